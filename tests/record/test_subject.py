"""Nothing of the subject of this record is in the code."""

import re

import pytest

from chronicle.record.models import Actor, PlaceRecord
from support import ROOT, THEME, the_record

pytestmark = pytest.mark.record

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
    named |= {place.name for place in record.of(PlaceRecord)}
    words = "|".join(re.escape(word) for word in sorted(named | set(SUBJECT)))
    subject = re.compile(rf"\b({words})\b", re.IGNORECASE)
    found = {path: subject.findall(path.read_text("utf-8")) for path in CODE}
    assert {path: words for path, words in found.items() if words} == {}
