"""An author's doubt is stated in the statement itself, which lists and tables show, and not only in its note."""

import re

import pytest

from chronicle.history import History
from chronicle.records import Claim

pytestmark = pytest.mark.record

# Words that express doubt, if a note quotes them.
QUOTED_DOUBT = re.compile(
    r"“[^”]*\b(allegedly|reportedly|purportedly|supposedly|approximately|probably|perhaps)\b[^”]*”"
)
# Synonyms of qualifiers that authors use.
QUALIFIER_SYNONYMS = {"approximately": "about"}


def test_doubt_quoted_in_note_is_in_the_label(record: History) -> None:
    quoted = []
    without = []
    for claim in record.corpus.of(Claim):
        if not claim.note:
            continue
        for match in QUOTED_DOUBT.finditer(claim.note.markup):
            doubt = match[1]
            quoted.append(claim.id)
            label = claim.label.as_text
            if doubt not in label and QUALIFIER_SYNONYMS.get(doubt, doubt) not in label:
                without.append((claim.id, doubt))
    assert quoted
    assert without == []
