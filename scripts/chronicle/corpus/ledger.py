"""The ledger of every URL ever published: a text file, one line per URL, none ever removed.

A line is a slash and the URL relative to the root, a tab, and the version that first had it. The
header has a digest of all records and pages of the last version, and the number of URLs. This
number is a minimum, because a git merge of two ledgers combines their lines.
"""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from chronicle.files import replace_files
from chronicle.problems import DataError, Problem

LEDGER_LINE = re.compile(r"/(?P<address>\S*)\t(?P<version>\S+)")
COUNT_LINE = re.compile(r"# (\d+) addresses")
LEDGER_HEADER = """\
# Every address ever published, and the version that first had it. \
Lines are added by `make publish` and never removed."""


def read_ledger(ledger: Path) -> dict[str, str]:
    """Return the version that first had each URL; empty if there is no ledger.

    Raises:
        DataError: A line is invalid, or there are fewer URLs than the header states.
    """
    file = f"{ledger.parent.name}/{ledger.name}"
    versions: dict[str, str] = {}
    problems: list[Problem] = []
    min_count = 0
    for number, line in enumerate(_ledger_lines(ledger), 1):
        if entry := LEDGER_LINE.fullmatch(line):
            versions[entry["address"]] = entry["version"]
        elif count := COUNT_LINE.fullmatch(line):
            min_count = max(min_count, int(count[1]))
        elif line and not line.startswith("#"):
            message = "is not a valid line; only `make publish` may change this file"
            problems.append(Problem(file, number, 1, message))
    if len(versions) < min_count:
        message = f"{len(versions)} of {min_count} URLs are left; restore the missing lines"
        problems.append(Problem(file, 0, 0, message))
    if problems:
        raise DataError(problems)
    return versions


def _ledger_lines(ledger: Path) -> list[str]:
    if not ledger.exists():
        return []
    return ledger.read_text("utf-8", errors="replace").splitlines()


def has_header(ledger: Path) -> bool:
    """Return whether a ledger exists and begins with its header."""
    return any(line.startswith("#") for line in _ledger_lines(ledger)[:1])


def version_line(version: str, files: Iterable[Path]) -> str:
    """Return the header line of a version, with a digest of the records and pages in `files`."""
    digest = hashlib.sha256()
    for path in files:
        if path.suffix in (".md", ".yml"):
            digest.update(path.read_bytes())
    return f"# {version} {digest.hexdigest()}"


def is_changed(ledger: Path, version: str, files: Iterable[Path]) -> bool | None:
    """Return whether a version has changed since it was published; None if it never was."""
    for line in _ledger_lines(ledger):
        if line.startswith(f"# {version} "):
            return line != version_line(version, files)
    return None


def publish_version(
    ledger: Path, addresses: Iterable[str], version: str, files: Iterable[Path] = ()
) -> None:
    """Add every new URL to the ledger under a version, and the digest of its `files`."""
    versions = dict.fromkeys(addresses, version) | read_ledger(ledger)
    lines = [LEDGER_HEADER, f"# {len(versions)} addresses"]
    if version:
        lines.append(version_line(version, files))
    lines += [f"/{address}\t{since}" for address, since in sorted(versions.items())]
    text = "".join(f"{line}\n" for line in lines)
    replace_files({ledger: text.encode()})
