"""Build a reproducible wheel from the installed package, without build tools or network.

https://packaging.python.org/en/latest/specifications/binary-distribution-format/
"""

import base64
import hashlib
import subprocess
from functools import cache
from importlib import metadata
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import click

DISTRIBUTION = "mkdocs-chronicle"
PACKAGE = Path(__file__).parents[1]
WHEEL_METADATA = (
    "Wheel-Version: 1.0\nGenerator: chronicle\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
)
METADATA_FILES = ("METADATA", "entry_points.txt", "top_level.txt", "licenses/LICENSE")


def wheel_files() -> dict[str, bytes]:
    """Return every file of the wheel by path, except RECORD, which lists them."""
    files = {}
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            relative_path = path.relative_to(PACKAGE.parent)
            files[relative_path.as_posix()] = path.read_bytes()
    installed = metadata.distribution(DISTRIBUTION)
    for metadata_file in METADATA_FILES:
        if text := installed.read_text(metadata_file):
            installed_version = f"\nVersion: {installed.version}\n"
            text = text.replace(installed_version, f"\nVersion: {code_version()}\n", 1)
            files[f"{_wheel_stem()}.dist-info/{metadata_file}"] = text.encode()
    files[f"{_wheel_stem()}.dist-info/WHEEL"] = WHEEL_METADATA.encode()
    return files


def write_wheel(directory: Path) -> Path:
    """Write the wheel to a directory and return its path."""
    files = wheel_files()
    record = f"{_wheel_stem()}.dist-info/RECORD"
    rows = [f"{path},{_file_digest(data)},{len(data)}\n" for path, data in files.items()]
    files[record] = "".join([*rows, f"{record},,\n"]).encode()
    directory.mkdir(parents=True, exist_ok=True)
    wheel_path = directory / f"{_wheel_stem()}-py3-none-any.whl"
    with ZipFile(wheel_path, "w", ZIP_DEFLATED) as wheel:
        for path, data in files.items():
            wheel.writestr(ZipInfo(path), data, ZIP_DEFLATED)  # dated 1980, the default of ZipInfo
    return wheel_path


def requirement_line(wheel: Path) -> str:
    """Return the `requirements.txt` line for a wheel in `vendor/`, with its hash."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"./vendor/{wheel.name} --hash=sha256:{digest}"


@cache
def code_version() -> str:
    """Return the version of this code, in a clone with its commit: 1.0.0+g640ccbdd1 (PEP 440)."""
    version = metadata.version(DISTRIBUTION)
    clone = PACKAGE.parents[1]
    if not (clone / ".git").exists():
        return version
    describe = ["git", "describe", "--always", "--exclude=*", "--abbrev=9", "--dirty=.changed"]
    run = subprocess.run(describe, cwd=clone, capture_output=True, text=True, check=False)
    if run.returncode:  # no git, or no commit
        return version
    return f"{version}+g{run.stdout.strip()}"


def _wheel_stem() -> str:
    return f"{DISTRIBUTION.replace('-', '_')}-{code_version()}"


def _file_digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"sha256={digest}"


@click.command("wheel")
@click.argument("directory", type=click.Path(path_type=Path), default="dist")
def wheel_command(directory: Path) -> None:
    """Build a wheel of this version of the code.

    Its line for a requirements.txt is printed. The wheel is written to DIRECTORY, by default dist.
    """
    wheel = write_wheel(directory)
    print(
        f"{wheel} written; copy it to vendor/ of a history, in place of the previous one, and "
        "replace its line in requirements.txt by:"
    )
    print(requirement_line(wheel))
