from chronicle.history import History
from chronicle.kinds.claim import kind
from chronicle.kinds.claim.model import Claim
from chronicle.values.text import Prose
from support import changed


def test_a_claim_follows_its_property_after_a_colon_unless_that_is_a_question(
    history: History,
) -> None:
    claim = history.corpus.get(Claim, "motive-ruud")
    assert kind.label(history, claim) == f"Motive: {claim.label}"
    asking = changed(history, claim.property_, name=Prose("Why did they dig?"))
    assert kind.label(asking, claim) == f"Why did they dig? {claim.label}"
