"""The wheel that a history keeps of this code is all that it needs of it."""

import subprocess
import sys
from pathlib import Path

from chronicle.start import start
from support.histories import DAY

# Builds a project with the code that a wheel brought, of which nothing else of this project is known.
WITH_THE_WHEEL = """
import sys
sys.path.insert(0, {alone!r})
import chronicle, mkdocs.__main__
print(chronicle.__file__)
mkdocs.__main__.cli(["build", "--strict"])
"""


def test_the_wheel_is_whole_and_always_the_same(tmp_path: Path) -> None:
    """Installed alone, without a network, it builds the history that came with it."""
    begun, again = tmp_path / "begun", tmp_path / "again"
    assert start(begun, DAY) == start(again, DAY)
    (wheel,) = (begun / "vendor").iterdir()
    assert (again / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    alone = tmp_path / "alone"
    install = ["pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(alone)]
    subprocess.run([sys.executable, "-m", *install, str(wheel)], check=True)
    build = [sys.executable, "-c", WITH_THE_WHEEL.format(alone=str(alone))]
    told = subprocess.run(build, cwd=begun, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert str(alone / "chronicle") in told.stdout
    assert (begun / "site" / "events" / "1903-flood" / "index.html").exists()
