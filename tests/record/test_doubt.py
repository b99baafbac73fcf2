"""An author's doubt stands in the statement itself, where lists and tables show it, and not in its note alone."""

import re

import pytest

from chronicle.history import History
from chronicle.records.claim import Claim

pytestmark = pytest.mark.record

# Words of doubt, where a note quotes them.
QUOTED = re.compile(
    r"“[^”]*\b(allegedly|reportedly|purportedly|supposedly|approximately|probably|perhaps)\b[^”]*”"
)
# What the qualifier of a figure is called where an author says it otherwise.
ABOUT = {"approximately": "about"}


def test_a_doubt_that_a_note_quotes_stands_in_the_statement(record: History) -> None:
    quoted = []
    without = []
    for claim in record.corpus.of(Claim):
        if not claim.note:
            continue
        for found in QUOTED.finditer(claim.note.markup):
            doubt = found[1]
            quoted.append(claim.id)
            said = claim.label.as_text
            if doubt not in said and ABOUT.get(doubt, doubt) not in said:
                without.append((claim.id, doubt))
    assert "massacre-allegation-1966" in quoted
    assert without == []


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("reform-anonymous-constraints", "some constraints"),
        ("airmen-strength-miyamoto-150-384", "approximately"),
        ("students-complaint-politics", "many of the students"),
        ("students-complaint-ho-chi-minh", "many of the students"),
    ],
)
def test_what_was_lost_once_stands_in_the_statement(record: History, name: str, doubt: str) -> None:
    assert doubt in record.corpus.get(Claim, name).label.as_text


def test_who_was_not_convicted_is_called_no_perpetrator(record: History) -> None:
    claim = record.corpus.get(Claim, "kim-jong-nam-murder-arrest-miyamoto")
    assert "perpetrator" not in claim.label.as_text
