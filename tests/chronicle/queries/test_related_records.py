"""Questions about a record, and those on which accounts of it differ."""

from chronicle.history import History
from chronicle.queries.related_records import contested_questions, questions_about
from chronicle.records import Deployment
from support import update_record

CORPS = "corps-at-the-lock"


def test_accounts_differ_by_voice(history: History) -> None:
    """Two figures of one voice do not make a record contested."""
    corps = history.corpus.get(Deployment, CORPS)
    assert contested_questions(history, corps) == questions_about(history, corps) != []
    one_voice = update_record(history, "corps-strength-notes", voice="holm-1987")
    assert contested_questions(one_voice, corps) == []
    assert questions_about(one_voice, corps) != []


def test_question_that_only_mentions_a_record_is_not_contested(history: History) -> None:
    talks = update_record(history, "1904-talks", see=("how-many-diggers",))
    event = talks.corpus["1904-talks"]
    assert [question.id for question in questions_about(talks, event)] == ["how-many-diggers"]
    assert contested_questions(talks, event) == []
