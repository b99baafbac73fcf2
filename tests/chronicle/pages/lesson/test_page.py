from dataclasses import replace

import pytest
from lxml import html

from chronicle import build
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.pages import families
from chronicle.pages.lesson import page as teaching
from chronicle.records import lesson as lessons
from chronicle.records.base import Source
from chronicle.records.claim import Quotation
from chronicle.records.lesson import Lesson
from chronicle.values.text import Prose
from support import changed, read, with_only, words
from support.cases import beside

SHEET = "teaching/the-flood/"


@pytest.fixture(scope="module")
def body(history: History) -> html.HtmlElement:
    return read(history, SHEET)


def groups(page: html.HtmlElement) -> dict[str, list[str]]:
    headings = page.xpath("//h3[starts-with(@id, 'records-')]")
    return {one.text: [link.text for link in one.getnext().iter("a")] for one in headings}


def test_a_sheet_has_what_the_chapter_names(history: History, body: html.HtmlElement) -> None:
    assert groups(body) == beside(__file__)["named"]
    (chapter,) = history.chapters
    paragraph = replace(chapter.paragraphs[0], records=("1904-talks", "motive-ruud", "1899-survey"))
    other = teaching.render_handout(history, replace(chapter, paragraphs=(paragraph,)))
    events, claims = groups(html.fromstring(other.body)).values()
    assert events == ["Estmark surveys the isthmus", "The two states talk of ending the work"]
    assert len(claims) == 1


def test_the_places_to_read_are_those_the_chapter_cites_notes_last(body: html.HtmlElement) -> None:
    cited = [words(each) for each in body.get_element_by_id("papers").getnext().iter("li")]
    assert cited == ["Holm, pp. 12–14, nn. 3, 5", "Unsigned notes, ¶¶2–4"]


def test_only_papers_are_to_be_read(history: History) -> None:
    (chapter,) = history.chapters
    sources = (Source(work="ruud-1911", at="p. 40"), Source(work="holm-1987", at="p. 12"))
    paragraph = replace(chapter.paragraphs[0], sources=sources)
    made = teaching.render_handout(history, replace(chapter, paragraphs=(paragraph,)))
    listed = html.fromstring(made.body).get_element_by_id("papers").getnext().iter("li")
    assert [words(one) for one in listed] == ["Holm, p. 12"]


def test_statements_each_with_voice_place_and_kind_of_evidence(body: html.HtmlElement) -> None:
    rows = body.xpath("//table[@class='organiser']/tbody/tr/td[1]")
    assert [row.find_class("letter")[0].text for row in rows] == list("ABCDE")
    assert [words(row.find_class("whose")[0]) for row in rows] == beside(__file__)["whose"]


def test_a_statement_has_the_words_of_its_voice_below_it(
    history: History, body: html.HtmlElement
) -> None:
    assert body.find_class("own") == []
    place = Source(work="holm-1987", at="p. 13")
    quoted = Quotation(original="vier sind tot", english="four are dead", source=place)
    page = read(changed(history, "flood-drowned", quoted=quoted), SHEET)
    (own,) = page.find_class("own")
    assert words(own) == "“four are dead”"
    read_itself = quoted.model_copy(update={"source": Source(work="ruud-1911", at="p. 40")})
    page = read(changed(history, "flood-drowned", quoted=read_itself), SHEET)
    (own,) = page.find_class("own")
    assert words(own) == "“four are dead” Per Ruud 1911, p. 40"


def test_a_lesson_says_how_long_for_whom_what_to_print_and_what_to_set(history: History) -> None:
    page = read(history, "teaching/")
    assert words(page.find_class("lesson-heads")[0]) == "Chapter Question Exercise To read before"
    assert not read(with_only(history, Lesson), "teaching/").find_class("lesson-heads")
    (listed,) = page.find_class("lessons")
    assert [words(line) for line in listed.find_class("question")] == beside(__file__)["plain"]
    place = Source(work="holm-1987", at="p. 13")
    set_for = changed(history, "lesson-the-flood", level=Prose("last year of school"), assign=place)
    (listed,) = read(set_for, "teaching/").find_class("lessons")
    assert [words(line) for line in listed.find_class("question")] == beside(__file__)["told"]
    page = read(set_for, SHEET)
    address = "https://ditch.example/book/chapters/the-flood/"
    chapter = f"To assign: the chapter, The flood (1 minute) {address}"
    assert words(page.find_class("assign")[0]) == f"{chapter}; of the papers, Holm, p. 13"
    unnumbered = Source(work="anonymous-lock", at="¶4")
    page = read(changed(set_for, "lesson-the-flood", assign=unnumbered), SHEET)
    first = "of which ¶4 begins “I counted them at table …”"
    assert words(page.find_class("assign")[0]) == (
        f"{chapter}; of the papers, Unsigned notes, ¶4, {first}"
    )
    # It stands before the plan: a teacher asks first what to set.
    teacher = page.find_class("teacher")[0]
    parts = [*teacher.iter("p", "h3")]
    assert parts.index(page.find_class("assign")[0]) < parts.index(page.get_element_by_id("plan"))
    assert words(page.find_class("facts")[0]) == "Lesson · 50 minutes · last year of school"


def test_what_most_lessons_share_is_said_once_before_them(history: History) -> None:
    (lesson,) = history.corpus.of(Lesson)
    (chapter,) = history.chapters
    levels = {"the-flood": "school", "b": "school", "c": "last year of school"}
    lessons = [
        lesson.model_copy(update={"id": f"lesson-{name}", "chapter": name, "level": Prose(level)})
        for name, level in levels.items()
    ]
    places = [f"chapters/{name}/" for name in levels]
    three = replace(
        with_only(history, Lesson, *lessons),
        chapters=tuple(replace(chapter, address=address) for address in places),
        handwritten=dict.fromkeys(places, history.handwritten[chapter.address]),
    )
    page = html.fromstring(teaching.render_teaching(three).body)
    [usual] = page.find_class("usual")
    assert words(usual) == "50 minutes · school, unless a lesson says otherwise."
    told = [words(line) for line in page.find_class("question")]
    assert [line for line in told if "school" in line] == ["Last year of school"]
    assert not read(history, "teaching/").find_class("usual")


def test_a_lesson_that_is_prepared_at_home_says_so_in_the_list(history: History) -> None:
    [lesson] = history.corpus.of(Lesson)
    [chapter] = history.chapters
    first, *others = lesson.plan
    for minutes, at_home in ((5, True), (10, False)):
        plan = (first.model_copy(update={"minutes": minutes}), *others, first)
        plan = (*plan[:-1], first.model_copy(update={"minutes": 50 - minutes - 40}))[: 3 + at_home]
        two = [
            lesson.model_copy(update={"id": f"lesson-{name}", "chapter": name, "plan": plan})
            for name in ("the-flood", "b")
        ]
        places = ["chapters/the-flood/", "chapters/b/"]
        both = replace(
            with_only(history, Lesson, *two),
            chapters=tuple(replace(chapter, address=address) for address in places),
            handwritten=dict.fromkeys(places, history.handwritten[chapter.address]),
        )
        [usual] = html.fromstring(teaching.render_teaching(both).body).find_class("usual")
        told = "45 minutes are enough if the background is read at home."
        assert words(usual).endswith(told) == at_home


def test_a_lesson_says_what_it_is_for_and_what_a_class_does(
    history: History,
) -> None:
    page = read(history, SHEET)
    lesson = history.corpus.of(Lesson)[0]
    assert [words(aim) for aim in page.xpath("//h1/following-sibling::p[@class='aim']")] == [
        lesson.aim.as_text
    ]
    exercise = history.corpus.get(Lesson, "lesson-the-flood").exercise
    assert not read(history, "teaching/").find_class("does")
    told = exercise.model_copy(update={"does": Prose("counts the sluices")})
    page = read(changed(history, "lesson-the-flood", exercise=told), "teaching/")
    assert words(page.find_class("does")[0]) == "The class counts the sluices"


def test_an_exercise_sets_answers_or_claims(history: History, body: html.HtmlElement) -> None:
    assert [
        (answer.getprevious().text_content(), [words(one) for one in answer.find_class("words")])
        for answer in body.find_class("material")
    ] == [("340", ["340 diggers"]), ("about 200", ["about 200 diggers"])]
    lesson = history.corpus.get(Lesson, "lesson-the-flood")
    exercise = lesson.exercise.model_copy(update={"question": None, "claims": ("motive-ruud",)})
    (answer,) = read(changed(history, lesson.id, exercise=exercise), SHEET).find_class("material")
    assert answer.getprevious().tag == "p"
    assert words(answer.find_class("words")[0]) == "Norrmark wanted a way to the warm sea."


def test_an_exercise_leads_to_the_question_that_all_its_claims_answer(history: History) -> None:
    [lesson] = history.corpus.of(Lesson)
    both = ("corps-strength-holm", "corps-strength-notes")
    for claims, leads in ((both, True), ((*both, "motive-ruud"), False)):
        exercise = lesson.exercise.model_copy(update={"question": None, "claims": claims})
        page = read(changed(history, lesson.id, exercise=exercise), SHEET)
        [task] = page.xpath("//h2[@id='exercise']/following-sibling::p[1]")
        assert ("../../questions/how-many-diggers/" in task.xpath(".//a/@href")) == leads


def test_on_paper_the_question_of_an_exercise_stands_where_its_task_ends_with_it(
    history: History,
) -> None:
    [lesson] = history.corpus.of(Lesson)
    for task, is_printed in (("Compare the answers to:", True), ("How many came?", False)):
        exercise = lesson.exercise.model_copy(update={"task": Prose(task)})
        page = read(changed(history, lesson.id, exercise=exercise), SHEET)
        asked, *addresses_ = page.xpath("//h2[@id='exercise']/following-sibling::p[1]/span")
        assert (asked.get("class") != "on-screen") == is_printed
        # Where it stands, since nothing on paper leads there.
        told = ["https://ditch.example/book/questions/how-many-diggers/"] if is_printed else []
        assert [words(one) for one in addresses_] == told


def test_the_chapter_of_a_lesson_is_named_in_the_way_to_it(body: html.HtmlElement) -> None:
    [crumb] = body.find_class("crumb")
    assert words(crumb).startswith("Story › Teaching › Chapter 1, ")


def test_a_chapter_has_a_handout_with_a_lesson_or_discussion(history: History) -> None:
    (chapter,) = history.chapters
    without = replace(with_only(history, Lesson), ledger={"teaching/the-flood/": "2099.1.0"})
    lead = words(read(without, "teaching/").find_class("lead")[0])
    assert lead.startswith("Questions for discussion")
    assert words(read(history, "teaching/").find_class("lead")[0]).startswith(
        "Each chapter has a lesson"
    )
    silent = replace(without, chapters=(replace(chapter, discussion=()),))
    assert addresses.TEACHING in families.missing(silent)
    assert [address for address in build.plans(silent) if address.startswith("teaching/")] == [
        "teaching/the-flood/"
    ]
    assert "../../chapters/the-flood/" in read(silent, "teaching/the-flood/").xpath("//a/@href")


def test_lessons_written_by_hand_stand_after_those_of_the_chapters(history: History) -> None:
    assert not read(history, "teaching/").xpath("//h2[@id='more']")
    page = history.handwritten["about/"]
    written = {**history.handwritten, "teaching/at-the-lock/": page}
    listed = read(replace(history, handwritten=written), "teaching/")
    (link,) = listed.xpath("//section[h2/@id='more']//a")
    assert (link.get("href"), words(link)) == ("at-the-lock/", page.title)


def test_what_a_good_answer_says_of_each_voice_has_its_letter_and_its_name(
    body: html.HtmlElement,
) -> None:
    known, asked, other = body.find_class("notices")[0].findall("li")
    assert [words(point.find("b")) for point in (known, asked)] == [
        "How could they know?",
        "Question 1:",
    ]
    assert other.find("b") is None
    assert [words(one) for one in known.find_class("each")[0]][::3] == [
        "A Holm Follows Ruud.",
        "D Per Ruud Was there before.",
    ]


def test_a_point_on_each_voice_has_one_for_each(history: History) -> None:
    [lesson] = history.corpus.of(Lesson)
    point = lesson.notices[0]
    fewer = point.model_copy(update={"each": point.each[:2]})
    told = changed(history, lesson.id, notices=(lesson.notices[1], fewer))
    records = told.corpus.records
    assert list(lessons.CHECKS[1](history.corpus.records)) == []
    [found] = lessons.CHECKS[1](records)
    assert (found.path, found.message) == (("notices", 1, "each"), "has 2 for 5 voices")
