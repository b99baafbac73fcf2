"""What readers type: files of their own beside the record, each line for what is there."""

from pathlib import Path

import pytest

from chronicle.history import load_history
from chronicle.problems import DataError
from chronicle.search.index import documents
from support import SITE
from support.cases import cases
from support.projects import another_project


def searched(directory: Path, text: str) -> Path:
    """A project whose file of what readers type has a text."""
    project = another_project(directory / "project")
    file = project / "data" / "search" / "any.yml"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    return project


@cases
def test_what_it_is_for_has_it(tmp_path: Path, named: str, address: str) -> None:
    project = searched(tmp_path, f"- {{id: {named}, words: [zebra], asked: [is it a zebra]}}\n")
    history = load_history(project / "data", project / "docs", SITE)
    found = {one.address: one for one in documents(history, ()) if "zebra" in one.words}
    assert {at: one.asked for at, one in found.items()} == {address: ("is it a zebra",)}


@cases
def test_what_is_for_nothing_is_refused_at_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    project = searched(tmp_path, text)
    with pytest.raises(DataError) as raised:
        load_history(project / "data", project / "docs", SITE)
    (problem,) = map(str, raised.value.problems)
    assert f"data/search/any.yml:{message}" in problem
