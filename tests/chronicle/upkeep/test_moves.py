"""Records are renamed, merged and withdrawn; every address arrives and the check passes."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest

from chronicle import build
from chronicle.book import Book
from chronicle.corpus.problems import DataError
from chronicle.corpus.reader import read
from chronicle.record.models import Claim
from chronicle.upkeep import RefusalError, drafts, moves
from chronicle.upkeep.drafts import Draft
from chronicle.views.moved import former_addresses
from support.upkeep import CHAPTER, CLAIMS, EVENTS, TODAY, book_of_project, replaced

WHY = "It was no more than that."


@pytest.fixture
def book(project: Path) -> Book:
    return book_of_project(project)


def lines(draft: Draft, file: str) -> set[str]:
    """The lines of a file that are new or went, marked + and -."""
    before = (draft.root / file).read_text(encoding="utf-8").splitlines()
    after = (draft.files[file] or "").splitlines()
    return {f"-{line}" for line in before if line not in after} | {
        f"+{line}" for line in after if line not in before
    }


def arrivals(book: Book) -> dict[str, str | None]:
    """Where each former address leads, None for nowhere."""
    return {
        former.address: former.note.now.address if former.note.now else None
        for former in former_addresses(book)
    }


def test_an_event_is_renamed_with_all_that_stood_below_it(project: Path, book: Book) -> None:
    draft = moves.rename(book, project, "1904-talks", "1904-parley", WHY, TODAY)
    assert set(draft.files) == {EVENTS, CLAIMS}
    assert lines(draft, CLAIMS) == {"-  about: 1904-talks", "+  about: 1904-parley"}
    assert lines(draft, EVENTS) == {
        "-- id: 1904-talks",
        "+- id: 1904-parley",
        "+  formerly:",
        "+    - id: 1904-talks",
        "+      date: '2099-02-03'",
        "+      label: The two states talk of ending the work",
        f"+      why: {WHY}",
    }
    went = arrivals(draft.check(TODAY))
    assert went["events/1904-talks/"] == "events/1904-parley/"
    assert went["timeline/#1904-talks"] == "events/1904-parley/"
    assert (
        went["events/1904-talks/#talks-motive-estmark"]
        == "events/1904-parley/#talks-motive-estmark"
    )


def test_an_actor_is_renamed_in_every_file_and_page(project: Path, book: Book) -> None:
    replaced(project, "docs/chapters/the-flood.md", "(id:canal-corps)", "(id:norrmark)")
    draft = moves.rename(book_of_project(project), project, "norrmark", "nord", WHY, TODAY)
    assert "](id:nord)" in (draft.files["docs/chapters/the-flood.md"] or "")
    new = draft.check(TODAY)
    assert {link.source for link in new.corpus.links_to["nord"]} == {
        link.source for link in book.corpus.links_to["norrmark"]
    }
    assert arrivals(new)["actors/norrmark/"] == "actors/nord/"


def test_a_work_is_renamed_in_citations_and_with_its_pages(project: Path, book: Book) -> None:
    guide = project / "docs" / "papers" / "holm-1987" / "guide.md"
    guide.parent.mkdir(parents=True)
    guide.write_text("---\npaper: holm-1987\n---\n\n# Guide { #guide }\n", encoding="utf-8")
    page = project / "docs" / "about" / "cite.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[Guide](../papers/holm-1987/guide.md)\n", encoding="utf-8")
    book = book_of_project(project)
    draft = moves.rename(book, project, "holm-1987", "holm-1987-ditch", WHY, TODAY)
    chapter = draft.files["docs/chapters/the-flood.md"] or ""
    assert "[@holm-1987-ditch, p. 12, n. 3; @anonymous-lock, ¶3]" in chapter
    assert draft.files["docs/papers/holm-1987/guide.md"] is None
    assert lines(draft, "docs/about/cite.md") == {
        "-[Guide](../papers/holm-1987/guide.md)",
        "+[Guide](../papers/holm-1987-ditch/guide.md)",
    }
    assert draft.undo == "git checkout . && rm docs/papers/holm-1987-ditch/guide.md"
    moved = draft.check(TODAY).handwritten["papers/holm-1987-ditch/guide/"]
    assert moved.front_matter.paper == "holm-1987-ditch"
    for away in (partial(moves.merge, into="anonymous-lock"), moves.withdraw):
        with pytest.raises(RefusalError, match="docs/papers/holm-1987 has pages about “holm-1987”"):
            away(book, project, "holm-1987", why=WHY, today=TODAY)
    draft.write()
    assert not guide.parent.exists()


def test_a_chapter_is_renamed_with_its_lesson_and_all_that_leads_to_it(project: Path) -> None:
    replaced(project, "mkdocs.yml", "chapters/index.md", "chapters/the-flood.md")
    replaced(project, "data/settings.yml", "periods:", "book: [chapters/the-flood/]\nperiods:")
    cite = "docs/about/cite.md"
    replaced(
        project,
        cite,
        "# How to cite",
        "[See](../chapters/the-flood.md#the-coming)\n\n# How to cite",
    )
    book = book_of_project(project)
    draft = moves.rename(book, project, "the-flood", "high-water", WHY, TODAY)
    assert draft.files[CHAPTER] is None
    assert "](high-water.md)" in (draft.files["docs/chapters/index.md"] or "")
    assert "](../chapters/high-water.md#the-coming)" in (draft.files[cite] or "")
    assert "Story: chapters/high-water.md" in (draft.files["mkdocs.yml"] or "")
    assert lines(draft, "data/lessons.yml") == {"-  chapter: the-flood", "+  chapter: high-water"}
    new = draft.check(TODAY)
    assert new.corpus.settings.book == ("chapters/high-water/",)
    assert set(build.published(book)) <= build.published(new)
    went = arrivals(new)
    assert went["chapters/the-flood/"] == "chapters/high-water/"
    assert went["chapters/the-flood/#the-coming"] == "chapters/high-water/#the-coming"
    assert went["chapters/the-flood/#arrival"] == "chapters/high-water/#the-coming"
    assert went["teaching/the-flood/"] == "teaching/high-water/"
    draft.write()
    back = moves.rename(book_of_project(project), project, "high-water.md", "the-flood", WHY, TODAY)
    assert not {one for one in arrivals(back.check(TODAY)) if one.startswith("chapters/")}


def test_tests_of_the_record_that_name_it_are_said(project: Path, book: Book) -> None:
    tests = project / "tests" / "record"
    tests.mkdir(parents=True)
    (tests / "queries.yml").write_text("a: vik-2\nb: events/vik/\nc: vik\n", encoding="utf-8")
    draft = moves.rename(book, project, "vik", "vik-town", WHY, TODAY)
    assert draft.notes == (
        "tests/record/queries.yml:2 names “vik” too; change it by hand",
        "tests/record/queries.yml:3 names “vik” too; change it by hand",
    )


def test_what_was_never_published_needs_no_note(project: Path) -> None:
    (project / "data" / "permalinks.txt").write_text("/events/1903-flood/\t2099.1.0\n")
    book = book_of_project(project)
    draft = moves.rename(book, project, "1904-talks", "1904-parley", WHY, TODAY)
    assert draft.notes == ("“1904-talks” was never published: no note is needed",)
    assert lines(draft, EVENTS) == {"-- id: 1904-talks", "+- id: 1904-parley"}


def test_a_record_that_gets_back_its_first_id_has_it_no_more_under_formerly(
    project: Path, book: Book
) -> None:
    draft = moves.rename(book, project, "canal-corps", "ditch-corps", WHY, TODAY)
    (former,) = draft.check(TODAY).corpus["ditch-corps"].formerly
    assert former.id == "canal-corps"


def test_a_place_is_merged_and_named_once_where_both_were(project: Path, book: Book) -> None:
    draft = moves.merge(book, project, "vik", "the-lock", WHY, TODAY)
    assert lines(draft, EVENTS) == {"-  places: [the-lock, vik]", "-  places: [vik]"}
    new = draft.check(TODAY)
    assert "vik" not in new.corpus.records
    assert new.corpus["1903-flood"].places == ("the-lock",)  # type: ignore[attr-defined]
    assert arrivals(new)["places/#vik"] == "places/#the-lock"
    assert draft.notes == (
        "What “vik” said stood at data/places.yml:2 and went; take over what “the-lock” lacks",
    )


def test_an_actor_merged_takes_its_earlier_ids_along(project: Path, book: Book) -> None:
    draft = moves.merge(book, project, "canal-corps", "norrmark", WHY, TODAY)
    new = draft.check(TODAY)
    assert new.corpus["norrmark"].ids == ("norrmark", "canal-corps", "ditch-corps")
    assert new.corpus["norrmark"].part_of == ()  # type: ignore[attr-defined]
    went = arrivals(new)
    assert went["actors/canal-corps/"] == went["actors/ditch-corps/"] == "actors/norrmark/"


@pytest.mark.parametrize("instead", ["1903-flood", None])
def test_an_event_is_withdrawn_with_the_claims_about_it(
    project: Path, book: Book, instead: str | None
) -> None:
    replaced(project, "data/lessons.yml", "talks-motive-estmark", "corps-strength-other")
    other = "- {id: corps-strength-other, about: corps-at-the-lock, property: motive, value: It pays, voice: estmark, sources: [{work: anonymous-lock, at: ¶5}]}\n"
    path = project / CLAIMS
    path.write_text(path.read_text(encoding="utf-8") + other, encoding="utf-8")
    book = book_of_project(project)
    draft = moves.withdraw(book, project, "1904-talks", WHY, TODAY, instead)
    assert draft.notes == ("talks-motive-estmark, a claim about it, goes too",)
    assert lines(draft, "data/withdrawn.yml") == {
        "+- id: 1904-talks",
        "+  address: events/1904-talks/",
        "+  date: '2099-02-03'",
        "+  label: The two states talk of ending the work",
        f"+  why: {WHY}",
    } | ({"+  instead: 1903-flood"} if instead else set())
    new = draft.check(TODAY)
    assert set(build.published(book)) <= build.published(new)
    there = "events/1903-flood/" if instead else None
    assert arrivals(new)["events/1904-talks/#talks-motive-estmark"] == there


def test_a_withdrawn_place_loses_its_line_and_each_claim_has_a_note(
    project: Path, book: Book
) -> None:
    replaced(project, CLAIMS, "about: norrmark", "about: isthmus")
    replaced(project, "data/lessons.yml", "motive-ruud, ", "motive-other, ")
    other = "- {id: motive-other, about: norrmark, property: motive, value: It pays, voice: estmark, sources: [{work: anonymous-lock, at: ¶5}]}\n"
    path = project / CLAIMS
    path.write_text(path.read_text(encoding="utf-8") + other, encoding="utf-8")
    book = book_of_project(project)
    draft = moves.withdraw(book, project, "isthmus", WHY, TODAY)
    new = draft.check(TODAY)
    assert {"isthmus", "motive-ruud"} <= set(new.corpus.records)
    assert new.corpus.of(Claim) == tuple(
        one for one in book.corpus.of(Claim) if one.id != "motive-ruud"
    )
    assert lines(draft, "data/lines.yml") == {"-  place: isthmus"}
    assert "+  see: [1903-flood]" in lines(draft, "data/corrections.yml")


def test_links_to_what_is_withdrawn_become_text(project: Path, book: Book) -> None:
    asked, claims = "question: how-many-diggers", "claims: [corps-strength-holm]"
    replaced(project, "data/lessons.yml", asked, claims)
    draft = moves.withdraw(book_of_project(project), project, "how-many-diggers", WHY, TODAY)
    chapter = draft.files["docs/chapters/the-flood.md"] or ""
    assert "How many came is not settled." in chapter


def test_what_is_cited_is_not_withdrawn(project: Path, book: Book) -> None:
    with pytest.raises(DataError) as error:
        moves.withdraw(book, project, "vik-courier-1903-05-04", WHY, TODAY)
    assert [str(one) for one in error.value.problems] == [
        "data/claims/claims.yml:21:3: names “vik-courier-1903-05-04”; "
        "name something else, or withdraw this first",
        "data/claims/claims.yml:22:62: names “vik-courier-1903-05-04”; "
        "name something else, or withdraw this first",
        "data/events/events.yml:30:66: names “vik-courier-1903-05-04”; "
        "name something else, or withdraw this first",
    ]
    with pytest.raises(DataError, match=r"the-flood.md:14:63: cites “holm-1987”; cite something"):
        moves.withdraw(book, project, "holm-1987", WHY, TODAY)


@pytest.mark.parametrize(
    ("move", "first", "second", "message"),
    [
        (moves.rename, "1904-talk", "x", "“1904-talk”; did you mean “1904-talks”?"),
        (moves.rename, "the-floot", "x", "“the-floot”; did you mean “the-flood”?"),
        (moves.rename, "1904-talks", "The Talks", "use small letters, digits and hyphens"),
        (moves.rename, "1904-talks", "1903-flood", "is the id of a record already"),
        (moves.rename, "ditch-corps", "x", "“ditch-corps” is now “canal-corps”"),
        (moves.rename, "1902-strike", "x", "is a note of what was withdrawn; change it by hand"),
        (
            moves.rename,
            "the-flood",
            "The Water",
            "the name of a chapter; use small letters, digits",
        ),
        (moves.rename, "the-flood", "index", "docs/chapters/index.md is there already"),
        (
            moves.merge,
            "the-flood",
            "vik",
            "is a chapter; remove its file, its line in docs/chapters",
        ),
        (moves.merge, "1904-talks", "vik", "“1904-talks” is an event, “vik” a place"),
        (moves.merge, "vik", "vik", "is named twice; name two records of one kind"),
    ],
)
def test_what_cannot_be_is_refused(
    project: Path, book: Book, move: object, first: str, second: str, message: str
) -> None:
    with pytest.raises(RefusalError, match=message.replace("?", r"\?")):
        move(book, project, first, second, WHY, TODAY)  # type: ignore[operator]


def test_nothing_else_changes_in_any_file(project: Path, book: Book) -> None:
    """A record renamed there and back, before it is published, leaves every byte as it was."""
    (project / "data" / "permalinks.txt").unlink()
    before = {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()}
    for record in book.corpus.records.values():
        if record.kind_ in ("change", "withdrawn") or record.formerly or record.id == "drowned":
            continue  # what is called as a unit is counted cannot have another id
        for old, new in ((record.id, "another-id"), ("another-id", record.id)):
            now = book_of_project(project)
            moves.rename(now, project, old, new, WHY, TODAY).write()
    assert before == {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()}


def test_what_changes_is_said_by_file_and_line(project: Path, book: Book) -> None:
    text = (project / EVENTS).read_text(encoding="utf-8")
    shorter = Draft(project, {EVENTS: text.replace("  weight: minor\n", "", 1)})
    assert list(shorter.changes()) == [f"{EVENTS}: lines 1 removed before 9"]
    draft = moves.rename(book, project, "1904-talks", "1904-parley", WHY, TODAY)
    assert list(draft.changes()) == [f"{CLAIMS}: line 30", f"{EVENTS}: lines 31–36"]
    draft.write()
    assert drafts.check(project, dt.date(2099, 2, 3)).corpus["1904-parley"]
    (entry, *_) = read(project / "data" / "claims" / "claims.yml", "claims.yml")
    assert entry
