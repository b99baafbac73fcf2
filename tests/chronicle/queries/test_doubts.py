import datetime

from chronicle.history import History
from chronicle.kinds.question.model import Question
from chronicle.queries.doubts import doubts
from chronicle.values import dates
from support import changed

TODAY = datetime.date(2099, 1, 1)


def told(history: History) -> list[str]:
    return [str(problem) for problem in doubts(history, TODAY)]


def test_an_event_that_is_still_to_come_is_told(history: History) -> None:
    assert told(history) == []
    later = changed(history, "1903-flood", date=dates.parse("2099-01-02"))
    [message] = told(later)
    assert message.startswith("data/events/events.yml:")
    assert message.endswith("2 January 2099 is still to come; see that the date is right")
    this_year = changed(history, "1903-flood", date=dates.parse("2099"))
    assert told(this_year) == []


def test_a_figure_that_answers_another_question_is_told(history: History) -> None:
    first, second = history.corpus.get(Question, "how-many-diggers").positions

    def with_drowned(*see: str) -> History:
        claims = (*second.claims, "flood-drowned")
        positions = (first, second.model_copy(update={"claims": claims}))
        return changed(history, "how-many-diggers", positions=positions, see=see)

    [message] = told(with_drowned("corps-at-the-lock"))
    assert "“flood-drowned” is about 1903-flood, of which nothing else here is" in message
    assert told(with_drowned("corps-at-the-lock", "1903-flood")) == []
