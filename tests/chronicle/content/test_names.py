"""File names that collide on other systems, are not valid in URLs, or do not end in .md."""

from pathlib import Path

import pytest

from chronicle import build
from chronicle.__main__ import main
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.release import addresses
from support import CapturedOutput, load_project
from support.cases import cases

PAGE = "# An essay { #essay }\n\nText.\n"


def load_with_pages(project: Path, **pages: str) -> History:
    for name, text in pages.items():
        (project / "docs" / name).write_text(text, "utf-8")
    return load_project(project)


@cases
def test_reports_unportable_file_names(project: Path, names: list[str], message: str) -> None:
    history = load_with_pages(project, **dict.fromkeys(names, PAGE))
    lines = [str(problem) for problem in build.check_page_names(history)]
    assert any(message in line for line in lines) if message else lines == []


def test_non_ascii_path_is_not_published(project: Path, capsys: CapturedOutput) -> None:
    history = load_with_pages(project, **{"Tiểu luận.md": PAGE, "essay.md": PAGE})
    published = addresses.unpublished_addresses(history)
    assert "essay/#essay" in published
    assert not [address for address in published if "luận" in address]
    assert main(["check"]) == 0
    assert "cannot be cited" in capsys.readouterr().out


@pytest.mark.parametrize("extension", ["markdown", "mdown", "mkdn", "mkd"])
def test_accepts_every_markdown_suffix(project: Path, extension: str) -> None:
    text = f"{PAGE}\nThe [flood](id:nobody) came. [@nobody, p. 12]\n"
    with pytest.raises(DataError) as error:
        load_with_pages(project, **{f"essay.{extension}": text})
    assert [str(problem).split(";")[0] for problem in error.value.problems] == [
        f"docs/essay.{extension}:5:16: unknown id “nobody”",
        f"docs/essay.{extension}:5:31: unknown id “nobody”",
    ]
    valid_text = f"{PAGE}\nThe [flood](id:1903-flood) came. See [it](essay.{extension}#essay).\n"
    history = load_with_pages(project, **{f"essay.{extension}": valid_text})
    assert [*build.check_links(history, project / "docs")] == []
