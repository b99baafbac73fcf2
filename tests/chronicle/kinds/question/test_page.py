from decimal import Decimal
from typing import Any

import pytest
from lxml import html

from chronicle.history import History
from chronicle.kinds.chart.model import Axis
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.event.model import Event
from chronicle.kinds.question import page as questions
from chronicle.kinds.question.model import Position, Question
from chronicle.queries.stemma import Branch
from chronicle.values import dates
from chronicle.values.amounts import Figure
from chronicle.values.text import Paragraphs, Prose
from support import changed, copies, read, with_only, words
from support.cases import beside, cases

ASKED = "how-many-diggers"


def asking(history: History, *changes: dict[str, Any]) -> History:
    """A history with a copy of its question for each of some changes to it, and no other questions."""
    return copies(history, ASKED, *({"id": f"q-{n}", **each} for n, each in enumerate(changes)))


def position(history: History, **update: object) -> Position:
    """An answer that differs in some fields, and has no anchor."""
    first = history.corpus.get(Question, ASKED).positions[0]
    return first.model_copy(update={"anchor": None, **update})


def answers(history: History, *claims: tuple[str, ...]) -> html.HtmlElement:
    """The page of the question with answers that rest on these claims."""
    positions = tuple(position(history, claims=each) for each in claims)
    return read(changed(history, ASKED, positions=positions), f"questions/{ASKED}/")


HOLM, NOTES = "corps-strength-holm", "corps-strength-notes"


def test_answers_stand_three_abreast_where_that_fills_every_row_or_else_two(
    history: History,
) -> None:
    for count, across in enumerate((2, 3, 2, 2, 3, 2, 2, 3), 2):
        [row] = answers(history, *[(HOLM,)] * count).find_class(f"across-{across}")
        assert len(row.find_class("answer")) == count


def test_what_can_be_said_has_its_paragraphs(history: History) -> None:
    said = Paragraphs("Holm follows Ruud.\nThe notes of *Vik* give no source.")
    page = read(changed(history, ASKED, assessment=said), f"questions/{ASKED}/")
    paragraphs = page.xpath("//h2[@id='assessment']/../p")
    assert [words(one) for one in paragraphs] == str(said).splitlines()
    assert [one.text for one in paragraphs[1].iter("i")] == ["Vik"]


def test_a_page_says_in_which_order_its_answers_stand(history: History) -> None:
    told = changed(history, HOLM, depends_on=(Dependence(witness="ruud-1911", how="cites"),))
    orders = []
    for given in ([(HOLM, NOTES), (HOLM,)], [(HOLM,), (HOLM, NOTES)]):
        orders.append(words(answers(told, *given).xpath("//*[@id='answers']/../p[2]")[0]))
    # By their dots, which show it: no words tell it again.
    assert not any("come first" in one or "Related" in one for one in orders)
    bare = words(answers(history, (HOLM, NOTES), (HOLM,)).xpath("//*[@id='answers']/../p[1]")[0])
    assert "Related answers are neighbours; their order is not one of weight." in bare


def test_many_claims_have_a_list_behind_what_the_sources_allow(history: History) -> None:
    page = answers(history, (HOLM,) * 9, (NOTES,))
    headings = [heading.get("id") for heading in page.iter("h2")]
    assert headings == ["assessment", "settle", "answers", "voices"]
    # It is folded as a whole, with how many they are.
    [whole] = page.xpath("//section[h2[@id='voices']]/details")
    assert (
        words(whole.find("summary")) == "Answer by answer: all 10 statements, and where each stands"
    )
    assert whole.get("open") is None
    # In short, a voice is named once.
    [link] = page.find_class("voices")[0].findall("li/a")
    assert link.get("href") == f"#answer-{HOLM}"
    assert len(page.find_class("statements")[0].findall("ul/li/p[@class='whose']")) == 9
    assert answers(history, (HOLM,) * 8).find_class("statements") == []
    # Seven stood beside three, and two boxes were empty at the foot.
    everybody = tuple(claim.id for claim in history.corpus.of(Claim))
    lists = answers(history, everybody * 2).find_class("voices")
    assert len(lists[0]) == 3
    assert [each.getparent().tag for each in lists] == ["div", "details"]


def test_each_answer_leads_to_its_statements(history: History) -> None:
    page = answers(history, (HOLM,) * 9, (NOTES,))
    counts = page.xpath("//*[@class='answers across-2']//p[@class='witnesses']/a")
    assert [(one.text, one.get("href")) for one in counts] == [
        ("9 statements", "#voices-1"),
        ("1 statement", "#voices-2"),
    ]
    assert [heading.get("id") for heading in page.xpath("//summary/h3")] == ["voices-1", "voices-2"]
    # Who opens the list finds the statements of one answer open, and not folds alone.
    assert [one.get("open") is not None for one in page.find_class("subject")] == [True, False]
    # What can be said stands before them, what the page is about after all else.
    [positions] = page.find_class("positions")
    assert positions.getprevious().get("class") == "assessed"
    [about] = page.iter("aside")
    assert about.getprevious().get("class") == "stemma"
    few = answers(history, (HOLM,), (NOTES,))
    assert few.find_class("subject") == few.xpath("//p[@class='witnesses']/a") == []


def test_what_counts_as_a_source_is_folded_and_the_key_leads_there(history: History) -> None:
    assert not answers(history, (HOLM,), (NOTES,)).xpath(
        "//*[@class='positions']/p/*[@class='witnesses']"
    )
    ruud = Dependence(witness="ruud-1911", how="cites")
    told = changed(history, HOLM, depends_on=(ruud,))
    # Of one statement each there is nothing to count: a key explained two single dots.
    alone = answers(told, (HOLM,), (NOTES,))
    assert not alone.find_class("witnesses")
    assert not alone.xpath("//a[@href='#counted']")
    page = answers(told, (HOLM, NOTES), (NOTES,))
    [key, said] = page.xpath("//*[@class='positions']/p")
    # Each card has its dots, and they are explained here alone.
    assert len(key.find_class("witnesses")) == len(page.find_class("witnesses")) - 2 == 1
    assert words(said).endswith("“Keep” puts a statement into My list.")
    # On a phone, where no statement can be kept, the style sheet hides it.
    assert said.get("class") == "soft of-each"
    both = position(history, anchor="both", claims=(HOLM, NOTES))
    of_two = read(changed(told, ASKED, positions=(both,)), f"questions/{ASKED}/")
    [order] = of_two.xpath("//*[@class='positions']/p[2]")
    assert words(order).endswith("“Keep” puts all that gives an answer into My list.")
    assert order.get("class") == "soft"
    # What one statement says has one citation, that of the statement.
    assert len(read(history, f"questions/{ASKED}/").find_class("of-each")) == 1
    # Beside what can be said it made its column longer than the other by a third.
    assert not page.xpath("//*[@class='assessed']//*[@class='key']")
    [counted] = alone.xpath("//details/p[@id='counted']")
    unsure = "Where it is not sure how many there are, such a study has a large dot"
    assert unsure not in words(counted)
    # A statement is large once in each answer that has it; that no source is entered is no fault of a study.
    assert words(key) == "Each dot is a statement. Each has an independent source."
    [way] = said.xpath("a[@href='#counted']")
    [counted] = page.xpath("//details/p[@id='counted']")
    assert words(counted.getprevious()) == words(way) == "What counts as a source"
    assert "a study whose own sources are not entered here;" in words(counted)
    # Two answers had three large dots and two, both of “2 to 3 sources”, and nothing told why.
    perhaps = ruud.model_copy(update={"certainty": "possible"})
    several = answers(changed(told, NOTES, depends_on=(perhaps,)), (HOLM, NOTES))
    assert unsure in words(several.xpath("//*[@id='counted']")[0])


def test_why_the_sources_of_all_answers_are_fewer_than_of_each_is_said(history: History) -> None:
    """Each card counted statements, sources and dots, and the sum was another."""
    told = " These add up to more than the number above, which has each source once."
    ruud = Dependence(witness="ruud-1911", how="cites")
    traced = changed(history, HOLM, depends_on=(ruud,))

    def each(*claims: tuple[str, ...]) -> str:
        page = answers(traced, *claims)
        cards = [words(one) for one in page.xpath("//*[@class='positions']//p[@class='witnesses']")]
        assert all(card in ("1 statement", "2 statements") for card in cards)
        [said] = page.xpath("//p[@id='counted']/following-sibling::p")
        return words(said)

    answer = position(history).answer
    by_answer = f"By answer: “{answer}”, 1 or 2 sources; “{answer}”, 1 source."
    assert each((HOLM, NOTES), (HOLM,)) == by_answer + told
    assert each((HOLM,), (NOTES,)) == by_answer.replace("1 or 2 sources", "1 source")


def test_sources_are_not_counted_where_each_answer_has_one_of_its_own(history: History) -> None:
    """“2 statements from 1 or 2 sources” stood below words that the two say different things."""
    ruud = Dependence(witness="ruud-1911", how="cites")
    told = changed(history, "flood-drowned", depends_on=(ruud,))
    apart = answers(told, (NOTES,), ("survey-reason",))
    assert not apart.xpath("//h2[@id='behind']")
    # What led there still leads to what can be said.
    [there] = apart.xpath("//*[@id='behind']")
    assert there.get("class") == "assessed"
    assert answers(told, (NOTES, HOLM), ("survey-reason",)).xpath("//h2[@id='behind']")
    assert answers(told, (HOLM,), ("survey-reason",)).xpath("//h2[@id='behind']")


def test_why_a_question_is_asked_stands_before_its_answers(history: History) -> None:
    [why] = answers(history, (HOLM,), (NOTES,)).xpath("//header/p[@class='lead']")
    [asked] = history.corpus.of(Question)
    assert words(why) == f"Why it is asked {asked.why.as_text}"


@pytest.mark.parametrize(("certainty", "marked"), [("certain", []), ("probable", ["probable"])])
def test_a_stemma_marks_only_what_is_not_certain(
    history: History, certainty: str, marked: list[str]
) -> None:
    ruud = Dependence.model_validate(
        {"witness": "ruud-1911", "how": "cites", "certainty": certainty, "why": "As he writes."}
    )
    told = changed(history, NOTES, depends_on=(ruud,))
    page = answers(told, (HOLM,), (NOTES,))
    lines = page.xpath("//*[@class='stemma']//li | //*[contains(@class, 'drawn-stemma')]//line")
    assert {line.tag for line in lines} == {"li", "line"}
    assert sorted({line.get("class") for line in lines} - {None}) == marked
    heights = page.xpath("//*[contains(@class, 'drawn-stemma')]//@y1")
    assert heights
    assert not [height for height in heights if height.endswith("0em") and "." in height]


def test_who_says_it_stands_once_where_no_source_is_another_s(history: History) -> None:
    """A list below two answers had both statements again, word for word."""

    def lists(told: History) -> list[html.HtmlElement]:
        return list(answers(told, (HOLM,), (NOTES,)).xpath("//h2[@id='stemma']/../details"))

    own = Dependence(witness="holm-1987", how="cites")
    assert lists(changed(history, HOLM, depends_on=(own,), voice="holm-1987")) == []
    ruud = Dependence(witness="ruud-1911", how="cites")
    [folded, *_] = lists(changed(history, HOLM, depends_on=(ruud,)))
    assert folded.get("open") is None


def test_a_note_on_an_answer_stands_below_its_statements_and_is_called_one(
    history: History,
) -> None:
    """An objection stood before what it was to."""
    noted = position(history, claims=("motive-ruud",), note="He was not there.")
    told = changed(history, ASKED, positions=(noted, position(history, claims=(NOTES,))))
    page = read(told, f"questions/{ASKED}/")
    [first, _] = page.xpath("//*[@class='answer']/div")
    statements, note, fold = list(first)[-3:]
    assert statements.tag == "ul"
    assert words(note) == "Note: He was not there."
    # What is noted on the text is for who reads the papers, and folded as on the page of a record.
    assert fold.tag == "details"
    summary, on_text = fold
    assert words(summary) == "1 correction on the text cited"
    said = "Correction to Holm, p. 13. The paper prints “3 March”. We read “3 May”."
    assert words(on_text).startswith(said)
    assert on_text.find("a") is not None
    # Why stands with it.
    assert words(on_text).endswith(" The newspaper that it cites is of May.")


def test_a_list_beside_a_drawing_has_its_letters_in_their_order(history: History) -> None:
    def on(witness: str) -> tuple[Dependence, ...]:
        known = {"witness": witness, "how": "cites", "certainty": "certain", "why": "So it says."}
        return (Dependence.model_validate(known),)

    told = changed(history, HOLM, depends_on=on("vik-courier-1903-05-04"))
    for claim in (NOTES, "flood-drowned"):
        told = changed(told, claim, depends_on=on("ruud-1911"))
    page = answers(told, (HOLM,), (NOTES, "flood-drowned"))
    letters = page.xpath("//section[h2/@id='stemma']//details/ul/li/b")
    # The second is behind most, and stands to the right in the drawing.
    assert [one.text for one in letters] == ["A", "B"]
    assert "Courier" in words(letters[0].getparent())


def test_the_key_of_small_marks_stands_where_the_statements_are(history: History) -> None:
    for count, places in ((1, ["answers"]), (9, ["voices"])):
        page = answers(history, (HOLM,) * count, (NOTES,))
        keys = page.xpath("//p[contains(., 'In small letters')]")
        assert [one.xpath("string(ancestor::section/h2/@id)") for one in keys] == places
        # What Keep does is said once, before the first of them.
        [kept] = page.xpath("//p[contains(., '“Keep”')]")
        assert kept.xpath("string(../h2/@id)") == "answers"


def test_what_is_said_in_words_ends_with_its_full_stop(history: History) -> None:
    motive = history.corpus.get(Claim, "motive-ruud")
    assert isinstance(motive.value, str)
    assert motive.value.endswith(".")
    said = answers(history, ("motive-ruud",), (HOLM,)).find_class("said")
    # A figure with what it counts is no sentence.
    assert [words(one)[-1] == "." for one in said] == [True, False]


def test_a_question_opens_with_the_way_to_its_parts(history: History) -> None:
    page = answers(history, (HOLM,) * 9, (NOTES,))
    [parts] = page.xpath("//header/nav")
    assert [link.get("href") for link in parts.iter("a")] == [
        "#assessment",
        "#answers",
        "#voices",
    ]


def test_what_two_voices_say_alike_is_said_once(history: History) -> None:
    holm = history.corpus.get(Claim, HOLM)
    alike = changed(history, NOTES, value=holm.value, unit=holm.unit, date=holm.date)
    [said] = answers(alike, (HOLM, NOTES)).xpath("//li[@class='statement']")
    assert said.get("id") == f"answer-{HOLM}"
    assert [one.get("id") for one in said.findall("p[@class='whose']")] == [None, f"answer-{NOTES}"]
    later = changed(alike, NOTES, date=dates.parse("1903"))
    assert len(answers(later, (HOLM, NOTES)).xpath("//li[@class='statement']")) == 2


def test_a_claim_about_the_question_has_its_address_there(history: History) -> None:
    asked = changed(history, "motive-ruud", about=ASKED)
    page = answers(asked, ("motive-ruud", HOLM))
    # In the order of the vocabulary, not of the question.
    listed = [one.get("id") for one in page.find_class("answer")[0].iter("li")]
    assert listed == [f"answer-{HOLM}", "motive-ruud"]
    about = page.xpath("//dt[.='About']/../dd/a/@href")
    assert about == ["../../deployments/corps-at-the-lock/"]


def test_the_questions_beside_it_can_be_reached(history: History) -> None:
    """One on the same subject, of another group, comes before the others of its own."""
    changes = ({"rank": "great"}, {"rank": "great"})
    page = read(asking(history, *changes), "questions/q-0/")
    assert page.xpath("//dt[.='Related questions']/../dd/a/@href") == [
        f"../../questions/{ASKED}/",
        "../../questions/q-1/",
    ]


def claiming(value: Any) -> dict[str, Any]:
    """A value of a claim with its property: a figure of the size, words of the motive."""
    is_figure = isinstance(value, list)
    return {"value": Figure(*value)} if is_figure else {"value": value, "property_": "motive"}


@cases
def test_a_spread_has_its_words(
    history: History, given: dict[str, list[Any]], words: str | None
) -> None:
    holm = history.corpus.get(Claim, HOLM)
    claims, positions = [*history.corpus.of(Claim)], []
    for answer, values in given.items():
        named = ({"id": f"{answer}-{value}", **claiming(value)} for value in values)
        made = [holm.model_copy(update=update) for update in named]
        positions.append(position(history, answer=Prose(answer), claims=tuple(c.id for c in made)))
        claims += made
    asked = asking(with_only(history, Claim, *claims), {"positions": tuple(positions)})
    spreads = html.fromstring(questions.render_questions(asked).body).find_class("spread")
    said = [figure.find("figcaption").text_content() for figure in spreads]
    assert said == [f"Strength (diggers): {words}"] * (words is not None)
    assert all(figure.find("svg") is not None for figure in spreads)


def captions(history: History, axis: Axis | None, *figures: tuple[Figure, str]) -> list[list[Any]]:
    """The words under each line of a question whose answers are figures with a unit, and whether it is drawn."""
    given = {f"c-{number}": each for number, each in enumerate(figures)}
    claims = (
        {"id": claim, "value": value, "unit": Prose(unit)} for claim, (value, unit) in given.items()
    )
    positions = tuple(
        position(history, answer=Prose(value.words), claims=(claim,))
        for claim, (value, _) in given.items()
    )
    asked = asking(copies(history, HOLM, *claims), {"positions": positions, "axis": axis})
    found = read(asked, "questions/q-0/").find_class("spread")
    return [[words(one.find("figcaption")), one.find("svg") is not None] for one in found]


def test_figures_of_each_unit_stand_apart_and_say_it(history: History) -> None:
    rates = [Figure(rate, rate) for rate in (Decimal("2.9"), Decimal("4.4"))]
    slow = [(rate, "centimetres a year") for rate in (*rates, Figure(5, 5, "about"))]
    fast = (Figure(36, 36, "about"), "metres a year")
    assert captions(history, None, fast, *slow) == beside(__file__)["two units"]
    assert captions(history, None, fast, *slow[:2]) == []


def test_a_question_may_say_that_units_in_other_words_are_one(history: History) -> None:
    three = [(Figure(3, 3), "old diggers"), (Figure(4, 4), "men"), (Figure(9, 9), "women digging")]
    people = Axis(unit=Prose("people"), words=(Prose("men"), Prose("diggers")))
    assert captions(history, people, *three) == []
    four = captions(history, people, *three, (Figure(5, 5), "diggers"))
    assert four == beside(__file__)["other words"]


def groups(history: History) -> list[tuple[str, str, list[str]]]:
    found = questions.ranked(history)
    return [(g.anchor, g.title, [question.id for question in g.entries]) for g in found]


def test_without_ranks_and_answers_the_list_is_one(history: History) -> None:
    assert groups(asking(history, {}, {})) == [("open", "Open questions", ["q-0", "q-1"])]
    assert groups(asking(history)) == []


def test_ranked_questions_are_listed_by_rank_and_theme(history: History) -> None:
    great, digging, floods = {"rank": "great"}, {"theme": "digging"}, {"theme": "floods"}
    reference = {"rank": "reference", **digging}
    ranked = asking(history, reference, great, {}, floods, {**great, **floods}, digging)
    assert [[*group] for group in groups(ranked)] == beside(__file__)["ranked"]


def test_where_no_question_is_great_all_are(history: History) -> None:
    ranked = asking(history, {"rank": "great"}, {"rank": "open"}, {"rank": "great"})
    for each in (ranked, asking(history, {}, {"rank": "reference"})):
        group = questions.great(each)
        assert (group.title, len(group.entries)) == ("Two questions", 2)
    assert not questions.great(asking(history)).entries


def test_where_there_is_no_margin_all_groups_but_the_first_are_folded(history: History) -> None:
    (only,) = history.corpus.of(Question)
    fields = {"great": {"rank": "great"}, "digging": {"theme": "digging"}}
    fields |= {"floods": {"theme": "floods"}, "settled": {"rank": "reference"}}
    counts = {"great": 4, "digging": 4, "floods": 1, "settled": 2}
    made = [
        only.model_copy(update={"id": f"{name}-{number}", **fields[name]})
        for name, count in counts.items()
        for number in range(count)
    ]
    page = read(with_only(history, Question, *made), "questions/")
    folds = page.xpath("//section/h2/following-sibling::details")
    assert [fold.get("open") for fold in folds] == [None, None]
    # What is folded is named with the first that it has; groups of few fold as one.
    assert [words(fold.find("summary")) for fold in folds] == [
        f"{count} questions, among them “{only.title.as_text}”" for count in (4, 3)
    ]
    # They are announced below the first, which are drawn.
    [announced] = page.xpath("//section/h2/following-sibling::div/following-sibling::p")
    assert words(announced) == (
        "Seven more questions follow, by subject. Under each, the answers with the most sources"
        " come first; the rest are folded."
    )
    assert [len(fold.xpath(".//h3")) for fold in folds] == [0, 2]
    # What the dots mean stands before the first of them, where the history counts them.
    ruud = Dependence(witness="ruud-1911", how="cites")
    told = read(
        with_only(changed(history, HOLM, depends_on=(ruud,)), Question, *made), "questions/"
    )
    folds_told = told.xpath("//section/h2/following-sibling::*[@class='fold']")
    assert [len(fold.find_class("key")) for fold in folds_told] == [1, 0, 0]
    # The head stays above what is folded: its address opens it.
    assert all(fold.getprevious().get("id") for fold in folds)


def test_the_list_has_answers_of_each_and_names_the_subjects_of_few(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "FEW", 1)
    [only] = history.corpus.of(Question)
    digging, floods = {"theme": "digging"}, {"theme": "floods"}
    many = {"rank": "reference", "positions": only.positions * 9}
    asked = asking(history, {"rank": "great"}, {"rank": "great"}, digging, floods, many)
    page = read(asked, "questions/")
    [head] = page.xpath("//h2[@id='others']")
    assert words(head) == "Other subjects"
    # Each is under its own subject, in one list, as those of the other parts are.
    great, others = page.find_class("abreast")
    assert [one.get("id") for one in others.xpath("li/h3")] == [
        "theme-digging",
        "theme-floods",
        "reference",
    ]
    assert not great.find_class("asked-of")
    # A way leads to each row of groups.
    ways = page.xpath("//nav[@class='jump']/a")
    assert [(one.get("href"), words(one)) for one in ways] == [
        ("#great", "Two great questions 2"),
        ("#others", "Other subjects 3"),
    ]
    entries = page.xpath("//ul[contains(@class, 'drawn')]/li")
    assert len(entries) == 5
    # Answers stand in lines; of many the others are folded, and none is cut off.
    assert [len(one.xpath(".//details")) for one in entries] == [0, 0, 0, 0, 1]
    assert [words(one.find(".//summary")) for one in entries[4:]] == ["16 more answers"]
    lines = [len(one.xpath(".//ul[@class='marked-answers']/li")) for one in entries[2:]]
    assert lines == [2, 2, 18]
    assert len(entries[4].xpath("div/ul/li")) == 2
    assert all(one.find("a").tail is None for one in entries)
    assert all(one.xpath(".//figure | .//ul[@class='marked-answers']") for one in entries)
    # An answer of several parts (a term, the designation of an aircraft) is one beside its marks.
    rows = [
        row for one in entries for row in one.xpath(".//ul[@class='marked-answers']/li[b|i|span]")
    ]
    assert rows
    assert {len(row.xpath("*")) for row in rows} == {2}
    assert not any(text.strip() for row in rows for text in row.xpath("text()"))


def test_neighbours_of_one_subject_stand_each_under_its_name(history: History) -> None:
    """In rows of two the second would have stood beside the name of the first."""
    digging, floods = {"theme": "digging"}, {"theme": "floods"}
    page = read(asking(history, {"rank": "great"}, digging, digging, floods), "questions/")
    [*named] = page.find_class("asked-of")
    tags = [(one.tag, one.get("id")) for one in named]
    assert tags[1:] == [("h3", "theme-digging"), ("p", None), ("h3", "theme-floods")]


def test_whose_words_are_known_from_a_source_says_in_what_they_stand(
    history: History,
) -> None:
    cited = history.corpus.get(Event, "1901-corps-arrives").sources
    heard = changed(history, "motive-ruud", sources=cited)
    page = answers(heard, ("motive-ruud", *(HOLM,) * 8), (NOTES,))
    said = [words(one) for one in page.find_class("voices")[0].iter("li")]
    assert said == ["Holm scholarship", "Per Ruud in a memoir"]
    # Where the paper names no document they stand in the paper.
    bare = tuple(one.model_copy(update={"rests_on": ()}) for one in cited)
    unnamed = answers(
        changed(heard, "motive-ruud", sources=bare), ("motive-ruud", *(HOLM,) * 8), (NOTES,)
    )
    assert [words(one) for one in unnamed.find_class("voices")[0].iter("li")][
        1
    ] == "Per Ruud in a study"
    # Before a word that a history has added no article can be set by rule.
    added = questions.GivenVoice("a", Prose("Per Ruud"), "log-book", is_through=True, agreements=())
    assert added.heard == "source: log-book"


def test_what_it_is_about_fills_the_margin_of_its_head(history: History) -> None:
    """Beside a long one the margin ended half way down; beside a short one it went on below."""
    see = tuple(one.id for one in history.corpus.of(Event))
    stand_open = []
    for answer in ("It rained.", "It rained. " * 90):
        told = changed(history, ASKED, see=see, answer=Prose(answer))
        page = read(told, f"questions/{ASKED}/")
        [about] = page.xpath("//aside/dl/div[dt='About']")
        stand_open.append(len(about.xpath("dd/a")))
    few, many = stand_open
    assert 0 < few <= many == questions.ABOUT


def test_somebody_and_the_work_of_the_same_person_are_one_step(history: History) -> None:
    """A man stood over his article as if it had its knowledge from another."""

    def over(how: str, *more: Branch) -> Branch:
        line = Dependence.model_validate({"witness": "ruud", "how": how})
        below = (Branch("corps-strength-holm", None, None, ()),)
        return Branch("ruud", None, None, (Branch("holm-1987", line, None, below), *more))

    in_one = questions._in_one_step(history, over("same-speaker"))
    assert (in_one.name, in_one.line, len(in_one.branches)) == ("holm-1987", None, 1)
    cited = over("cites")
    assert questions._in_one_step(history, cited) == cited
    two = over("same-speaker", Branch("flood-drowned", None, None, ()))
    assert questions._in_one_step(history, two) == two
