from chronicle import build
from chronicle.history import History
from chronicle.pages.question.compared import compared_answers
from chronicle.records import Question, Work
from support import parse_page, update_record, with_records


def test_where_there_is_nothing_to_compare_there_is_no_page(history: History) -> None:
    works = [work for work in history.corpus.of(Work) if work.id != "anonymous-lock"]
    for fewer in (with_records(history, Work, *works), with_records(history, Question)):
        assert "papers/" not in build.render_functions(fewer)


def test_who_only_reports_an_answer_has_a_lighter_mark(history: History) -> None:
    question = history.corpus.get(Question, "how-many-diggers")

    def marks(*claims: str) -> list[str | None]:
        """Return the CSS classes of the marks for the first answer with these claims."""
        first, *others = question.positions
        positions = (first.model_copy(update={"claims": claims}), *others)
        page = parse_page(update_record(history, question.id, positions=positions), "papers/")
        row = next(page.iterfind(f".//tr[th]/th[a='{first.answer}']/.."))
        return [mark.get("class") for mark in row.findall("td/a")]

    def others(*claims: str) -> int:
        """Return the number of other sources for the first answer with these claims."""
        first, *rest = question.positions
        asked = question.model_copy(
            update={"positions": (first.model_copy(update={"claims": claims}), *rest)}
        )
        return compared_answers(history, asked)[0].others

    assert marks("corps-strength-holm", "corps-strength-notes") == ["says-itself", "says-itself"]
    assert marks("motive-ruud") == ["second-hand"]
    assert others("motive-ruud") == 1
    assert others("corps-strength-holm") == 0
