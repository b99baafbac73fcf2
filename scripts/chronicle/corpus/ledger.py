"""The ledger of every address ever published: a text file, a line an address, none ever removed.

A line is a slash and the address from the site's root, a tab, and the version that first had it.
"""

from __future__ import annotations

from pathlib import Path

HEAD = """\
# Every address ever published, and the version that first had it. \
Lines are added by `make publish` and never removed."""


def read(ledger: Path) -> dict[str, str]:
    """The ledger as versions by address; empty where there is no file."""
    if not ledger.exists():
        return {}
    lines = ledger.read_text(encoding="utf-8").splitlines()
    return dict(line.removeprefix("/").split("\t") for line in lines if line.startswith("/"))


def publish(ledger: Path, addresses: set[str], version: str) -> list[str]:
    """Add every address that the ledger has not, under a version. Returns those added, sorted."""
    before = read(ledger)
    added = sorted(addresses - set(before))
    after = before | dict.fromkeys(added, version)
    lines = [f"/{address}\t{since}" for address, since in sorted(after.items())]
    ledger.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return added
