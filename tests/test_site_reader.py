from pathlib import Path

from support.site_reader import broken_links, duplicate_ids, read_site


def test_finds_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<p id="x"><p id="x"><a href="a/#y">good</a><a href="a/#z">bad</a><a href="https://else.test/">out</a>',
        encoding="utf-8",
    )
    (tmp_path / "a" / "index.html").write_text(
        '<p id="y"><a href="../../">bad</a><a href="../b/">bad</a><img src="../p.png">',
        encoding="utf-8",
    )
    (tmp_path / "p.png").write_bytes(b"")
    site = read_site(tmp_path)
    assert list(duplicate_ids(site)) == [": id x stands 2 times"]
    assert sorted(broken_links(site)) == [
        ": a/#z has no anchor there",
        "a/: ../../ leads out of the site",
        "a/: ../b/ leads nowhere",
    ]


def test_finds_what_a_strict_policy_stops(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<style></style><script src="a.js"></script><script>1</script><p style="" onclick="">'
        '<script type="application/ld+json">{}</script>',
        encoding="utf-8",
    )
    inline = read_site(tmp_path).pages[""].inline
    assert inline == ["<style>", "<script>", "p style", "p onclick"]
