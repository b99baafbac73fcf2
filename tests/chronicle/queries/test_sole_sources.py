"""Figures from a sole source, with sample statements on how many people dug a canal."""

from pathlib import Path
from typing import Any

from chronicle.queries.sole_sources import figures_from_sole_source
from support.cases import cases
from support.histories import add_statements


@cases
def test_figures_have_their_sole_source(
    tmp_path: Path, answer: str, statements: dict[str, dict[str, Any]], sources: dict[str, bool]
) -> None:
    texts = dict.fromkeys(("title", "why", "assessment", "settle"), "How many came?")
    positions = [
        {"answer": answer, "claims": [*statements]},
        {"answer": "Nobody knows", "claims": ["flood-drowned"]},
    ]
    question = {"id": "how-many", **texts, "positions": positions}
    figures = {
        name: {"property": "strength", "unit": "diggers", **fields}
        for name, fields in statements.items()
    }
    history = add_statements(tmp_path, figures, {"questions.yml": [question]})
    found = {}
    for record in history.corpus.records.values():
        for asked, known in figures_from_sole_source(history, record).items():
            if asked.id == "how-many":
                [figure] = known
                assert str(figure.answer) == answer
                found[record.id] = figure.is_uncertain
    assert found == sources
