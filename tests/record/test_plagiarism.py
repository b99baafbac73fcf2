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
NAMES = {
    "central-military-commission-of-vietnam", "fatherland-liberation-war-martyrs-cemetery", "lao-general-staff-delegation-2011",
    "term-avprf", "term-choson-sinbo", "wpk-north-pyongan-committee", "young-n005-title",
}  # fmt: skip
# Offices and bodies that many records, chapters and newspapers name in the same words.
OFFICES = re.compile(
    "first vice.chairman of North Korea.s National Defense Commission|Central Committee of the Workers. Party of Korea",
    re.IGNORECASE,
)
# Citations, URLs and link targets; they must be removed because they would interrupt a copied run.
MARKUP = re.compile(r"@[^\];]*|\]\([^)]*\)|<https?://[^>]*>")
# A block quotation of a contemporary up to its citation, at most one per page.
SET_OFF = re.compile(r"^> (?:.|\n(?!\n))*?\[@", re.MULTILINE)
QUOTED = re.compile(r"“([^”]*)”")
HELD = nine_words.PAPERS.with_stem("quotations")  # digests of quotations
LONGEST = 40  # maximum words in a block quotation
# Fields with names, locators, ids, and the quoted words of a witness (at most 25).
APPARATUS = {"id", "names", "sources", "quoted"}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def copied_runs(text: str, titles: Iterable[str] = ()) -> set[str]:
    """Return the runs of nine words that also occur in a paper or document, except offices and titles."""
    known = nine_words.known()
    unnamed = OFFICES.sub("", text)
    titled = [nine_words.plain(title) for title in titles]
    copied = {run for run, digest in nine_words.runs(unnamed) if digest in known}
    return {run for run in copied if not is_of_title(run, titled)}


def is_of_title(run: str, titles: Iterable[str]) -> bool:
    """Return whether a run, apart from its first or last word, is part of a title."""
    parts = run.partition(" ")[2], run.rpartition(" ")[0]
    return any(part in title for part in parts for title in titles)


def texts(record: Record) -> Iterator[str]:
    """Yield the texts of a record; of works and studies only descriptions, because their other fields are bibliographic."""
    if isinstance(record, Study):
        yield record.says
    elif isinstance(record, Work):
        yield record.in_short or ""
        if record.reading:
            yield record.reading.says
            yield from (use.why for use in record.reading.uses)
    else:
        yield from strings(record.model_dump(exclude=APPARATUS))


def test_the_record_is_in_our_own_words() -> None:
    copied = {
        record.id: run
        for record in load_record().records.values()
        for text in texts(record)
        for run in copied_runs(text)
    }
    assert copied.keys() == NAMES, copied


def own_words(page: str) -> str:
    """Remove markup and the quoted text of block quotations from a page."""
    unquoted = SET_OFF.sub(lambda passage: QUOTED.sub("", passage[0]), page)
    return MARKUP.sub("", unquoted)


def titles() -> set[str]:
    """Return the titles of all works and studies in the record."""
    called = [one for one in load_record().records.values() if isinstance(one, Work | Study)]
    return {str(title) for one in called for title in (one.title, one.title_en) if title}


def test_the_pages_written_by_hand_are_in_our_own_words() -> None:
    pages = [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")]
    assert [run for page in pages for run in copied_runs(own_words(page), titles())] == []


def quotations() -> set[str]:
    """Return all quotations in the record and the chapters, and the text of corrections, split at ellipses."""
    texts = [path.read_text("utf-8") for path in (ROOT / "docs" / "chapters").iterdir()]
    texts += [one.model_dump_json() for one in load_record().records.values()]
    texts += [f"“{one.reads}”" for one in load_record().of(Correction)]
    quoted = "…".join(QUOTED.findall(MARKUP.sub("", "\n".join(texts))))
    return {nine_words.plain(part) for part in quoted.split("…")} - {""}


def test_what_is_quoted_stands_in_a_paper_or_is_known_to_come_from_elsewhere() -> None:
    """Set PAPERS to a file with all papers to regenerate the digests. The YAML file lists other quotations."""
    digests = {nine_words.digest_of(one): one for one in quotations()}
    if papers := os.environ.get("PAPERS"):
        text = nine_words.plain(Path(papers).read_text("utf-8"))
        HELD.write_bytes(b"".join(sorted(one for one in digests if f" {digests[one]} " in text)))
    elsewhere = {digests[one] for one in digests.keys() - nine_words.kept(HELD)}
    assert elsewhere == set(load_yaml(__file__)["from elsewhere"])


def test_a_passage_set_off_is_short_and_alone_on_its_page() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        passages = SET_OFF.findall(path.read_text("utf-8"))
        assert len(passages) <= 1, path
        # Vietnamese separates syllables by spaces.
        longest = LONGEST * 1.3 if path.parent.name == "vi" else LONGEST
        for passage in passages:
            assert 0 < len(nine_words.WORD.findall(" ".join(QUOTED.findall(passage)))) <= longest, (
                path
            )


# Words of this subject, in addition to the names in its record.
SUBJECT = [
    "Korea", "Korean", "Vietnam", "Vietnamese", "Pyongyang", "Hanoi", "Seoul", "Saigon", "Miyamoto", "Szalontai", "Juche", "airmen",
]  # fmt: skip
CODE = [p for p in (ROOT / "scripts").rglob("*") if p.suffix in (".py", ".html")]
CODE += [
    p for p in THEME.rglob("*") if p.is_file() and p.suffix != ".pyc" and p.parent.name != "fonts"
]


def test_code_and_templates_do_not_know_the_subject() -> None:
    record = load_record()
    named = {actor.name for actor in record.of(Actor) if actor.kind in ("state", "person", "unit")}
    named |= {place.name for place in record.of(Place)}
    texts = {path: path.read_text("utf-8") for path in CODE}
    # Finding candidates by substring first is ten times faster than matching whole words.
    together = "\n".join(texts.values()).lower()
    there = [word for word in sorted(named | set(SUBJECT)) if word.lower() in together]
    subject = re.compile(rf"\b({'|'.join(map(re.escape, there))})\b", re.IGNORECASE)
    found = {path: subject.findall(text) for path, text in texts.items()} if there else {}
    assert {path: words for path, words in found.items() if words} == {}
