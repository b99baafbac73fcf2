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
NON_PROSE = re.compile(r"\[[^\]]*@[^\]]*\]|\]\([^)]*\)")
# Numbers of two or more digits, including days and years.
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*\d(?![\w])")
DATE = re.compile(rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})")


@cache
def load_chapters() -> tuple[Chapter, ...]:
    return chapters.load_chapters(markdown_pages.load_pages(ROOT / "docs"))


def iter_paragraphs() -> Iterator[Paragraph]:
    """Yield the paragraphs of the chapters without boxes, whose sources are standard works."""
    for chapter in load_chapters():
        yield from (paragraph for paragraph in chapter.paragraphs if not paragraph.is_box)


@cache
def texts_by_passage(corpus: Corpus) -> dict[tuple[str, locators.Passage], str]:
    """Map each passage of a paper to the text of the records that cite it, except lessons, without commas in numbers."""
    collected: defaultdict[tuple[str, locators.Passage], list[str]] = defaultdict(list)
    for entry in corpus.records.values():
        if isinstance(entry, Lesson):  # lessons repeat other records
            continue
        text = re.sub(r"(?<=\d),(?=\d{3})", "", entry.model_dump_json())
        for field in ("date", "issued"):
            if isinstance(date := getattr(entry, field, None), dates.Date):
                text += f" {date.words}"
        for source in getattr(entry, "sources", ()):
            for passage in locators.parse_passages(source.at):
                collected[source.work, passage].append(text)
    return {passage: "\n".join(texts) for passage, texts in collected.items()}


def missing_numbers(text: str, sources_text: str) -> list[str]:
    """Return the numbers of a text that do not occur in `sources_text`."""
    return [
        number
        for number in NUMBER.findall(text)
        if not re.search(rf"(?<!\d){number.replace(',', '')}(?!\d)", sources_text)
    ]


def cited_text(sources: Iterable[Source], corpus: Corpus) -> str:
    """Return the text of the records that cite any locator of the sources."""
    passages = (
        (source.work, passage)
        for source in sources
        for passage in locators.parse_passages(source.at)
    )
    return "\n".join(texts_by_passage(corpus).get(passage, "") for passage in passages)


def find_unsupported(paragraph: Paragraph, corpus: Corpus) -> list[str]:
    """Return the figures and dates of a paragraph that occur in no record with the same locator."""
    text = NON_PROSE.sub(" ", paragraph.text)
    sources_text = cited_text(paragraph.sources, corpus)
    missing = missing_numbers(text, sources_text)
    for match in DATE.finditer(text):
        month = MONTHS.index(match["month"]) + 1
        edtf = f"{match['year']}-{month:02}" + (f"-{int(match['day']):02}" if match["day"] else "")
        if edtf not in sources_text and match[0] not in sources_text:
            missing.append(match[0])
    return missing


def test_figures_occur_in_cited_records() -> None:
    missing = {
        paragraph.text: find_unsupported(paragraph, load_record())
        for paragraph in iter_paragraphs()
    }
    assert {text: figures for text, figures in missing.items() if figures} == {}


def test_paper_guides_are_cited() -> None:
    for path in sorted((ROOT / "docs" / "papers").glob("*/index.md")):
        for paragraph in chapters.split_paragraphs(
            Path(path).read_text("utf-8").split("\n---\n", 1)[1]
        ):
            assert paragraph.sources, f"{path.parent.name}: {paragraph.text}"


def lesson_and_source_texts(lesson: Lesson, corpus: Corpus) -> tuple[str, str]:
    """Return the text of a lesson, and the text of the records that it is based on."""
    texts = (lesson.question, lesson.aim, lesson.background)
    steps = (step.what for step in lesson.plan)
    notices = (
        " ".join(filter(None, (point.heading, point.what, *point.each))) for point in lesson.notices
    )
    lesson_text = " ".join((*texts, *steps, *notices, lesson.exercise.title, lesson.exercise.task))
    claims = [corpus.get(Claim, claim) for claim in (*lesson.voices, *lesson.exercise.claims)]
    rests_on = [*lesson.sources, *(source for claim in claims for source in claim.sources)]
    works = {basis.work for source in rests_on for basis in source.rests_on}
    issued = (corpus.get(Work, work).issued for work in works)
    source_texts = [cited_text(rests_on, corpus), *(date.words for date in issued if date)]
    return re.sub(r"¶+\d+", "", lesson_text), "\n".join(source_texts)


def test_lesson_figures_occur_in_cited_records() -> None:
    for lesson in load_record().of(Lesson):
        assert missing_numbers(*lesson_and_source_texts(lesson, load_record())) == [], lesson.id


@cases
def test_counts_in_prose_match_the_record(page: str, sentences: list[str]) -> None:
    papers = {work.id for work in load_record().of(Work) if work.is_paper}
    works = [work for work in load_record().of(Work) if not work.is_paper]
    readings = [work.reading for work in works if work.reading and work.uses]
    reports = [work for work in works if work.reading and not work.uses]
    uses = [use for reading in readings for use in reading.uses]
    voices = [claim.voice for claim in load_record().of(Claim)]
    counts = Counter(type(item).__name__ for item in load_record().records.values())
    counts.update(getattr(load_record()[item], "kind", "") for item in voices)
    counts.update(item.extent for item in readings)
    counts.update(word for use in uses for word in (use.verdict, f"{use.paper} {use.verdict}"))
    counts["by papers"] = sum(item in papers for item in voices)
    counts["works"] = len(works) - len(reports)
    counts["reports"] = len(reports)
    counts["read"] = len(readings)
    counts["seen themselves"] = sum(not reading.is_report for reading in readings)
    counts["uses"] = len(uses)
    counts["compared"] = len(uses) - counts["not-seen"]
    printed_in = [{source.work for source in claim.sources} for claim in load_record().of(Claim)]
    counts["printed in papers"] = sum(not papers.isdisjoint(item) for item in printed_in)
    uncited = {work.id for work in reports}
    counts["printed in reports"] = sum(item <= uncited for item in printed_in)
    counts["printed in cited works"] = len(printed_in) - (
        counts["printed in papers"] + counts["printed in reports"]
    )
    in_words = {
        "papers": number_in_words(len(papers)),
        "chapters": number_in_words(len(load_chapters())),
    }
    for item in load_record().of(Question):
        in_words[item.id] = source_counts.count_sources(
            History(load_record(), SITE), item.claims
        ).words
    values = defaultdict[str, object](int, {**counts, **in_words})
    text = " ".join((ROOT / "docs" / page).read_text("utf-8").split())
    assert [item for item in sentences if item.format_map(values) not in text] == []


@pytest.mark.parametrize("folder", ["", "vi", "ko"])
def test_home_page_gives_the_latest_audit(folder: str) -> None:
    about = (ROOT / "docs" / "about" / "index.md").read_text("utf-8")
    audits = re.findall(r"^\| (\d+) [^|]*\| (\d+) \|", about, re.MULTILINE)
    home = (ROOT / "docs" / folder / "index.md").read_text("utf-8")
    sentence = re.search(r"[^.]*(?:\.\./)?about/index\.md#audit", home)
    assert sentence
    totals = [str(sum(map(int, column))) for column in zip(*audits, strict=True)]
    assert re.findall(r"\d+", sentence[0]) == [*totals, *audits[-1]]
