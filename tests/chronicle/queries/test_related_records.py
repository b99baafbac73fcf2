"""Questions about a record, and questions whose answers give different accounts of it."""

from pathlib import Path

from chronicle.queries.related_records import contested_questions, questions_about
from chronicle.records import Deployment
from support.histories import extended_history


def test_accounts_differ_only_if_the_question_says_so(tmp_path: Path) -> None:
    """Other questions only mention the record."""
    history = extended_history(tmp_path)
    corps = history.corpus.get(Deployment, "corps-at-the-lock")
    questions = {question.id for question in questions_about(history, corps)}
    assert questions >= {"how-many-diggers", "how-many-dug"}
    contested = contested_questions(history, corps)
    assert [question.id for question in contested] == ["how-many-diggers"]
