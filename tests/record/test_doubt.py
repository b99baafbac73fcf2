"""An author's doubt stands in the statement itself, where lists and tables show it, and not in its note alone."""

import re

import pytest

from chronicle.history import History
from chronicle.records import Claim

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
    assert quoted
    assert without == []
