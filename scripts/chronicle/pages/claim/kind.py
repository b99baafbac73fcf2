"""Claims, as the site has them."""

from collections.abc import Iterator

from chronicle.citation import labels
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.records.claim import Claim
from chronicle.records.source_check import SourceCheck
from chronicle.search.documents import BOOSTS, EXCERPT, SearchDocument, cut


def documents(history: History, claim: Claim) -> Iterator[SearchDocument]:
    """A claim by what it says, under who says it of what."""
    speaker = labels.speaker(history.corpus[claim.voice], history.corpus)
    about = history.corpus[claim.about].label.as_text
    yield SearchDocument(
        kind="statement",
        address=history.addresses[claim.id],
        title=cut(claim.label, EXCERPT),
        text=claim.label,
        line=" · ".join(dict.fromkeys((speaker, about))),
        date=claim.date,
        boost=BOOSTS["claim"],
        is_named=False,
    )


CLAIM = Kind(
    model=Claim,
    documents=documents,
)
SOURCE_CHECK = Kind(model=SourceCheck)
