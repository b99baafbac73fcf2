import pytest

from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.queries import stemma, voices


def test_witnesses_of_as_many_statements_stand_in_the_same_order_at_every_build(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {f"witness-{number}" for number in range(100, 130)}
    monkeypatch.setattr(stemma, "sources", lambda *_, **__: names)
    behind = voices.behind_most(history, history.corpus.of(Claim)[:2])
    assert [one.witness for one in behind] == sorted(names)
