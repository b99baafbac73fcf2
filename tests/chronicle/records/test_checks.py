from itertools import chain
from typing import Any

import pytest

from chronicle.corpus import Corpus
from chronicle.records import REGISTERED_CHECKS, Claim, Question, Record, Records, SourceCheck
from chronicle.records.base import Check
from chronicle.values import Prose, dates
from support.cases import load_yaml
from support.histories import extended_history


def find_errors(corpus: Corpus, *changed: Record) -> list[str]:
    """Return the findings of all checks with these records added or changed: path and message."""
    records = {**corpus.records, **{record.id: record for record in changed}}
    findings = chain.from_iterable(check(Records(records)) for check in REGISTERED_CHECKS)
    return [
        f"{'.'.join(map(str, (finding.record_id, *finding.path)))} {finding.message}"
        for finding in findings
    ]


@pytest.fixture(scope="module")
def extended_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus of the extended sample history."""
    return extended_history(tmp_path_factory.mktemp("extended")).corpus


def change_value(values: Any, path: str, value: Any) -> Any:
    """Return raw values with another value at a dotted path of field names and indexes."""
    first, _, rest = path.partition(".")
    if isinstance(values, tuple):
        index = int(first)
        return (*values[:index], change_value(values[index], rest, value), *values[index + 1 :])
    return {**values, first: change_value(values[first], rest, value) if rest else value}


@pytest.mark.parametrize("check", REGISTERED_CHECKS, ids=lambda check: check.__name__)
def test_each_check_finds_its_error(extended_corpus: Corpus, check: Check) -> None:
    """Each registered check has a case: a record, the path to a field of it, and a wrong value."""
    identifier, path, value = load_yaml(__file__)["wrong values"][check.__name__]
    values = change_value(extended_corpus.raw_records[identifier].values, path, value)
    model = type(extended_corpus[identifier])
    record = model.model_validate(values, strict=False, context=extended_corpus.settings)
    assert [*check(Records({**extended_corpus.records, record.id: record}))]


def test_source_check_needs_known_passage_and_version(corpus: Corpus) -> None:
    claim = corpus.get(Claim, "corps-strength-holm")
    fields: dict[str, Any] = {"id": "x", "claim": claim.id, "by": "Eva Dahl", "as": "teacher"}
    fields |= {"date": "2019-11-02", "at": claim.sources[0].at, "says": "so"}
    valid = SourceCheck.model_validate(fields | {"version": "2019.1.0"})
    assert find_errors(corpus, valid) == []
    wrong = valid.model_copy(update={"at": "p. 999", "version": "2018.1.0"})
    assert find_errors(corpus, wrong) == load_yaml(__file__)["a wrong check"]
    with pytest.raises(ValueError, match="'so', 'less' or 'not'"):
        SourceCheck.model_validate(fields | {"says": "yes"})


def test_accepts_place_outside_every_map(corpus: Corpus) -> None:
    vik = corpus["vik"].model_copy(update={"coordinates": (-33.9, 18.4)})
    assert find_errors(corpus, vik) == []


def test_chart_may_omit_claims_with_other_units(corpus: Corpus) -> None:
    pay = {"id": "corps-pay", "unit": "guilders"}
    assert find_errors(corpus, corpus["corps-strength-holm"].model_copy(update=pay)) == []


def test_answers_match_figures_and_dates_of_claims(corpus: Corpus) -> None:
    """The short answer must match too; decades are not figures."""
    question = corpus.get(Question, "how-many-diggers")
    claim = corpus.get(Claim, "corps-strength-holm")
    claim = claim.model_copy(update={"date": dates.parse("1901-05")})
    first, second = question.positions
    fields = {"answer": Prose("340, before the 1990s"), "date": dates.parse("1901")}
    right = first.model_copy(update=fields)
    changed = {"positions": (right, second), "answer": Prose("340, or about 200.")}
    assert find_errors(corpus, claim, question.model_copy(update=changed)) == []
    begun = {"date": dates.parse("-0311/0017-05")}
    answers = {"answer": Prose("From 312 BC to May AD 17"), "date": None}
    changed = {"positions": (first.model_copy(update=answers), second), "answer": Prose("312 BC")}
    known = claim.model_copy(update=begun)
    assert find_errors(corpus, known, question.model_copy(update=changed)) == []
    wrong = first.model_copy(update={"answer": Prose("34"), "date": dates.parse("-1900")})
    changed = {"positions": (wrong, second), "answer": Prose("1,340.")}
    findings = find_errors(corpus, claim, question.model_copy(update=changed))
    assert sorted(findings) == load_yaml(__file__)["wrong answers"]
