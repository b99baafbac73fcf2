from chronicle.citation import citable
from chronicle.history import History
from chronicle.records.claim import Claim
from chronicle.values.text import Prose
from support import changed


def test_a_long_claim_is_called_by_how_it_begins_and_whose_it_is(history: History) -> None:
    words = "The gate was shut because nobody had been told that the keeper was to leave it open. "
    changed_ = changed(history, "motive-ruud", value=Prose(words * 2))
    said = next(citable.citables(changed_.corpus.get(Claim, "motive-ruud"), changed_.corpus))
    assert said.name
    assert said.name.as_text.startswith("The gate was shut because")
    assert said.name.as_text.endswith(f" … (Per Ruud, on {said.title})")
    assert len(said.name.as_text.partition(" (")[0]) <= citable.LONGEST
