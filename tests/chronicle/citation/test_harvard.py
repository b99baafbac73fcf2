"""Works in Harvard style, held against the models of its manual (Cite Them Right, 12th edition)."""

from typing import Any

import pytest
from markupsafe import Markup

from chronicle.citation.processor import format_works
from chronicle.records.work import Work
from support.cases import beside

CASES = beside(__file__)


def frozen(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in fields.items()}


@pytest.mark.pandoc
def test_a_work_of_each_type_is_listed_as_the_manual_has_it() -> None:
    works = [
        Work.model_validate({"id": name, "evidence": "study", **frozen(case["work"])})
        for name, case in CASES.items()
    ]
    made = format_works(works)
    listed = {name: Markup(forms.whole["harvard"]).striptags() for name, forms in made.items()}
    assert listed == {name: case["listed"] for name, case in CASES.items()}
    in_text = {name: Markup(forms.whole["harvard-in"]).striptags() for name, forms in made.items()}
    assert in_text == {name: case["in_text"] for name, case in CASES.items()}
