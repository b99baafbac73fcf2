"""Reviews and their criteria, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.corpus import repeated
from chronicle.kinds.kind import Kind
from chronicle.kinds.review.model import Criterion, Review
from chronicle.kinds.review.page import render_reviews
from chronicle.pages.family import OnePage, every


def a_criterion_is_judged_once(records: Records) -> Iterator[Finding]:
    """A review judges by each criterion at most once."""
    for review in records_of(Review, records):
        judged = [(one.criterion, (number, one)) for number, one in enumerate(review.judgements)]
        for (number, one), _ in repeated(judged):
            message = f"judges by “{one.criterion}” twice; say both in one reason"
            yield Finding(review.id, ("judgements", number, "criterion"), message)


CRITERION = Kind(model=Criterion)
REVIEW = Kind(
    model=Review,
    checks=(a_criterion_is_judged_once,),
    pages=(OnePage(addresses.REVIEWS, render_reviews, of=every(Criterion)),),
)
