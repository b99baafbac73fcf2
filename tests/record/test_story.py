"""Check the prose of Markdown pages: paragraphs are cited, and figures occur in a record that cites the same locator."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from chronicle.content import chapters, markdown_pages
from chronicle.content.chapters import Chapter, Paragraph
from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.queries import source_counts
from chronicle.records import Claim, Lesson, Question, Source, Work
from chronicle.values import dates, locators
from chronicle.values.amounts import number_in_words
from chronicle.values.days import MONTHS
from support import ROOT, SITE, load_record
from support.cases import cases

pytestmark = pytest.mark.record

# Citations and link targets, which are not prose.
APPARATUS = re.compile(r"\[[^\]]*@[^\]]*\]|\]\([^)]*\)")
# Numbers of two or more digits, including days and years.
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*\d(?![\w])")
DATE = re.compile(rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})")


@cache
def story() -> tuple[Chapter, ...]:
    return chapters.load_chapters(markdown_pages.load_pages(ROOT / "docs"))


def prose() -> Iterator[Paragraph]:
    """Yield the paragraphs of the chapters without boxes, whose sources are standard works."""
    for chapter in story():
        yield from (paragraph for paragraph in chapter.paragraphs if not paragraph.is_box)


@cache
def supporting(of: Corpus) -> dict[tuple[str, locators.Passage], str]:
    """Map each locator of a paper to the text of the records that cite it, without commas in numbers."""
    said: defaultdict[tuple[str, locators.Passage], list[str]] = defaultdict(list)
    for entry in of.records.values():
        if isinstance(entry, Lesson):  # lessons repeat other records
            continue
        text = re.sub(r"(?<=\d),(?=\d{3})", "", entry.model_dump_json())
        for field in ("date", "issued"):
            if isinstance(date := getattr(entry, field, None), dates.Date):
                text += f" {date.words}"
        for source in getattr(entry, "sources", ()):
            for place in locators.parse_passages(source.at):
                said[source.work, place].append(text)
    return {place: "\n".join(texts) for place, texts in said.items()}


def absent(text: str, said: str) -> list[str]:
    """Return the numbers of a text that do not occur in `said`."""
    return [
        number
        for number in NUMBER.findall(text)
        if not re.search(rf"(?<!\d){number.replace(',', '')}(?!\d)", said)
    ]


def said_at(sources: Iterable[Source], of: Corpus) -> str:
    """Return the text of the records that cite any locator of the sources."""
    places = ((each.work, place) for each in sources for place in locators.parse_passages(each.at))
    return "\n".join(supporting(of).get(place, "") for place in places)


def unsupported(paragraph: Paragraph, of: Corpus) -> list[str]:
    """Return the figures and dates of a paragraph that occur in no record with the same locator."""
    text = APPARATUS.sub(" ", paragraph.text)
    said = said_at(paragraph.sources, of)
    missing = absent(text, said)
    for match in DATE.finditer(text):
        month = MONTHS.index(match["month"]) + 1
        edtf = f"{match['year']}-{month:02}" + (f"-{int(match['day']):02}" if match["day"] else "")
        if edtf not in said and match[0] not in said:
            missing.append(match[0])
    return missing


def test_every_paragraph_is_cited_and_has_an_address() -> None:
    for paragraph in prose():
        assert paragraph.sources, paragraph.text
        assert paragraph.anchor, paragraph.text


def test_every_figure_occurs_where_it_is_cited() -> None:
    missing = {paragraph.text: unsupported(paragraph, load_record()) for paragraph in prose()}
    assert {text: figures for text, figures in missing.items() if figures} == {}


def test_a_figure_that_is_cited_nowhere_is_found() -> None:
    paragraph = Paragraph("On 4 May 1902 came 350.", "x", (), ())
    assert unsupported(paragraph, load_record()) == ["1902", "350", "4 May 1902"]


def test_guides_are_cited() -> None:
    for path in sorted((ROOT / "docs" / "papers").glob("*/index.md")):
        for paragraph in chapters.split_paragraphs(
            Path(path).read_text("utf-8").split("\n---\n", 1)[1]
        ):
            assert paragraph.sources, f"{path.parent.name}: {paragraph.text}"


def taught(lesson: Lesson, of: Corpus) -> tuple[str, str]:
    """Return the own text of a lesson, and the text of the records on which it is based."""
    words = (lesson.question, lesson.aim, lesson.background)
    steps = (step.what for step in lesson.plan)
    key = (
        " ".join(filter(None, (point.head, point.what, *point.each))) for point in lesson.notices
    )
    own = " ".join((*words, *steps, *key, lesson.exercise.title, lesson.exercise.task))
    claims = [of.get(Claim, claim) for claim in (*lesson.voices, *lesson.exercise.claims)]
    rests_on = [*lesson.sources, *(source for claim in claims for source in claim.sources)]
    works = {basis.work for source in rests_on for basis in source.rests_on}
    issued = (of.get(Work, work).issued for work in works)
    said = [said_at(rests_on, of), *(date.words for date in issued if date)]
    return re.sub(r"¶+\d+", "", own), "\n".join(said)


def test_every_figure_of_a_lesson_occurs_where_it_is_cited() -> None:
    for lesson in load_record().of(Lesson):
        assert absent(*taught(lesson, load_record())) == [], lesson.id


@cases
def test_the_prose_counts_as_the_record_does(page: str, sentences: list[str]) -> None:
    papers = {work.id for work in load_record().of(Work) if work.is_paper}
    read = [work.reading for work in load_record().of(Work) if work.reading]
    uses = [use for reading in read for use in reading.uses]
    voices = [claim.voice for claim in load_record().of(Claim)]
    counts = Counter(type(one).__name__ for one in load_record().records.values())
    counts.update(getattr(load_record()[one], "kind", "") for one in voices)
    counts.update(one.extent for one in read)
    counts.update(word for use in uses for word in (use.verdict, f"{use.paper} {use.verdict}"))
    counts["by papers"] = sum(one in papers for one in voices)
    counts["works"] = counts["Work"] - len(papers)
    counts["read"] = len(read)
    counts["seen themselves"] = sum(not reading.is_report for reading in read)
    words = {"papers": number_in_words(len(papers)), "chapters": number_in_words(len(story()))}
    for one in load_record().of(Question):
        words[one.id] = source_counts.count_sources(History(load_record(), SITE), one.claims).words
    said = defaultdict[str, object](int, {**counts, **words})
    text = " ".join((ROOT / "docs" / page).read_text("utf-8").split())
    assert [one for one in sentences if one.format_map(said) not in text] == []
