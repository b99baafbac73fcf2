from typing import Any

import pytest

from chronicle.corpus import Corpus, checks
from chronicle.records import Claim, Question, Record, Records, SourceCheck
from chronicle.values import Prose, dates
from support.cases import load_yaml


def all_found(corpus: Corpus, *changed: Record) -> list[str]:
    """Return the findings of all checks with these records added or changed: path and message."""
    records = {**corpus.records, **{record.id: record for record in changed}}
    found = checks.findings(Records(records))
    return [f"{'.'.join(map(str, (one.record, *one.path)))} {one.message}" for one in found]


def test_a_check_by_a_person_is_of_a_place_and_a_version(corpus: Corpus) -> None:
    claim = corpus.get(Claim, "corps-strength-holm")
    fields: dict[str, Any] = {"id": "x", "claim": claim.id, "by": "Eva Dahl", "as": "teacher"}
    fields |= {"date": "2099-11-02", "at": claim.sources[0].at, "says": "so"}
    made = SourceCheck.model_validate(fields | {"version": "2099.1.0"})
    assert all_found(corpus, made) == []
    wrong = made.model_copy(update={"at": "p. 999", "version": "2098.1.0"})
    assert all_found(corpus, wrong) == load_yaml(__file__)["a wrong check"]
    with pytest.raises(ValueError, match="'so', 'less' or 'not'"):
        SourceCheck.model_validate(fields | {"says": "yes"})


def test_a_place_may_lie_where_no_map_shows_it(corpus: Corpus) -> None:
    vik = corpus["vik"].model_copy(update={"coordinates": (-33.9, 18.4)})
    assert all_found(corpus, vik) == []


def test_a_chart_asks_for_no_claim_of_another_unit(corpus: Corpus) -> None:
    pay = {"id": "corps-pay", "unit": "guilders"}
    assert all_found(corpus, corpus["corps-strength-holm"].model_copy(update=pay)) == []


def test_figures_and_dates_of_answers_are_those_of_their_claims(corpus: Corpus) -> None:
    """Also in the short answer; decades are not figures."""
    question = corpus.get(Question, "how-many-diggers")
    claim = corpus.get(Claim, "corps-strength-holm")
    claim = claim.model_copy(update={"date": dates.parse("1901-05")})
    first, second = question.positions
    given = {"answer": Prose("340, before the 1990s"), "date": dates.parse("1901")}
    right = first.model_copy(update=given)
    changed = {"positions": (right, second), "answer": Prose("340, or about 200.")}
    assert all_found(corpus, claim, question.model_copy(update=changed)) == []
    wrong = first.model_copy(update={"answer": Prose("34"), "date": dates.parse("-1900")})
    changed = {"positions": (wrong, second), "answer": Prose("1,340.")}
    found = all_found(corpus, claim, question.model_copy(update=changed))
    assert sorted(found) == load_yaml(__file__)["wrong answers"]
