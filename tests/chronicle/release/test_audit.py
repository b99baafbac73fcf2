"""An audit: the same lot for the same seed, room for verdicts, and rates with their intervals."""

import pytest
import yaml

from chronicle.history import History
from chronicle.release import audit
from chronicle.values.rates import interval


def test_a_seed_draws_the_same_and_another_draws_others(any_history: History) -> None:
    first = audit.sample(any_history, 7, 8)
    assert first == audit.sample(any_history, 7, 8)
    assert first != audit.sample(any_history, 8, 8)
    assert len({record.id for record in first}) == 8
    with pytest.raises(ValueError, match="records with sources, not 99999"):
        audit.sample(any_history, 7, 99_999)


def test_a_sample_has_what_a_record_says_and_where(history: History) -> None:
    text = audit.write(history, 3, 12)
    assert "drawn with seed 3" in text
    entries = {entry["id"]: entry for entry in yaml.safe_load(text)}
    assert len(entries) == 12
    everything = {entry["id"]: entry for entry in yaml.safe_load(audit.write(history, 1, 20))}
    holm = everything["corps-strength-holm"]
    assert holm["says"][0] == "340 diggers (Ada Holm)"
    assert holm["places"] == ["Holm, p. 12, table; there: Per Ruud 1911"]
    assert holm["verdict"] is None


def test_rates_leave_out_what_was_not_seen() -> None:
    found = ["right"] * 97 + ["shade"] * 2 + ["wrong"] + ["unseen"] * 5
    right, shade, wrong = audit.rates({"verdict": verdict} for verdict in found)
    assert (right.number, right.of) == (97, 100)
    assert (shade.number, wrong.number) == (2, 1)
    # By Wilson's formula, as statsmodels' proportion_confint has it.
    assert (round(wrong.low, 4), round(wrong.high, 4)) == (0.0018, 0.0545)
    assert interval(0, 20)[0] == 0
    assert round(interval(0, 20)[1], 3) == 0.161
    with pytest.raises(ValueError, match="“a” has the verdict fine; expected right, shade"):
        audit.rates([{"id": "a", "verdict": "fine"}])
