import pytest

from chronicle import build
from chronicle.history import History
from chronicle.pages import comparison
from chronicle.queries import selection
from chronicle.records.base import Source
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.question import Axis, Question
from chronicle.records.work import Work
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose
from support import changed, copies, read, with_only, words


def answers(history: History) -> list[list[tuple[str, list[str]]]]:
    [question] = history.corpus.of(Question)
    return [
        [
            (position.answer, [claim.id for claim in claims])
            for position, claims in comparison.answers(history, question, paper)
        ]
        for paper in selection.papers(history.corpus)
    ]


def test_an_answer_leads_to_its_claim_and_a_name_to_who_makes_it(history: History) -> None:
    assert answers(history) == [
        [("340", ["corps-strength-holm"])],
        [("about 200", ["corps-strength-notes"])],
    ]
    quoted = changed(history, "corps-strength-holm", voice="per-ruud")
    other = changed(history, "corps-strength-holm", voice="anonymous-lock")
    claim = "../deployments/corps-at-the-lock/#corps-strength-holm"
    man = ("Per Ruud", "../actors/per-ruud/")
    paper = ("Unsigned notes", "anonymous-lock/")
    for asked, kind, *named in (
        (history, None),
        (quoted, "second-hand", man),
        (other, "second-hand", paper),
    ):
        page = read(asked, "papers/")
        [mark] = page.xpath("//td/a[contains(@aria-label, 'Holm')]")
        assert [mark.get(each) for each in ("aria-label", "href", "class")] == [
            "Holm: 340",
            claim,
            kind,
        ]
        # Who says so where the paper only reports it stands under the answer, and goes with the paper.
        ways = page.xpath("//th[@scope='row']/span[starts-with(., 'Holm')]/a")
        assert [(way.text, way.get("href")) for way in ways] == named


def test_an_answer_leads_to_where_its_question_has_it(history: History) -> None:
    page = read(history, "papers/")
    ways = page.xpath("//th[@scope='row']/a/@href")
    [question] = history.corpus.of(Question)
    address = history.addresses[question.id]
    assert ways == [f"../{address}#answer-{one.anchor}" for one in question.positions]
    asked = read(history, address)
    assert all(asked.xpath("//@id[.=$id]", id=way.partition("#")[2]) for way in ways)


def test_figures_that_a_question_does_not_name_have_their_unit(history: History) -> None:
    for unit, said in (("casks", "Figures: casks"), ("diggers", "")):
        counted = changed(
            history,
            "how-many-diggers",
            axis=Axis(unit=Prose(unit), claims=("corps-strength-holm",)),
        )
        [below] = read(counted, "papers/").xpath("//tr[@class='again'][position()=1]/th")
        assert words(below) == said


def test_what_comes_out_is_said_where_papers_agree_on_some_questions(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = history.corpus.of(Question)[0]
    other = asked.model_copy(update={"positions": ()})
    monkeypatch.setattr(comparison, "_of_papers_themselves", lambda *_: [1, 2])
    assert comparison._outcome(history, [asked, other]) == (
        "On one of the first two questions at least two papers give the same answer, as we sort them; "
        "on the other one, no two give the same."
    )
    assert comparison._outcome(history, [asked, other], is_great=True).startswith(
        "On one of the two great questions at least"
    )
    assert comparison._outcome(history, [asked]) == comparison._outcome(history, [other]) == ""


def test_after_the_third_question_a_narrow_screen_folds(history: History) -> None:
    [asked] = history.corpus.of(Question)
    # Three of ten questions seemed to be all: the fold says of how many they are.
    for count, tables, more in ((4, [4], []), (5, [3, 2], ["2 more of the 5 questions"])):
        several = [asked.model_copy(update={"id": f"q-{n}", "see": ()}) for n in range(count)]
        page = read(with_only(history, Question, *several), "papers/")
        [section] = page.xpath("//section[p[contains(@class, 'reading')]]")
        compared = section.find_class("compared")
        assert [len(one.findall("tbody")) for one in compared] == tables
        folded = section.xpath("details[@class='fold']/summary")
        assert [words(one) for one in folded] == more
        # Each says itself whose marks these are.
        assert all(one.xpath("thead/tr/th[2]") for one in compared)


def test_answers_that_no_paper_gives_are_told_of(history: History) -> None:
    question = history.corpus.get(Question, "how-many-diggers")
    none = question.positions[0].model_copy(update={"claims": (), "anchor": "none"})
    """“1 more answer, from the documents” said nothing of what it is."""
    for more in (1, 2):
        said = f"In no {history.corpus.settings.papers.one}, only in documents: {'; '.join([none.answer] * more)}"
        asked = changed(history, question.id, positions=(*question.positions, *[none] * more))
        page = read(asked, "papers/")
        # Above them it was read as a heading.
        [way] = page.xpath("//tbody/tr[last()][@class='again']/th/a")
        assert (words(way), way.get("href")) == (said, "../questions/how-many-diggers/#answers")
    assert "only in documents" not in words(read(history, "papers/"))


def test_who_the_papers_are_is_told_before_they_are_compared(history: History) -> None:
    [holm, _] = read(history, "papers/").xpath("//ul[@class='introduced']/li")
    paper = history.corpus.get(Work, "holm-1987")
    assert words(holm) == f"Holm: {paper.label.as_text}, 1987"
    # What stands for a title and begins with the name goes on from it.
    described = changed(history, "anonymous-lock", title="[Unsigned notes on the lock]")
    [_, notes] = read(described, "papers/").xpath("//ul[@class='introduced']/li")
    assert words(notes) == "Unsigned notes on the lock"


def test_a_claim_from_two_papers_stands_in_both_columns(history: History) -> None:
    sources = (Source(work="holm-1987", at="p. 12"), Source(work="anonymous-lock", at="¶4"))
    both = answers(changed(history, "corps-strength-holm", sources=sources))
    assert both[1] == [("340", ["corps-strength-holm"]), ("about 200", ["corps-strength-notes"])]


def test_an_answer_that_two_papers_give_themselves_is_marked(history: History) -> None:
    question = history.corpus.get(Question, "how-many-diggers")
    given = ("corps-strength-holm", "corps-strength-notes")

    def alike(*claims: str) -> list[str | None]:
        first = question.positions[0].model_copy(update={"claims": claims})
        rest = question.positions[1:]
        page = read(changed(history, question.id, positions=(first, *rest)), "papers/")
        return [row.get("class") for row in page.xpath("//tbody/tr[td]")]

    assert alike(*given).count("alike") == 1
    assert "alike" not in alike(given[0])


def test_a_paper_that_does_not_give_an_answer_has_no_mark_at_it(history: History) -> None:
    """Of three papers two answer the second question, and the third is silent."""
    question = history.corpus.get(Question, "how-many-diggers")
    third = history.corpus.get(Work, "holm-1987").model_copy(update={"id": "third"})
    claim = history.corpus.get(Claim, "corps-strength-holm")
    said = claim.model_copy(
        update={"id": "said", "voice": "third", "sources": (Source(work="third", at="p. 12"),)}
    )
    first = question.positions[0].model_copy(
        update={"claims": (*question.positions[0].claims, "said")}
    )
    told = with_only(history, Work, *history.corpus.of(Work), third)
    told = with_only(told, Claim, *history.corpus.of(Claim), said)
    asked = question.model_copy(update={"positions": (first, *question.positions[1:])})
    other = question.model_copy(update={"id": "other", "positions": (first,)})
    page = read(with_only(told, Question, asked, other), "papers/")
    cells = [
        [(len(cell), cell.text) for cell in row.findall("td")]
        for row in page.xpath("//tbody/tr[td]")
    ]
    given, empty = (1, None), (0, None)
    assert cells == [[given, empty, given], [empty, given, empty], [given, empty, given]]


def test_a_paper_that_answers_no_question_of_a_table_has_no_column_in_it(history: History) -> None:
    quoted = changed(
        history, "corps-strength-notes", sources=(Source(work="holm-1987", at="p. 12"),)
    )
    assert [len(cell) for cell in answers(quoted)] == [2, 0]
    page = read(quoted, "papers/")
    assert page.xpath("//thead/tr/th[not(span)]/text()") == ["Holm"]


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


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ""), (1, "Disputed: How many diggers did Norrmark send?"), (2, "Disputed in 2 questions")],
)
def test_what_most_report_leads_to_the_one_question_on_it_or_to_itself(
    history: History, count: int, told: str
) -> None:
    question = history.corpus.get(Question, "how-many-diggers")
    asked = [question.model_copy(update={"id": f"q-{n}", "see": ()}) for n in range(count)]
    seen = changed(history, "1901-corps-arrives", see=tuple(one.id for one in asked))
    entry = seen.corpus.get(Event, "1901-corps-arrives")
    reported = comparison.reported(with_only(seen, Question, *asked), entry, entry.sources)
    words = ""
    if reported.dispute:
        words = f"{reported.disputed} {reported.dispute.label.as_text}"
    assert words == told


def test_what_most_report_has_the_way_to_each_paper_by_its_name(history: History) -> None:
    [(entry, sources)] = comparison.widely_reported(history)
    places = comparison.reported(history, entry, sources).places
    assert [(place.label.as_text, place.address) for place in places] == [
        ("Holm", "papers/holm-1987/#p-12"),
        ("Unsigned notes", "papers/anonymous-lock/#para-3"),
    ]


def test_a_mark_leads_to_the_statement_that_its_answer_names_first(history: History) -> None:
    [question] = history.corpus.of(Question)
    both = copies(
        history, "corps-strength-holm", {}, {"id": "said-again", "value": Figure(900, 900)}
    )
    first, *others = question.positions
    for names in (("said-again", "corps-strength-holm"), ("corps-strength-holm", "said-again")):
        position = first.model_copy(update={"claims": names})
        page = read(changed(both, question.id, positions=(position, *others)), "papers/")
        [mark] = page.xpath("//td/a[contains(@aria-label, 'Holm')]")
        assert mark.get("href").endswith(f"#{names[0]}")
