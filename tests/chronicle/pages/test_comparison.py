from chronicle import build
from chronicle.history import History
from chronicle.pages import comparison
from chronicle.records.question import Question
from chronicle.records.work import Work
from support import changed, with_only


def test_where_there_is_nothing_to_compare_there_is_no_page(history: History) -> None:
    works = [work for work in history.corpus.of(Work) if work.id != "anonymous-lock"]
    for fewer in (with_only(history, Work, *works), with_only(history, Question)):
        assert "papers/" not in build.plans(fewer)


def test_papers_agree_where_two_give_one_answer_and_none_another(history: History) -> None:
    question = history.corpus.get(Question, "how-many-diggers")

    def sole(*claims: str, **changes: str) -> list[tuple[str, tuple[str, ...]]]:
        """What papers agree on, where claims give the first answer, and a quoted one the second."""
        given = zip(question.positions, (claims, ("motive-ruud",)), strict=True)
        positions = tuple(one.model_copy(update={"claims": each}) for one, each in given)
        told = changed(history, question.id, positions=positions)
        for name, voice in changes.items():
            told = changed(told, name.replace("_", "-"), voice=voice)
        rows = comparison.compared_answers(told, told.corpus.get(Question, question.id))
        table = comparison.ComparedTable("great", "", {question: rows})
        found = comparison.sole_answers([table])
        return [(str(one.position.answer), tuple(c.id for c in one.own)) for _, one in found]

    both = ("corps-strength-holm", "corps-strength-notes")
    assert sole(*both) == [("340", both)]
    assert sole("corps-strength-holm") == []
    assert sole(*both, corps_strength_notes="per-ruud") == []


def test_what_most_papers_report_has_the_first_place_in_each(history: History) -> None:
    assert comparison.most(history) == 2
    [(entry, sources)] = comparison.widely_reported(history)
    assert entry.id == "1901-corps-arrives"
    places = [(source.work, source.at) for source in sources]
    assert places == [("holm-1987", "p. 12, n. 3"), ("anonymous-lock", "¶3")]
    # But not what a paper argues, or what another work adds to one.
    other = sources[0].model_copy(update={"work": "ruud-1911"})
    for changes in ({"argued_by": "holm-1987"}, {"sources": (sources[0], other)}):
        assert list(comparison.widely_reported(changed(history, entry.id, **changes))) == []
