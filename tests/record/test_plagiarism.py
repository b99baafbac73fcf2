"""No text copies nine consecutive words from a paper or document, except names and titles.

Quotations of contemporaries, set off as short passages, and marked quotations from documents are also allowed. The code
contains no words of the subject.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chronicle.records import Actor, Correction, Place, Record, Study, Work
from record import nine_words
from support import ROOT, THEME, load_record
from support.cases import load_yaml

pytestmark = pytest.mark.record

# Formal names of bodies, places and archives, and the title that a correction quotes.
ALLOWED_RECORDS = {
    "central-military-commission-of-vietnam", "fatherland-liberation-war-martyrs-cemetery", "lao-general-staff-delegation-2011",
    "term-avprf", "term-choson-sinbo", "wpk-north-pyongan-committee",
}  # fmt: skip
# Offices and bodies that many records, chapters and newspapers name in the same words.
OFFICES = re.compile(
    "first vice.chairman of North Korea.s National Defense Commission|Central Committee of the Workers. Party of Korea",
    re.IGNORECASE,
)
# Citations, URLs and link targets; they must be removed because they would interrupt a copied run.
MARKUP = re.compile(r"@[^\];]*|\]\([^)]*\)|<https?://[^>]*>")
# A block quotation of a contemporary up to its citation, at most one per page.
BLOCK_QUOTATION = re.compile(r"^> (?:.|\n(?!\n))*?\[@", re.MULTILINE)
QUOTED = re.compile(r"“([^”]*)”")
QUOTATION_DIGESTS = nine_words.PAPERS.with_stem("quotations")  # digests of quotations
MAX_QUOTATION_WORDS = 40  # maximum words in a block quotation
# Fields with names, locators, ids, and the quoted words of a witness (at most 25).
EXEMPT_FIELDS = {"id", "names", "sources", "quoted"}


def iter_strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from iter_strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from iter_strings(inner)
    elif isinstance(value, str):
        yield value


def find_copied_runs(text: str, titles: Iterable[str] = ()) -> set[str]:
    """Return the runs of nine words that also occur in a paper or document, except offices and titles."""
    known = nine_words.load_digests()
    without_offices = OFFICES.sub("", text)
    normalized_titles = [nine_words.normalize(title) for title in titles]
    copied = {run for run, digest in nine_words.iter_runs(without_offices) if digest in known}
    return {run for run in copied if not is_part_of_title(run, normalized_titles)}


def is_part_of_title(run: str, titles: Iterable[str]) -> bool:
    """Return whether a run, apart from its first or last word, is part of a title."""
    parts = run.partition(" ")[2], run.rpartition(" ")[0]
    return any(part in title for part in parts for title in titles)


def iter_texts(record: Record) -> Iterator[str]:
    """Yield the texts of a record; of works and studies only descriptions, because their other fields are bibliographic."""
    if isinstance(record, Study):
        yield record.says
    elif isinstance(record, Work):
        yield record.in_short or ""
        if record.reading:
            yield record.reading.says
            yield from (use.why for use in record.reading.uses)
    else:
        yield from iter_strings(record.model_dump(exclude=EXEMPT_FIELDS))


def test_records_copy_no_text() -> None:
    copied = {
        record.id: run
        for record in load_record().records.values()
        for text in iter_texts(record)
        for run in find_copied_runs(text)
    }
    assert copied.keys() == ALLOWED_RECORDS, copied


def unquoted_text(page: str) -> str:
    """Remove markup and the quoted text of block quotations from a page."""
    unquoted = BLOCK_QUOTATION.sub(lambda passage: QUOTED.sub("", passage[0]), page)
    return MARKUP.sub("", unquoted)


def all_titles() -> set[str]:
    """Return the titles of all works and studies in the record."""
    records = [
        record for record in load_record().records.values() if isinstance(record, Work | Study)
    ]
    return {str(title) for record in records for title in (record.title, record.title_en) if title}


def test_markdown_pages_copy_no_text() -> None:
    pages = [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")]
    assert [
        run for page in pages for run in find_copied_runs(unquoted_text(page), all_titles())
    ] == []


def all_quotations() -> set[str]:
    """Return all quotations in the record and the chapters, and the text of corrections, split at ellipses."""
    texts = [path.read_text("utf-8") for path in (ROOT / "docs" / "chapters").iterdir()]
    texts += [record.model_dump_json() for record in load_record().records.values()]
    texts += [f"“{record.reads}”" for record in load_record().of(Correction)]
    quotations = "…".join(QUOTED.findall(MARKUP.sub("", "\n".join(texts))))
    return {nine_words.normalize(part) for part in quotations.split("…")} - {""}


def test_quotations_are_in_the_papers() -> None:
    """Set PAPERS to a file with all papers to regenerate the digests. The YAML file lists other quotations."""
    digests = {nine_words.hash_run(quotation): quotation for quotation in all_quotations()}
    if papers := os.environ.get("PAPERS"):
        text = nine_words.normalize(Path(papers).read_text("utf-8"))
        QUOTATION_DIGESTS.write_bytes(
            b"".join(
                sorted(quotation for quotation in digests if f" {digests[quotation]} " in text)
            )
        )
    elsewhere = {
        digests[quotation]
        for quotation in digests.keys() - nine_words.read_digests(QUOTATION_DIGESTS)
    }
    assert elsewhere == set(load_yaml(__file__)["from elsewhere"])


def test_block_quotations_are_short_and_single() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        quotations = BLOCK_QUOTATION.findall(path.read_text("utf-8"))
        assert len(quotations) <= 1, path
        # Vietnamese separates syllables by spaces.
        limit = MAX_QUOTATION_WORDS * 1.3 if path.parent.name == "vi" else MAX_QUOTATION_WORDS
        for quotation in quotations:
            assert 0 < len(nine_words.WORD.findall(" ".join(QUOTED.findall(quotation)))) <= limit, (
                path
            )


# Words of the subject of this site, in addition to the names in its record.
SUBJECT_WORDS = [
    "Korea", "Korean", "Vietnam", "Vietnamese", "Pyongyang", "Hanoi", "Seoul", "Saigon", "Miyamoto", "Szalontai", "Juche", "airmen",
]  # fmt: skip
CODE = [p for p in (ROOT / "scripts").rglob("*") if p.suffix in (".py", ".html")]
CODE += [
    p for p in THEME.rglob("*") if p.is_file() and p.suffix != ".pyc" and p.parent.name != "fonts"
]


def test_code_does_not_mention_the_subject() -> None:
    record = load_record()
    names = {actor.name for actor in record.of(Actor) if actor.kind in ("state", "person", "unit")}
    names |= {place.name for place in record.of(Place)}
    texts = {path: path.read_text("utf-8") for path in CODE}
    # Finding candidates by substring first is ten times faster than matching whole words.
    all_code = "\n".join(texts.values()).lower()
    candidates = [name for name in sorted(names | set(SUBJECT_WORDS)) if name.lower() in all_code]
    subject = re.compile(rf"\b({'|'.join(map(re.escape, candidates))})\b", re.IGNORECASE)
    matches = {path: subject.findall(text) for path, text in texts.items()} if candidates else {}
    assert {path: words for path, words in matches.items() if words} == {}
