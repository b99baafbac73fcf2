import sys
from pathlib import Path

from bench import bench

HOLDS = "held = bytearray(b'1') * 80_000_000"


def test_memory_is_reported(tmp_path: Path) -> None:
    assert (
        80
        < bench.run(
            tmp_path, [sys.executable, "-c", f"{HOLDS}; import time; time.sleep(0.3)"]
        ).memory
        < 140
    )
