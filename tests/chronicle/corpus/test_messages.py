"""One slip in the invented history, one message: what is told of each mistake that people make."""

import shutil
from pathlib import Path

import pytest

from support import ANOTHER, problems
from support.slips import Slip, name

EVENTS, ACTORS, WORKS = "events/events.yml", "actors/actors.yml", "works/works.yml"
CLAIMS, QUESTIONS, CHANGES = "claims/claims.yml", "questions.yml", "changes.yml"
TITLE = "title: The isthmus floods"
DATE = "1903-05-01/1903-05-03"
SUMMARY = "Water stood in the cutting"


SLIPS = (
    # What YAML reads otherwise than it was meant; what it cannot read is in `test_diagnosis.py`.
    Slip(EVENTS, "- id: 1903-flood", "  id: 1903-flood", "23:3: a second “id”; begin each record or entry with “- ”"),
    Slip(EVENTS, TITLE, "title: Ship #4 floods", "“#4 floods” is read as a comment and lost; put the whole text between '…'"),
    Slip(EVENTS, "  date: 1904-22", "\tdate: 1904-22", "32:1: contains a tab; indent with blanks"),
    # Identifiers and references.
    Slip(EVENTS, "- id: 1903-flood", "- id: The flood of 1903", "id is “The flood of 1903”; use small letters, digits and single hyphens, such as the-flood-of-1903"),
    Slip(EVENTS, "- id: 1903-flood", "- id: 1903-floods", "nothing has the id “1903-flood”; did you mean “1903-floods”?; if it has another id now, write below that: formerly: [1903-flood]"),
    Slip(EVENTS, "- id: 1903-flood", "- idd: 1903-flood", "unknown field “idd”"),
    Slip(EVENTS, "actors: [canal-corps, {", "actors: [ditch-corps, {", "“ditch-corps” is now “canal-corps”; write that"),
    Slip(EVENTS, "see: [corps-at-the-lock]", "see: [1901-corps-arrives]", "“1901-corps-arrives” is this record itself; remove it here"),
    Slip("themes.yml", "{id: digging, ", "{id: diging, ", "nothing has the id “digging”; expected the id of a theme: diging, floods; did you mean “diging”?; or enter it in data/themes.yml; so also "),
    Slip(WORKS, "  locators: {page: [11, 20], note: [1, 9], ibid: [5], named: [table]}\n", "", "“holm-1987” is a work without locators; expected the id of a paper; so also "),
    Slip(WORKS, "page: [11, 20], note", "page: [11, 12], note", "holm-1987 has no p. 13; it has pp. 11–12, table, nn. 1–9; so also"),
    Slip(EVENTS, "themes: [floods, digging]", "themes: [war]", "nothing has the id “war”; expected the id of a theme: digging, floods; or enter it in data/themes.yml"),
    Slip(EVENTS, "themes: [floods, digging]", "themes: [flood]", "expected the id of a theme: digging, floods; did you mean “floods”?; or enter it in data/themes.yml"),
    Slip(WORKS, "evidence: scholarship", "evidence: chronicle", "evidence is “chronicle”; expected one of archive, letter, register, "),
    Slip(WORKS, "evidence: scholarship", "evidence: scholar", "; did you mean “scholarship”?; or enter it under evidence in data/settings.yml"),
    Slip(EVENTS, "work: holm-1987, at: p. 20", "work: floods, at: p. 20", "“floods” is a theme; expected the id of one of these: paper, document"),
    Slip(EVENTS, "work: holm-1987, at: p. 20", "work: ruud-1911, at: p. 20", "“ruud-1911” is a work without locators or a reading; expected"),
    Slip(WORKS, "paper: anonymous-lock, at: ¶2", "paper: anonymous-lock, at: ¶9", "anonymous-lock has no ¶9"),
    Slip(WORKS, "about: [1899-survey]", "about: [1903-flood]", "“1903-flood” does not rest on survey-1899 through anonymous-lock"),
    Slip(WORKS, "original: alt for dyr", f"original: {'alt for ' * 13}dyr", "has 27 words; a document is quoted with at most 25"),
    Slip(EVENTS, "see: [corps-at-the-lock]", "see: [nobody]", "nothing has the id “nobody”; expected the id of one of these: actor"),
    Slip(EVENTS, "{actor: per-ruud, role: leader}", "{actr: per-ruud}", "unknown field “actr”; expected one of actor, role; did you mean “actor”?"),
    # Dates.
    Slip(EVENTS, DATE, "'1966-13'", "date has the month 13; months run from 01 to 12"),
    Slip(EVENTS, DATE, "'1966-02-31'", "date has the day 31; February 1966 has 28 days"),
    Slip(EVENTS, DATE, "1966", "date is no text; put a date between quotation marks"),
    # Places in a work.
    Slip(CLAIMS, "at: p. 15", "at: page 15", "at “page 15” is no locator; expected p. 25, pp. 24–25,"),
    Slip(WORKS, "named: [table]", "named: [table, ch. 4]", "“ch. 4” is no name; give first and last of what is numbered"),
    Slip(CLAIMS, "at: p. 15", "at: 15", "at is “15”; say of what it is the number, such as p. 15"),
    Slip(CLAIMS, "at: p. 15", "at: p. 210", "holm-1987 has no p. 210; it has pp. 11–20, table, nn. 1–9"),
    Slip(ACTORS, "date: 1901/1903, sources: [{work: holm-1987, at: p. 12", "date: 1901/1903, sources: [{work: holm-1987, at: p. 99", "actors.yml:16:92: holm-1987 has no p. 99"),
    # Texts, numbers, lists and mappings.
    Slip(EVENTS, "- id: 1903-flood", "- id:", "id is empty; fill it in"),
    Slip(EVENTS, "  weight: minor\n", "", "events.yml:2:3: the field “weight” is missing"),
    Slip(EVENTS, "met: [per-ruud, estmark]", "met: [estmark]", "met has 1; needs 2"),
    Slip(EVENTS, TITLE, "title: [The, isthmus]", "title is a list; write one text"),
    Slip(EVENTS, TITLE, "title: {The isthmus: floods}", "title is a mapping; write one text, between '…' if it has a colon or brackets"),
    Slip(EVENTS, TITLE, "title: 1903", "title is “1903”, which is no text to YAML; write '1903'"),
    Slip(WORKS, "language: 'no'", "language: Norwegian", "language is “Norwegian”; expected a language tag such as en, ko, ja or ko-Latn"),
    Slip(CLAIMS, "value: 340", "value: '340'", "“340” is no number, and “strength” is a figure; write 340, {about: 40} or {from: 30, to: 40}, without"),
    Slip(CLAIMS, "value: 340\n  unit: diggers", "value: 340", "does not say what the 340 are; other figures of “strength” do: unit: diggers"),
    Slip(EVENTS, "sources: [{work: holm-1987, at: p. 20}]", "sources:\n    work: holm-1987\n    at: p. 20", "sources must be a list; begin each entry with “- ”, also the only one"),
    Slip(EVENTS, "sources: [{work: holm-1987, at: p. 20}]", "sources: [holm-1987]", "item 1 of sources is “holm-1987”; write {work: holm-1987, at: …}"),
    Slip(EVENTS, "places: [the-lock, vik]", "places: [the-lock, the-lock]", "“the-lock” stands here twice; remove one"),
    Slip("places.yml", "coordinates: [", "coordinates: [1.0, ", "coordinates has 3; expected 2"),
    Slip(CHANGES, "version: 2099.1.0", "version: '2099.13.0'", "version is “2099.13.0”; expected year, month and number, such as 2026.11.0"),
    Slip(QUESTIONS, "note: It may count only one season.", "note: It may count one season, or two at most.", "“or two at most.” stands after a comma, which ends a text in {…}; put it between '…'"),
    # Prose.
    Slip(EVENTS, SUMMARY, f"{SUMMARY} [of the lock](id:the-lock)", "holds a Markdown link: [of the lock](id:the-lock); write the words alone, and name records under see"),
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))


@pytest.mark.parametrize("slip", SLIPS, ids=name)
def test_a_slip_is_told_in_words_and_once(data: Path, slip: Slip) -> None:
    slip.make(data)
    found = problems(data)
    assert any(slip.message in problem for problem in found), found
    assert len(found) == 1, found


@pytest.mark.parametrize("file", [EVENTS, ACTORS, WORKS, CLAIMS, "themes.yml", "properties.yml"])
def test_a_file_that_cannot_be_read_is_one_problem(data: Path, file: str) -> None:
    path = data / file
    path.write_bytes(path.read_bytes() + b"- id: \xff\n")
    (problem,) = problems(data)
    assert problem.endswith("is not UTF-8; save the file in that encoding")


def test_a_file_that_is_gone_is_one_problem(data: Path) -> None:
    (data / "themes.yml").unlink()
    (problem,) = problems(data)
    assert (
        "“digging”; the record has no theme at all; or enter it in data/themes.yml; so" in problem
    )


@pytest.mark.parametrize(
    ("there", "problem"),
    [
        ("events/events.yaml", "is no file of the record; expected works/….yml, "),
        ("events/1903/events.yml", "is no file of the record; expected works/….yml, "),
        ("event/events.yml", "did you mean “events”?"),
        ("claims/events.yml", "does not open with the line for editors; expected # yaml-langua"),
    ],
)
def test_a_file_out_of_place_is_one_problem(data: Path, there: str, problem: str) -> None:
    (data / there).parent.mkdir(exist_ok=True)
    (data / EVENTS).rename(data / there)
    (found,) = problems(data)
    assert found.startswith(f"data/{there}")
    assert problem in found
