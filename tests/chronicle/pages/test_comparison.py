from chronicle import build
from chronicle.history import History
from chronicle.pages import comparison
from chronicle.records.question import Question
from chronicle.records.work import Work
from support import changed, read, with_only


def test_where_there_is_nothing_to_compare_there_is_no_page(history: History) -> None:
    works = [work for work in history.corpus.of(Work) if work.id != "anonymous-lock"]
    for fewer in (with_only(history, Work, *works), with_only(history, Question)):
        assert "papers/" not in build.plans(fewer)


def test_papers_agree_where_two_give_one_answer_and_none_another(history: History) -> None:
    question = history.corpus.get(Question, "how-many-diggers")

    def answered(*claims: str) -> History:
        """The first answer is given by claims, the second by one that a paper quotes."""
        given = zip(question.positions, (claims, ("motive-ruud",)), strict=True)
        positions = tuple(one.model_copy(update={"claims": each}) for one, each in given)
        return changed(history, question.id, positions=positions)

    both = ("corps-strength-holm", "corps-strength-notes")
    [(asked, position, claims)] = comparison.sole_answers(answered(*both))
    assert (asked.id, position.answer) == (question.id, "340")
    assert tuple(claim.id for claim in claims) == both
    quoted = changed(answered(*both), "corps-strength-notes", voice="per-ruud")
    for rival in (history, answered("corps-strength-holm"), quoted):
        assert list(comparison.sole_answers(rival)) == []


def test_what_most_papers_report_has_the_first_place_in_each(history: History) -> None:
    assert comparison.most(history) == 2
    [(entry, sources)] = comparison.widely_reported(history)
    assert entry.id == "1901-corps-arrives"
    places = [(source.work, source.at) for source in sources]
    assert places == [("holm-1987", "p. 12, n. 3"), ("anonymous-lock", "¶3")]
    [listed] = read(history, "papers/").find_class("reported")
    assert listed.text_content().split()[-3:] == ["Holm,", "Unsigned", "notes"]
    # But not what its title says to be the judgement of one, or what another work adds to one.
    other = sources[0].model_copy(update={"work": "ruud-1911"})
    for changes in ({"title": "Too late, Holm argues"}, {"sources": (sources[0], other)}):
        assert list(comparison.widely_reported(changed(history, entry.id, **changes))) == []
