"""One slip in a page of the invented history: what is told of each mistake that people make."""

import shutil
from pathlib import Path

import pytest

from chronicle import build
from chronicle.corpus.problems import DataError
from chronicle.history import load_history, read
from support import ANOTHER, SITE
from support.slips import Slip, name

CHAPTER, HOME, LISTING = "chapters/the-flood.md", "index.md", "chapters/index.md"
FIRST = "[@holm-1987, p. 12, n. 3; @anonymous-lock, ¶3]"
LINK = "[Canal Corps](id:canal-corps) to"
ANCHOR = "{ #the-coming }"


SLIPS = (
    # Citations.
    Slip(CHAPTER, "@holm-1987, p. 12, n", "@holm-1978, p. 12, n", "14:62: nothing has the id “holm-1978”; expected the id of a work; did you mean “holm-1987”?"),
    Slip(CHAPTER, "@holm-1987, p. 12, n", "@estmark, p. 12, n", "14:62: “estmark” is an actor; expected the id of a work"),
    Slip(CHAPTER, "¶3]", "¶31]", "14:87: anonymous-lock has no ¶31; it has ¶¶1–8"),
    Slip(CHAPTER, "p. 12, n. 3;", "page 12, n. 3;", "14:62: “page 12” is no locator; expected p. 25,"),
    Slip(CHAPTER, "@holm-1987, p. 12, n", "@holm-1987 p. 12, n", "14:62: “p. 12, n. 3” is lost; put a comma after the key: @holm-1987, p. 12, n. 3"),
    Slip(CHAPTER, "@holm-1987, p. 12, n", "holm-1987, p. 12, n", "14:62: “holm-1987, p. 12, n. 3” is no citation; write @key, p. 12"),
    Slip(CHAPTER, FIRST, "[holm-1987, p. 12] [@anonymous-lock, ¶3]", "14:62: a citation has an @ before its key: [@holm-1987, p. 12]"),
    Slip(CHAPTER, FIRST, "@holm-1987, p. 12", "14:61: a citation stands between brackets; write [@holm-1987, p. 12]"),
    Slip(CHAPTER, "n. 5] How", "n. 5 How", "19:40: a citation stands between brackets; write [@holm-1987, p. 12]"),
    Slip(CHAPTER, "n. 3; @anon", "n. 3;\n@anon", "14:62: a citation stands in one line, between brackets: [@key, p. 12; @another]"),
    Slip(CHAPTER, FIRST, "", "14:1: this paragraph cites nothing; end it with [@paper, p. 12]"),
    # Links to records and pages.
    Slip(CHAPTER, "id:canal-corps", "id:canal-corp", "14:30: nothing has the id “canal-corp”; did you mean “canal-corps”?; if it has another id now, "),
    Slip(CHAPTER, "id:canal-corps", "id:ditch-corps", "14:30: “ditch-corps” is now “canal-corps”; write that"),
    Slip(CHAPTER, "id:canal-corps", "id:strength", "14:30: “strength” is a property; expected the id of one of these: actor, "),
    Slip(CHAPTER, "(id:canal", "(id: canal", "14:31: a link to a record is [words](id:the-id), without blanks"),
    Slip(LISTING, "(the-flood.md)", "(the-flod.md)", "8:16: there is no page “chapters/the-flod/”; did you mean “chapters/the-flood/”?"),
    Slip(HOME, "(bibliography.md)", "(bibliografy.md)", "there is no page “bibliografy/”; did you mean “bibliography/”?"),
    Slip(HOME, "(about/index.md)", "(about/index.md#claim)", "docs/about/index.md has no anchor “claim”; did you mean “claims”?"),
    Slip(HOME, "(about/index.md)", "(about/index.md", "the ( of this link is not closed; a link is [words](page.md)"),
    # Charts and maps.
    Slip(CHAPTER, "## The w", "[](figure:chart-digers)\n\n## The w", "17:11: nothing has the id “chart-digers”; expected the id of a chart; did you mean “chart-diggers”?"),
    Slip(CHAPTER, "## The w", "[A map](map:vik,isthmus)\n\n## The w", "17:13: “isthmus” has no coordinates, so no map shows it"),
    Slip(CHAPTER, "[Canal Corps](id:canal-corps)", "[It](figure:chart-diggers)", "14:25: a figure stands alone on its line"),
    # Anchors and headings.
    Slip(CHAPTER, ANCHOR, "{ #the-coming", "15:1: is no anchor; write { #the-coming }"),
    Slip(CHAPTER, ANCHOR, "{ #three-days }", "20:1: the anchor “three-days” stands twice; first in line 15"),
    Slip(CHAPTER, f"\n{ANCHOR}", "", "14:1: this paragraph has no address; put { #two-or-three-words } on a line of its own"),
    Slip(CHAPTER, ANCHOR, f"\n{ANCHOR}", "16:1: an anchor alone; put it right below its paragraph"),
    Slip(CHAPTER, "## The water { #the-water }", "## The water", "17:1: a heading has an address; add { #the-water } at its end"),
    Slip(CHAPTER, "## The water", "#### The water", "17:1: #### is out of place"),
    Slip(CHAPTER, "# The flood", "#The flood", "12:1: put a blank and words after #"),
    # Front matter and the list of chapters.
    Slip(CHAPTER, "---\n\n#", "\n#", "1:1: front matter is not closed; write --- on a line of its own below it"),
    Slip(CHAPTER, "title: The", "titel: The", "2:1: unknown field “titel”; expected one of "),
    Slip(CHAPTER, "title: The", "title: Water: the", "2:13: a colon inside text; put the whole text between '…'"),
    Slip(CHAPTER, "number: 1", "number: one", "4:1: number is “one”; write a number, without quotation marks"),
    Slip(CHAPTER, "years: 1903/1904", "years: 1903-1904", "5:1: years is “1903-1904”, no EDTF date; write '1903/1904'"),
    Slip(CHAPTER, "discussion:\n  - Who dug the canal?\n  - What did the flood change?", "discussion: Who dug?", "6:1: discussion must be a list"),
    Slip(CHAPTER, "the-coming}", "the-comin}", "9:12: the page has no anchor “the-comin”; did you mean “the-coming”?"),
    Slip(LISTING, "[The flood](the-flood.md)", "The flood", "docs/chapters/the-flood.md: is not listed; add to docs/chapters/index.md: [The flood](the-flood.md)"),
)  # fmt: skip


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ANOTHER / "docs", tmp_path / "docs"))


def told(docs: Path, data: Path = ANOTHER / "data") -> list[str]:
    """What is wrong with the pages of the invented history, as lines; or of another record."""
    try:
        history = load_history(data, docs, SITE)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in build.dead_links(history, docs)]


@pytest.mark.parametrize("slip", SLIPS, ids=name)
def test_a_slip_is_told_with_its_line_and_once(docs: Path, slip: Slip) -> None:
    slip.make(docs)
    found = told(docs)
    assert any(slip.message in problem for problem in found), found
    assert len(found) <= 2, found


def test_charts_and_maps_need_neither_an_address_nor_a_citation(docs: Path) -> None:
    path = docs / CHAPTER
    shown = "[](figure:chart-diggers)\n\n[Both](map:vik,the-lock)\n"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{shown}", encoding="utf-8")
    assert told(docs) == []
    (chapter,) = read(ANOTHER / "data", docs)[2]
    assert "Both" not in chapter.paragraphs[-1].text


def test_two_chapters_of_one_number(docs: Path) -> None:
    text = (docs / CHAPTER).read_text(encoding="utf-8").replace("The flood", "The drought")
    (docs / "chapters" / "the-drought.md").write_text(text, encoding="utf-8")
    listing = docs / LISTING
    more = "2. [The drought](the-drought.md).\n"
    listing.write_text(listing.read_text(encoding="utf-8") + more, encoding="utf-8")
    (problem,) = told(docs)
    assert problem.endswith(
        "/the-flood.md:4:1: the number 1 is taken, by docs/chapters/the-drought.md"
    )


def test_a_page_may_lead_to_a_list_that_the_history_has_not_yet(tmp_path: Path) -> None:
    for part in ("data", "docs"):
        (tmp_path / part).mkdir()
    text = (
        "# X { #x }\n\n[One](timeline.md#here), [two](about/glossary/) and [three](tmieline.md).\n"
    )
    (tmp_path / "docs" / "index.md").write_text(text, encoding="utf-8")
    (problem,) = told(tmp_path / "docs", tmp_path / "data")
    assert problem == "docs/index.md:3:61: there is no page “tmieline/”; did you mean “timeline/”?"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "docs/x.md:1:1: has no heading; begin with “# Title { #title }”"),
        (b"# X { #x }\r\n\r\nText.\r\n", ""),
        (b"# X { #x }\n\n```\n[@nobody] (id:x) { #open\n# Y\n```\n", "docs/x.md:4:2: nothing has"),
        (b"# X { #x }\n\n`(id:x)`, `{ #open`\n", ""),
    ],
)
def test_a_page_of_its_own(docs: Path, content: bytes, problem: str) -> None:
    (docs / "x.md").write_bytes(content)
    found = told(docs)
    assert all(line.startswith(problem) for line in found), found
    assert len(found) == bool(problem), found


def test_data_and_pages_are_told_together(tmp_path: Path, docs: Path) -> None:
    data = Path(shutil.copytree(ANOTHER / "data", tmp_path / "data"))
    with (data / "themes.yml").open("ab") as themes:
        themes.write(b"\xff")
    (docs / HOME).write_bytes(b"\xff")
    with pytest.raises(DataError) as error:
        read(data, docs)
    first, last = map(str, error.value.problems)
    assert first.startswith("data/themes.yml:")
    assert last == "docs/index.md:1:1: is not UTF-8; save the file in that encoding"
