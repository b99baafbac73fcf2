"""The wheel that we write has what any other that is built of the package has."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

from chronicle.starter import wheel
from support import ROOT


def test_whoever_builds_the_package_gets_every_file_that_our_wheel_has() -> None:
    """From a wheel without one of them a project could not be begun."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    by_package = settings["tool"]["setuptools"]["package-data"]
    packed = set(wheel.PACKAGE.rglob("*.py"))
    for package, patterns in by_package.items():
        folder = wheel.PACKAGE.parent.joinpath(*package.split("."))
        for pattern in patterns:
            packed.update(path for path in folder.glob(pattern) if path.is_file())
            packed.update(path for path in folder.glob(f"{pattern}/*") if path.is_file())
    ours = {name for name in wheel.content() if name.startswith("chronicle/")}
    missing = ours - {path.relative_to(wheel.PACKAGE.parent).as_posix() for path in packed}
    assert missing == set()
    assert "chronicle/CHANGELOG.md" in ours


def test_what_python_compiled_is_neither_packed_nor_warned_of(tmp_path: Path) -> None:
    """Whoever installs the package again has a theme beside which Python has left what it made."""
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    code = tmp_path / "scripts/chronicle"
    shutil.copytree(wheel.PACKAGE / "theme", code / "theme")
    shutil.copy(wheel.PACKAGE / "README.md", code)
    compiled = code / "theme/__pycache__/__init__.cpython-311.pyc"
    compiled.parent.mkdir(exist_ok=True)
    compiled.touch()
    build = "from setuptools import build_meta; build_meta.build_wheel('dist')"
    made = subprocess.run(
        [sys.executable, "-c", build], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "Warning" not in made.stdout + made.stderr
    [packed] = (tmp_path / "dist").glob("*.whl")
    names = ZipFile(packed).namelist()
    assert "chronicle/theme/assets/fonts/regular.woff2" in names
    assert [name for name in names if "__pycache__" in name] == []
