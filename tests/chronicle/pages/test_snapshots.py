"""Text snapshots of every page of the sample histories: text, order and links, stored next to this module.

After an intended change, run `make snapshots` and review the diff.
"""

from functools import cache

import pypandoc
import pytest

from chronicle.history import History
from support import plain_pandoc, snapshots

SNAPSHOT_FILES = sorted(
    file.relative_to(snapshots.SNAPSHOTS).as_posix() for file in snapshots.SNAPSHOTS.rglob("*.txt")
)


@pytest.fixture(autouse=True)
def _use_plain_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypandoc, "convert_text", plain_pandoc.convert_text)


@cache
def load_cached_history(name: str) -> History:
    return snapshots.load_sample_history(name)


@pytest.mark.parametrize("name", snapshots.HISTORIES)
def test_every_page_has_a_snapshot(name: str) -> None:
    pages = snapshots.page_paths(load_cached_history(name))
    expected = {snapshots.snapshot_file(name, address) for address in pages}
    assert {*(snapshots.SNAPSHOTS / name).rglob("*.txt")} == expected


@pytest.mark.parametrize("file", SNAPSHOT_FILES)
def test_page_matches_snapshot(file: str) -> None:
    name, _, rest = file.removesuffix(".txt").partition("/")
    address = "" if rest == "index" else f"{rest}/"
    expected = (snapshots.SNAPSHOTS / file).read_text("utf-8")
    assert snapshots.render_snapshot(load_cached_history(name), address) == expected, (
        "`make snapshots`, and read the diff"
    )


@pytest.mark.parametrize("name", snapshots.HISTORY_DUMPS)
def test_history_dump_matches_snapshot(name: str) -> None:
    expected = (snapshots.DUMPS / f"{name}.txt").read_text("utf-8")
    assert snapshots.HISTORY_DUMPS[name]() == expected, "`make snapshots`, and read the diff"
