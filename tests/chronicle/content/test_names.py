"""File names that collide on other systems, are not valid in URLs, or do not end in .md."""

from pathlib import Path

import pytest

from chronicle import build
from chronicle.__main__ import main
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.release import addresses
from support import SITE
from support.cases import cases
from support.projects import copy_sample_project

PAGE = "# An essay { #essay }\n\nText.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_sample_project(tmp_path / "project")


def read(project: Path, **pages: str) -> History:
    for name, text in pages.items():
        (project / "docs" / name).write_text(text, "utf-8")
    return build.load_project_history(project / "data", project / "docs", SITE)


@cases
def test_names_that_are_not_of_every_machine_are_reported(
    project: Path, names: list[str], message: str
) -> None:
    history = read(project, **dict.fromkeys(names, PAGE))
    lines = [str(problem) for problem in build.check_page_names(history)]
    assert any(message in line for line in lines) if message else lines == []


def test_what_no_address_holds_is_not_published(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    history = read(project, **{"Tiểu luận.md": PAGE, "essay.md": PAGE})
    published = addresses.unpublished(history)
    assert "essay/#essay" in published
    assert not [address for address in published if "luận" in address]
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    assert "cannot be cited" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["markdown", "mdown", "mkdn", "mkd"])
def test_a_page_is_read_whatever_mkdocs_lets_it_end_in(project: Path, ending: str) -> None:
    text = f"{PAGE}\nThe [flood](id:nobody) came. [@nobody, p. 12]\n"
    with pytest.raises(DataError) as refused:
        read(project, **{f"essay.{ending}": text})
    assert [str(problem).split(";")[0] for problem in refused.value.problems] == [
        f"docs/essay.{ending}:5:16: unknown id “nobody”",
        f"docs/essay.{ending}:5:31: unknown id “nobody”",
    ]
    whole = f"{PAGE}\nThe [flood](id:1903-flood) came. See [it](essay.{ending}#essay).\n"
    history = read(project, **{f"essay.{ending}": whole})
    assert [*build.check_links(history, project / "docs")] == []
