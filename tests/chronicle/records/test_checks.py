from itertools import chain
from typing import Any

import pytest

from chronicle.corpus import Corpus
from chronicle.records import REGISTERED_CHECKS, Claim, Question, Record, Records, SourceCheck
from chronicle.values import Prose, dates
from support.cases import load_yaml


def run_checks(corpus: Corpus, *changed: Record) -> list[str]:
    """Return the findings of all checks with these records added or changed: path and message."""
    records = {**corpus.records, **{record.id: record for record in changed}}
    findings = chain.from_iterable(check(Records(records)) for check in REGISTERED_CHECKS)
    return [
        f"{'.'.join(map(str, (finding.record, *finding.path)))} {finding.message}"
        for finding in findings
    ]


def test_source_check_needs_known_passage_and_version(corpus: Corpus) -> None:
    claim = corpus.get(Claim, "corps-strength-holm")
    fields: dict[str, Any] = {"id": "x", "claim": claim.id, "by": "Eva Dahl", "as": "teacher"}
    fields |= {"date": "2099-11-02", "at": claim.sources[0].at, "says": "so"}
    valid = SourceCheck.model_validate(fields | {"version": "2099.1.0"})
    assert run_checks(corpus, valid) == []
    wrong = valid.model_copy(update={"at": "p. 999", "version": "2098.1.0"})
    assert run_checks(corpus, wrong) == load_yaml(__file__)["a wrong check"]
    with pytest.raises(ValueError, match="'so', 'less' or 'not'"):
        SourceCheck.model_validate(fields | {"says": "yes"})


def test_accepts_place_outside_every_map(corpus: Corpus) -> None:
    vik = corpus["vik"].model_copy(update={"coordinates": (-33.9, 18.4)})
    assert run_checks(corpus, vik) == []


def test_chart_may_omit_claims_with_other_units(corpus: Corpus) -> None:
    pay = {"id": "corps-pay", "unit": "guilders"}
    assert run_checks(corpus, corpus["corps-strength-holm"].model_copy(update=pay)) == []


def test_answers_match_figures_and_dates_of_claims(corpus: Corpus) -> None:
    """Also in the short answer; decades are not figures."""
    question = corpus.get(Question, "how-many-diggers")
    claim = corpus.get(Claim, "corps-strength-holm")
    claim = claim.model_copy(update={"date": dates.parse("1901-05")})
    first, second = question.positions
    fields = {"answer": Prose("340, before the 1990s"), "date": dates.parse("1901")}
    right = first.model_copy(update=fields)
    changed = {"positions": (right, second), "answer": Prose("340, or about 200.")}
    assert run_checks(corpus, claim, question.model_copy(update=changed)) == []
    wrong = first.model_copy(update={"answer": Prose("34"), "date": dates.parse("-1900")})
    changed = {"positions": (wrong, second), "answer": Prose("1,340.")}
    findings = run_checks(corpus, claim, question.model_copy(update=changed))
    assert sorted(findings) == load_yaml(__file__)["wrong answers"]
