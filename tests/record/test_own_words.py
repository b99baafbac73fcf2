"""Nothing carries over nine words in a row from a paper, but names and titles that cannot be said otherwise.

And a short passage set off, in which somebody of the time speaks.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from chronicle.record.models import Work
from record import nine_words
from support import ROOT, the_record

pytestmark = pytest.mark.record

# Formal names of bodies, places and archives, and the title that a slip quotes in order to mend it.
NAMES = {
    "central-military-commission-of-vietnam", "fatherland-liberation-war-martyrs-cemetery", "lao-general-staff-delegation-2011",
    "term-avprf", "term-choson-sinbo", "wpk-north-pyongan-committee", "young-n005-title",
}  # fmt: skip
# Citations, and the targets of links: without them a run cannot hide behind its markup.
MARKUP = re.compile(r"\[[^\]]*@[^\]]*\]|\]\([^)]*\)")
# A passage set off, in which somebody of the time speaks: a block quotation up to its citation, at most one a page.
SET_OFF = re.compile(r"^> (?:.|\n(?!\n))*?\[@", re.MULTILINE)
QUOTED = re.compile(r"“[^”]*”")
LONGEST = 40  # words of a passage set off
# Fields that hold forms of names, places in works, and ids.
APPARATUS = {"id", "names", "sources"}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def test_the_record_is_in_our_own_words() -> None:
    known = nine_words.known()
    carried = {
        f"{record.id}: {run}"
        for record in the_record().records.values()
        if not isinstance(record, Work) and record.id not in NAMES
        for text in strings(record.model_dump(exclude=APPARATUS))
        for run, digest in nine_words.runs(text)
        if digest in known
    }
    assert carried == set()


def own_words(page: str) -> str:
    """A page without markup, and without what is quoted in passages that are set off."""
    unquoted = SET_OFF.sub(lambda passage: QUOTED.sub("", passage[0]), page)
    return MARKUP.sub("", unquoted)


def test_the_pages_written_by_hand_are_in_our_own_words() -> None:
    known = nine_words.known()
    carried = {
        f"{path.relative_to(ROOT)}: {run}"
        for path in (ROOT / "docs").rglob("*.md")
        for run, digest in nine_words.runs(own_words(path.read_text(encoding="utf-8")))
        if digest in known
    }
    assert carried == set()


def test_a_passage_set_off_is_short_and_alone_on_its_page() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        passages = SET_OFF.findall(path.read_text(encoding="utf-8"))
        assert len(passages) <= 1, path
        for passage in passages:
            assert 0 < len(nine_words.WORD.findall(" ".join(QUOTED.findall(passage)))) <= LONGEST, (
                path
            )


def test_only_what_is_set_off_may_be_quoted_at_length() -> None:
    words = "“one two three four five six seven eight nine ten”"
    assert own_words(f"> {words}\n>\n> A speaker [@a-1999, p. 1]\n") == "> \n>\n> A speaker \n"
    assert words in own_words(f"In a sentence, {words}. [@a-1999, p. 1]\n")
    assert words in own_words(f"> {words}\n\nWithout a citation.\n")


def test_the_digests_know_a_run_when_they_see_it() -> None:
    """The name of a body that is allowed above is a run of a paper, and is found."""
    name = the_record()["wpk-north-pyongan-committee"].label
    assert any(digest in nine_words.known() for _, digest in nine_words.runs(name))
