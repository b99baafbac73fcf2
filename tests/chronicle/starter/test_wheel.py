"""The wheel that we write has what any other that is built of the package has."""

import tomllib

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
