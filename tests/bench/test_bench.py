import sys
from pathlib import Path

from bench import bench

# Holds 80 MB in another process, which it starts, for longer than from one look to the next.
IN_ANOTHER = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "held = bytearray(b'1') * 80_000_000; import time; time.sleep(0.7)"])
"""


def test_memory_is_told_with_that_of_what_was_started(tmp_path: Path) -> None:
    made = bench.run(tmp_path, [sys.executable, "-c", IN_ANOTHER])
    assert 0 < made.memory < 60
    assert 80 < made.with_others < 140
