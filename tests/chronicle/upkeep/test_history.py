"""What git says has changed since a version, the next version, and a ledger changed by hand."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.corpus import ledger
from chronicle.upkeep import RefusalError, history, moves, versions
from support.upkeep import CHAPTER, CLAIMS, EVENTS, TODAY, book_of_project, replaced

LEDGER = "data/permalinks.txt"
NEW = """\
- id: 1911-closing
  date: '1911'
  title: The canal closes
  summary: It was closed within a year.
  themes: [digging]
  weight: minor
  sources: [{work: holm-1987, at: p. 20}]
"""


def git(project: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
    subprocess.run(command, cwd=project, check=True, capture_output=True)


@pytest.fixture
def repository(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project in git, with a version that was published and committed."""
    (project / "mkdocs.yml").write_text("site_name: The Long Ditch\n", encoding="utf-8")
    replaced(project, "data/changes.yml", "2099-01-02", "2019-01-02")  # before any today
    monkeypatch.chdir(project)
    assert main(["publish"]) == 0
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "Publish")
    return project


def appended(project: Path, file: str, text: str) -> None:
    path = project / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def since(project: Path) -> history.Since:
    found = history.since(book_of_project(project), project)
    assert found
    return found


def problems(project: Path) -> list[str]:
    return [str(one) for one in history.problems(book_of_project(project), project)]


def test_where_there_is_no_git_nothing_is_said(project: Path) -> None:
    appended(project, EVENTS, NEW)
    assert history.since(book_of_project(project), project) is None
    assert problems(project) == []


def test_nothing_has_changed_in_what_was_just_published(repository: Path) -> None:
    assert history.since(book_of_project(repository), repository) is None


@pytest.mark.parametrize("committed", [True, False])
def test_records_and_pages_are_named_by_what_became_of_them(
    repository: Path, committed: bool
) -> None:
    moves.rename(
        book_of_project(repository), repository, "1904-talks", "1904-parley", "So.", TODAY
    ).write()
    moves.withdraw(book_of_project(repository), repository, "1910-opening", "No.", TODAY).write()
    appended(repository, EVENTS, NEW)
    replaced(repository, CLAIMS, "value: 340", "value: 350")
    replaced(repository, CHAPTER, "is not settled", "is open")
    replaced(repository, "data/places.yml", "name: Vik,", "name:   Vik,")
    if committed:
        git(repository, "add", ".")
        git(repository, "commit", "-qm", "Change much")
    found = since(repository)
    assert found == history.Since(
        version="2099.1.0",
        groups={
            "added": ["1911-closing"],
            "changed": ["corps-strength-holm"],
            "renamed or merged": ["1904-parley"],
            "withdrawn": ["1910-opening"],
        },
        pages=("chapters/the-flood/",),
    )
    assert versions.words(book_of_project(repository), found) == (
        "1 event was added; 1 claim was changed; 1 event was renamed or merged; "
        "1 record was withdrawn; 1 page was edited."
    )


def test_a_chapter_that_was_renamed_is_not_withdrawn(repository: Path) -> None:
    book = book_of_project(repository)
    moves.rename(book, repository, "the-flood", "high-water", "It is.", TODAY).write()
    found = since(repository)
    assert found.groups["withdrawn"] == []
    assert "chapters/high-water/" in found.pages


def test_a_record_that_only_moved_to_another_file_has_not_changed(repository: Path) -> None:
    path = repository / EVENTS
    text = path.read_text(encoding="utf-8")
    start = text.index("- id: 1910-opening")
    path.write_text(text[:start], encoding="utf-8")
    new = f"{text.splitlines()[0]}\n{text[start:]}"
    (path.parent / "later.yml").write_text(new, encoding="utf-8")
    assert history.since(book_of_project(repository), repository) is None


def test_check_says_what_waits_and_publish_enters_it(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    appended(repository, EVENTS, NEW)
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "Not an error: since 2099.1.0 1 event was added; who" in capsys.readouterr().out
    assert main(["publish"]) == main(["publish", "--check"]) == 1
    assert "2099.1.0 is published: since 2099.1.0 1 event" in capsys.readouterr().err

    assert main(["publish", "2099.2.0"]) == 0
    assert ledger.read(repository / LEDGER)["events/1911-closing/"] == "2099.2.0"
    assert "version: 2099.2.0" in (repository / "CITATION.cff").read_text(encoding="utf-8")
    assert main(["check"]) == 1
    assert "what still begins with TODO" in capsys.readouterr().err
    changes = (repository / "data" / "changes.yml").read_text(encoding="utf-8")
    assert "      # added: 1 event\n      1911-closing,\n" in changes
    replaced(repository, "data/changes.yml", "TODO ", "")
    assert main(["check"]) == main(["publish", "--check"]) == 0
    entry = book_of_project(repository).edition
    assert entry
    assert entry.touches == ("1911-closing",)
    assert entry.what == "1 event was added."


def test_a_correction_under_an_old_version_is_not_released(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(repository, EVENTS, "date: '1901-05-03'", "date: '1901-05-04'")
    git(repository, "commit", "-qam", "Correct a date")
    assert main(["check"]) == 0
    assert main(["publish", "--check"]) == 1
    assert "1 event was changed; who releases runs make publish" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("2098.12.1", "2098.12.1 is lower than 2099.1.0, the last version; the next is 2099.2.0"),
        ("2099.13.0", "“2099.13.0” is no version; write year, month and number, such as 2099.2.0"),
    ],
)
def test_a_version_rises(project: Path, version: str, message: str) -> None:
    with pytest.raises(RefusalError, match=message):
        versions.is_entered(book_of_project(project), version, TODAY)


@pytest.mark.parametrize(
    ("today", "version"),
    [(dt.date(2099, 1, 30), "2099.1.1"), (dt.date(2099, 2, 3), "2099.2.0")],
)
def test_the_next_version(project: Path, today: dt.date, version: str) -> None:
    assert versions.following(book_of_project(project), today) == version


def test_an_entry_that_gave_a_published_version_stays(project: Path) -> None:
    replaced(project, "data/changes.yml", "version: 2099.1.0", "version: 2099.2.0")
    assert problems(project) == [
        "data/changes.yml: has no entry for 2099.1.0, under which addresses were published; "
        "bring it back"
    ]


def test_a_ledger_is_not_changed_by_hand(repository: Path) -> None:
    replaced(repository, LEDGER, "/events/1904-talks/\t2099.1.0\n", "")
    appended(repository, LEDGER, "/events/1904-parley/\t2099.1.0\n")
    git(repository, "commit", "-qam", "Enter an address")
    assert problems(repository) == [
        "data/permalinks.txt: lacks 1 line of the version 2099.1.0, first of /events/1904-talks/; "
        "no line is ever removed: bring them back",
        "data/permalinks.txt: 2099.1.0 was published without /events/1904-parley/; "
        "remove the line; the next `make publish VERSION=…` enters it",
    ]
