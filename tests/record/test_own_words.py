"""Nothing takes over nine words in a row from a paper or a document, but names and titles that cannot be said otherwise.

And a short passage set off, in which somebody of the time speaks, and the marked quotations of a document. Of the subject itself
no word is in the code.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from chronicle.records import Actor, Place, Record, Study, Work
from record import nine_words
from support import ROOT, THEME, the_record

pytestmark = pytest.mark.record

# Formal names of bodies, places and archives, and the title that a correction quotes in order to mend it.
NAMES = {
    "central-military-commission-of-vietnam", "fatherland-liberation-war-martyrs-cemetery", "lao-general-staff-delegation-2011",
    "term-avprf", "term-choson-sinbo", "wpk-north-pyongan-committee", "young-n005-title",
}  # fmt: skip
# Offices and bodies that many records and chapters name, and that newspapers name in the same words.
OFFICES = re.compile(
    "first vice.chairman of North Korea.s National Defense Commission|Central Committee of the Workers. Party of Korea",
    re.IGNORECASE,
)
# Citations, addresses, and the targets of links: without them a run cannot hide in its markup.
MARKUP = re.compile(r"\[[^\]]*@[^\]]*\]|\]\([^)]*\)|<https?://[^>]*>")
# A passage set off, in which somebody of the time speaks: a block quotation up to its citation, at most one a page.
SET_OFF = re.compile(r"^> (?:.|\n(?!\n))*?\[@", re.MULTILINE)
QUOTED = re.compile(r"“[^”]*”")
LONGEST = 40  # words of a passage set off
# Fields that hold forms of names, places in works, ids, and the words of a witness, which are marked and at most 25.
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


def copied_runs(name: str, text: str, titles: Iterable[str] = ()) -> set[str]:
    """The runs of nine words in a text, offices and titles aside, that a paper or a document has too."""
    known = nine_words.known()
    unnamed = OFFICES.sub("", text)
    titled = [" ".join(nine_words.WORD.findall(title)).lower() for title in titles]
    copied = {run for run, digest in nine_words.runs(unnamed) if digest in known}
    return {f"{name}: {run}" for run in copied if not is_of_title(run, titled)}


def is_of_title(run: str, titles: Iterable[str]) -> bool:
    """Whether a run lies in a title, but perhaps for the word before or after that."""
    parts = run.partition(" ")[2], run.rpartition(" ")[0]
    return any(part in title for part in parts for title in titles)


def texts(record: Record) -> Iterator[str]:
    """What a record says; of a work or a study, what was read of it, for all else is its own title or a list of such."""
    if isinstance(record, Study):
        yield record.says
    elif not isinstance(record, Work):
        yield from strings(record.model_dump(exclude=APPARATUS))
    elif record.reading:
        yield record.reading.says
        yield from (use.why for use in record.reading.uses)


def test_the_record_is_in_our_own_words() -> None:
    copied = {
        run
        for record in the_record().records.values()
        if record.id not in NAMES
        for text in texts(record)
        for run in copied_runs(record.id, text)
    }
    assert copied == set()


def own_words(page: str) -> str:
    """A page without markup, and without what is quoted in passages that are set off."""
    unquoted = SET_OFF.sub(lambda passage: QUOTED.sub("", passage[0]), page)
    return MARKUP.sub("", unquoted)


def titles() -> set[str]:
    """What the works of the record and the studies beside it are called."""
    studies = {title for study in the_record().of(Study) for title in (study.title, study.title_en)}
    works = {title for work in the_record().of(Work) for title in (work.title, work.title_en)}
    return {str(title) for title in studies | works if title}


def test_the_pages_written_by_hand_are_in_our_own_words() -> None:
    copied = {
        run
        for path in (ROOT / "docs").rglob("*.md")
        for run in copied_runs(path.name, own_words(path.read_text("utf-8")), titles())
    }
    assert copied == set()


def test_a_passage_set_off_is_short_and_alone_on_its_page() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        passages = SET_OFF.findall(path.read_text("utf-8"))
        assert len(passages) <= 1, path
        for passage in passages:
            assert 0 < len(nine_words.WORD.findall(" ".join(QUOTED.findall(passage)))) <= LONGEST, (
                path
            )


def test_the_digests_know_a_run_when_they_see_it() -> None:
    """The name of a body that is allowed above is a run of a paper, and is found."""
    name = the_record()["wpk-north-pyongan-committee"].label
    assert any(digest in nine_words.known() for _, digest in nine_words.runs(name))


# Words that name this subject wherever they stand, besides the names in its own record.
SUBJECT = [
    "Korea", "Korean", "Vietnam", "Vietnamese", "Pyongyang", "Hanoi", "Seoul", "Saigon", "Miyamoto", "Szalontai", "Juche", "airmen",
]  # fmt: skip
CODE = [p for p in (ROOT / "scripts").rglob("*") if p.suffix in (".py", ".html")]
CODE += [
    p for p in THEME.rglob("*") if p.is_file() and p.suffix != ".pyc" and p.parent.name != "fonts"
]


def test_code_and_templates_do_not_know_the_subject() -> None:
    record = the_record()
    named = {actor.name for actor in record.of(Actor) if actor.kind in ("state", "person", "unit")}
    named |= {place.name for place in record.of(Place)}
    texts = {path: path.read_text("utf-8") for path in CODE}
    # To search for each as it stands takes a tenth of what it takes to look for whole words.
    together = "\n".join(texts.values()).lower()
    there = [word for word in sorted(named | set(SUBJECT)) if word.lower() in together]
    subject = re.compile(rf"\b({'|'.join(map(re.escape, there))})\b", re.IGNORECASE)
    found = {path: subject.findall(text) for path, text in texts.items()} if there else {}
    assert {path: words for path, words in found.items() if words} == {}
