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


def test_a_claim_is_told_from_others_of_its_page_by_how_it_begins(
    history: History,
) -> None:
    words = "The gate was shut because nobody had been told that the keeper was to leave it open"
    changed_ = changed(history, "motive-ruud", value=Prose(words))
    said = next(kind.citables(changed_.corpus.get(Claim, "motive-ruud"), changed_.corpus))
    assert said.brief
    assert said.brief.as_text.startswith("The gate was shut because")
    assert said.brief.as_text.endswith(f" … ({said.speaker})")
    assert len(said.brief.as_text) < 65 + len(said.speaker or "")
    # So is a figure, with what it counts.
    holm = next(kind.citables(history.corpus.get(Claim, "corps-strength-holm"), history.corpus))
    assert holm.brief == f"{holm.below} ({holm.speaker})"
