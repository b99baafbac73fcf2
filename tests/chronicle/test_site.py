import zlib

from chronicle.site import size_of_png


def test_a_png_tells_its_size() -> None:
    chunk = b"IHDR" + (1200).to_bytes(4) + (630).to_bytes(4) + bytes([8, 2, 0, 0, 0])
    png = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4)
    assert size_of_png(png) == (1200, 630)
    assert size_of_png(png[:20]) is None
    assert size_of_png(b"\xff\xd8\xff\xe0" + png) is None
