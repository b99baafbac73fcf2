"""Where links lead, and what they are called."""

from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.queries import links


def test_a_place_of_a_claim_leads_to_the_claim_on_the_page_of_the_paper(history: History) -> None:
    claim = history.corpus.get(Claim, "motive-ruud")
    (source,) = claim.sources
    assert links.place(history, source).address == "papers/holm-1987/#p-15"
    assert links.place(history, source, claim).address == "papers/holm-1987/#p-15.motive-ruud"
    event = history.corpus["1903-flood"]
    assert links.place(history, source, event).address == "papers/holm-1987/#p-15"


def test_a_place_in_a_document_leads_to_what_was_read_of_it(history: History) -> None:
    claim = history.corpus.get(Claim, "survey-reason")
    (source,) = claim.sources
    assert links.place(history, source, claim).address == "bibliography/survey-1899/#reading"
