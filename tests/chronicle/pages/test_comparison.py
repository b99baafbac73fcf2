from chronicle import build
from chronicle.history import History
from chronicle.records import Question, Work
from support import parse_page, update_record, with_records


def test_no_comparison_without_two_papers_and_questions(history: History) -> None:
    works = [work for work in history.corpus.of(Work) if work.id != "anonymous-lock"]
    for smaller in (with_records(history, Work, *works), with_records(history, Question)):
        assert "papers/" not in build.render_functions(smaller)
    one_paper = with_records(history, Work, *works)
    assert "compared" not in parse_page(one_paper, "questions/").text_content()


def test_reported_answer_has_lighter_mark(history: History) -> None:
    question = history.corpus.get(Question, "how-many-diggers")

    def mark_classes(*claims: str) -> list[str | None]:
        """Return the CSS classes of the marks for the first answer with these claims."""
        first, *count_other_sources = question.positions
        positions = (first.model_copy(update={"claims": claims}), *count_other_sources)
        page = parse_page(update_record(history, question.id, positions=positions), "papers/")
        row = next(page.iterfind(f".//tr[th]/th[a='{first.answer}']/.."))
        return [mark.get("class") for mark in row.findall("td/a")]

    assert mark_classes("corps-strength-holm", "corps-strength-notes") == [
        "own-answer",
        "own-answer",
    ]
    assert mark_classes("motive-ruud") == ["reported-answer"]
