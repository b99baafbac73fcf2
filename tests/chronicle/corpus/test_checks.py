from typing import Any

import pytest

from chronicle.corpus import Corpus, checks
from chronicle.records import Claim, Record, Records, SourceCheck
from support.cases import beside


def all_found(corpus: Corpus, *changed: Record) -> list[str]:
    """What all checks find where these records are added or changed: each its path and words."""
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
    assert all_found(corpus, wrong) == beside(__file__)["a wrong check"]
    with pytest.raises(ValueError, match="'so', 'less' or 'not'"):
        SourceCheck.model_validate(fields | {"says": "yes"})


def test_a_place_may_lie_where_no_map_shows_it(corpus: Corpus) -> None:
    vik = corpus["vik"].model_copy(update={"coordinates": (-33.9, 18.4)})
    assert all_found(corpus, vik) == []
