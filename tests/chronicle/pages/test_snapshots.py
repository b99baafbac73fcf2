"""Text snapshots of every page of the sample histories: text, order and links, stored next to this module.

After an intended change, run `make snapshots` and review the diff.
"""

from functools import cache

import pypandoc
import pytest

from chronicle.history import History
from support import plain_pandoc, snapshots

KEPT = sorted(
    file.relative_to(snapshots.SNAPSHOTS).as_posix() for file in snapshots.SNAPSHOTS.rglob("*.txt")
)


@pytest.fixture(autouse=True)
def _words_of_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypandoc, "convert_text", plain_pandoc.convert_text)


@cache
def history_of(name: str) -> History:
    return snapshots.load_sample_history(name)


@pytest.mark.parametrize("name", snapshots.HISTORIES)
def test_every_page_has_a_snapshot(name: str) -> None:
    pages = snapshots.page_paths(history_of(name))
    wanted = {snapshots.snapshot_file(name, address) for address in pages}
    assert {*(snapshots.SNAPSHOTS / name).rglob("*.txt")} == wanted


@pytest.mark.parametrize("file", KEPT)
def test_a_page_has_the_words_of_its_snapshot(file: str) -> None:
    name, _, rest = file.removesuffix(".txt").partition("/")
    address = "" if rest == "index" else f"{rest}/"
    kept = (snapshots.SNAPSHOTS / file).read_text("utf-8")
    assert snapshots.render_snapshot(history_of(name), address) == kept, (
        "`make snapshots`, and read the diff"
    )


@pytest.mark.parametrize("name", snapshots.HISTORY_DUMPS)
def test_what_is_made_of_a_whole_history_is_what_it_was(name: str) -> None:
    kept = (snapshots.DUMPS / f"{name}.txt").read_text("utf-8")
    assert snapshots.HISTORY_DUMPS[name]() == kept, "`make snapshots`, and read the diff"
