from chronicle.citation import citables
from chronicle.history import History
from chronicle.queries import links
from chronicle.records.claim import Claim
from chronicle.values.text import Prose
from support import changed


def test_a_claim_follows_its_property_after_a_colon_unless_that_is_a_question(
    history: History,
) -> None:
    claim = history.corpus.get(Claim, "motive-ruud")
    assert links.called(claim, history) == f"Motive: {claim.label}"
    asking = changed(history, claim.property_, name=Prose("Why did they dig?"))
    assert links.called(claim, asking) == f"Why did they dig? {claim.label}"
    # What comes under all the rest has no subject to name.
    rest = changed(history, claim.property_, rest=True)
    assert links.called(claim, rest) == claim.label


def test_a_long_claim_is_called_by_how_it_begins_and_whose_it_is(history: History) -> None:
    words = "The gate was shut because nobody had been told that the keeper was to leave it open. "
    changed_ = changed(history, "motive-ruud", value=Prose(words * 2))
    said = next(citables.citables(changed_.corpus.get(Claim, "motive-ruud"), changed_.corpus))
    assert said.name
    assert said.name.as_text.startswith("The gate was shut because")
    assert said.name.as_text.endswith(f" … (Per Ruud, on {said.title})")
    assert len(said.name.as_text.partition(" (")[0]) <= citables.LONGEST
