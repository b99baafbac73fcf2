import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement

from chronicle.corpus.corpus import RecordLink
from chronicle.drawing import date_marks
from chronicle.history import History
from chronicle.kinds.base import Basis
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment import page as deployments
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.place.model import PlaceRecord
from chronicle.kinds.question.model import Question
from chronicle.kinds.vocabulary.model import Side, Standing
from chronicle.kinds.work.model import Work
from chronicle.pages.environment import macros
from chronicle.queries import selection
from chronicle.queries import statements as queried
from chronicle.queries.claims import statements
from chronicle.values import dates, days
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose
from support import changed, copies, read, with_only, with_settings, words
from support.cases import beside


def test_the_best_founded_of_a_side_come_first_and_no_side_is_empty(history: History) -> None:
    corps = history.corpus.get(Deployment, "corps-at-the-lock")
    others = ({"id": "rumour", "standing": "rumoured"}, {"id": "alone", "side": None})
    sent = [*(corps.model_copy(update=update) for update in others), corps]
    idle = history.corpus.get(Side, "canal").model_copy(update={"id": "idle"})
    sides = (idle, *history.corpus.of(Side))
    page = read(with_only(with_only(history, Deployment, *sent), Side, *sides), "deployments/")
    assert [
        (side.get("aria-labelledby"), [one.text for one in side.find_class("standing")])
        for side in page.iter("table")
    ] == [("canal", ["documented", "rumoured"]), ("on-no-side", ["documented"])]


def test_those_without_a_strength_follow_by_date_and_the_page_says_so(history: History) -> None:
    corps = history.corpus.get(Deployment, "corps-at-the-lock")
    late, early = (
        corps.model_copy(update={"id": year, "date": dates.parse(year)})
        for year in ("1950", "1890")
    )
    page = read(with_only(history, Deployment, late, early, corps), "deployments/")
    [table] = page.iter("table")
    shown = [
        row.find("td/a").get("href") for row in table.iter("tr") if row.find("td/a") is not None
    ]
    assert [link.split("/")[-2] for link in shown] == [corps.id, "1890", "1950"]
    said = words(page.find_class("more")[0])
    assert "the largest; those without a strength follow by date." in said
    assert "Strength is given where a source gives it for the whole." in said


def test_the_list_begins_with_how_many_there_are(history: History) -> None:
    corps = history.corpus.get(Deployment, "corps-at-the-lock")
    for sent, said in (
        ((corps,), "1 deployment: who sent whom where."),
        ((corps, corps.model_copy(update={"id": "again"})), "2 deployments: who sent whom where."),
    ):
        lead = read(with_only(history, Deployment, *sent), "deployments/").find_class("lead")[0]
        assert words(lead).startswith(said)


SENT = "corps-at-the-lock"
HERE = f"deployments/{SENT}/"


def statements_of(history: History, *claims: Claim, address: str = HERE) -> HtmlElement:
    """These claims on a page, by default their own, in groups with their line of contents."""
    held = with_only(history, Claim, *claims)
    made = macros(held, "parts.html", address)["claims"]
    return html.fromstring(str(made(statements(held, claims))))


def test_the_line_of_contents_has_no_counts_that_read_as_figures(history: History) -> None:
    holm, motive = (
        history.corpus.get(Claim, name) for name in ("corps-strength-holm", "motive-ruud")
    )
    nine = [holm.model_copy(update={"id": f"c-{n}", "value": Figure(n, n)}) for n in range(9)]
    (line,) = statements_of(history, *nine, motive).find_class("jump")
    assert [words(link) for link in line.iter("a")] == ["Strength", "Motive"]
    # What they are about is said once where they stand on another page, unless it differs.
    own = motive.model_copy(update={"about": holm.about})
    talks = "events/1904-talks/"
    apart, once = (
        words(statements_of(history, *nine, last, address=talks)) for last in (motive, own)
    )
    assert "Strength about The Canal Corps" in apart
    assert once.count("about The") == once.count("These statements are about The Canal Corps") == 1


def test_very_many_statements_stand_under_their_subjects(history: History) -> None:
    names = ("corps-strength-holm", "motive-ruud", "flood-drowned")
    holm, motive, drowned = (history.corpus.get(Claim, name) for name in names)
    copied = [holm.model_copy(update={"id": f"c-{n}", "value": Figure(n, n)}) for n in range(23)]
    shown = statements_of(history, *copied, motive, drowned)
    subjects = shown.find_class("subject")
    assert [words(one.find("summary")) for one in subjects] == [
        "Strength 23 statements",
        "Drowned 1 statement",
        "Motive 1 statement",
    ]
    assert [one.get("open") is not None for one in subjects] == [True, False, False]
    assert len(subjects[0].find_class("statement")) == 23
    assert len(subjects[0].xpath("./div[@class='statement']")) == 3
    assert words(shown.find(".//h2")) == "What the sources say, by subject"
    assert statements_of(history, *copied, motive).find_class("subject") == []


def test_many_subjects_in_figures_and_in_words_stand_apart(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queried, "MANY", 2)
    names = ("corps-strength-holm", "motive-ruud", "flood-drowned")
    holm, motive, drowned = (history.corpus.get(Claim, name) for name in names)
    copied = [holm.model_copy(update={"id": f"c-{n}", "value": Figure(n, n)}) for n in range(23)]
    heads = statements_of(history, *copied, motive, drowned).find_class("told-in")
    assert [(words(head), words(head.getnext().find(".//h3"))) for head in heads] == [
        ("In figures", "Strength"),
        ("In words", "Motive"),
    ]
    # The first of each is open.
    assert [head.getnext().get("open") is not None for head in heads] == [True, True]
    monkeypatch.setattr(queried, "MANY", 3)
    assert not statements_of(history, *copied, motive, drowned).find_class("told-in")


def test_a_single_subject_in_figures_says_itself_what_it_counts(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queried, "MANY", 1)
    holm, motive = (
        history.corpus.get(Claim, name) for name in ("corps-strength-holm", "motive-ruud")
    )
    copied = [holm.model_copy(update={"id": f"c-{n}", "value": Figure(n, n)}) for n in range(23)]
    parts = statements_of(history, *copied, motive)
    assert [words(one) for one in parts.xpath(".//h3")] == ["Strength", "Motive"]
    assert not parts.find_class("told-in")


def test_subjects_of_one_statement_are_opened_together(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queried, "LONE", 2)
    names = ("corps-strength-holm", "motive-ruud", "flood-drowned")
    holm, motive, drowned = (history.corpus.get(Claim, name) for name in names)
    copied = [holm.model_copy(update={"id": f"c-{n}", "value": Figure(n, n)}) for n in range(23)]
    many, others = statements_of(history, *copied, motive, drowned).find_class("subject")
    assert [words(one.find("summary")) for one in (many, others)] == [
        "Strength 23 statements",
        "Other subjects 2 statements",
    ]
    # Each keeps its head, which is an address.
    heads = [head.get("id") for head in others.iter("h3")]
    assert heads == ["claims-drowned", "claims-motive"]
    assert len(others.find_class("statement")) == 2


def test_what_no_other_subject_says_comes_last_and_is_opened_with_the_rest(
    history: History,
) -> None:
    rested = changed(history, "motive", rest=True)
    names = ("corps-strength-holm", "motive-ruud", "flood-drowned")
    holm, motive, drowned = (rested.corpus.get(Claim, name) for name in names)
    copied = [holm.model_copy(update={"id": f"c-{n}", "value": Figure(n, n)}) for n in range(23)]
    again = motive.model_copy(update={"id": "again", "value": Prose("Men were poor.")})
    subjects = statements_of(rested, motive, again, *copied, drowned).find_class("subject")
    assert words(subjects[-1].find("summary")) == "Other subjects 2 statements"
    assert [head.get("id") for head in subjects[-1].iter("h3")] == ["claims-motive"]


def test_few_statements_have_no_heads_and_each_is_disputed_by_itself(history: History) -> None:
    ids = ("corps-strength-holm", "corps-strength-notes")
    holm, notes = (history.corpus.get(Claim, name) for name in ids)
    few = statements_of(history, holm, notes)
    assert few.xpath("//h3") == []
    assert few.xpath("//section/@id") == ["claims-strength"]
    asked = "How many diggers did Norrmark send?"
    assert [words(one) for one in few.find_class("disputed")] == [f"Disputed: {asked}"] * 2
    alike = [holm.model_copy(update={"value": Figure(n, n)}) for n in range(6)]
    other = holm.model_copy(update={"id": "other"})
    for claims, said in ((alike, "Disputed"), ([*alike[1:], other], "Disputed in part")):
        many = statements_of(history, *claims)
        assert many.xpath("//h3/@id") == ["claims-strength"]
        assert [words(one) for one in many.find_class("disputed")] == [f"{said}: {asked}"]


def test_a_statement_at_its_address_says_what_is_stated_and_who_states_it(history: History) -> None:
    holm, notes, drowned = (
        history.corpus.get(Claim, name)
        for name in ("corps-strength-holm", "corps-strength-notes", "flood-drowned")
    )
    alike = holm.model_copy(update={"id": "alike", "voice": "vik-courier-1903-05-04"})
    shown = statements_of(history, holm, alike, notes, drowned).find_class("statement")
    stated = [[words(one) for one in each.find_class("stated")] for each in shown]
    assert stated == beside(__file__)["stated"]
    # A question has its own mark, and no comma behind it.
    asked = changed(history, "strength", name=Prose("How many came?"))
    [first, *_] = statements_of(asked, holm).find_class("stated")
    assert words(first) == "How many came? according to Holm:"
    # On a page that is of more than what it is about it says of what, too.
    of_the_lock = holm.model_copy(update={"about": "the-lock"})
    [stated] = statements_of(history, of_the_lock, address="places/").find_class("stated")
    assert words(stated) == "The Lock Strength, according to Holm:"


def test_so_many_questions_on_a_deployment_are_drawn_and_fewer_are_named(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> tuple[bool, bool]:
        page = read(history, "deployments/corps-at-the-lock/")
        return bool(page.xpath("//h2[@id='disputed']")), bool(page.find_class("dispute"))

    asked = len(selection.questions(history, history.corpus["corps-at-the-lock"]))
    monkeypatch.setattr(deployments, "MANY_QUESTIONS", asked)
    assert shown() == (True, False)
    monkeypatch.setattr(deployments, "MANY_QUESTIONS", asked + 1)
    assert shown() == (False, True)


def test_what_a_deployment_has_not_has_no_row_and_no_column(history: History) -> None:
    bare = changed(history, "strength", size=False)
    alone = changed(bare, "corps-at-the-lock", host=None, unit=None, side=None)
    page = read(alone, "deployments/corps-at-the-lock/")
    assert [words(each) for each in page.xpath("//aside//dt")][:3] == ["Sent by", "Kind", "Status"]
    [table] = read(alone, "deployments/").iter("table")
    heads = [words(each) for each in table.findall("thead/tr/th")]
    assert heads == ["What", "When", "Jan 1901 Jan 1904", "Sent by"]
    assert len(table.findall("tbody/tr/td")) == len(heads)
    assert "Strength" not in words(table)
    assert "Strength, as sources differ: " in words(read(history, "deployments/").find(".//table"))
    assert "Received from" not in words(read(alone, "actors/estmark/"))


def test_minor_events_of_many_are_folded(history: History) -> None:
    events = [{"id": f"e-{n}", "weight": "minor" if n else "major"} for n in range(13)]
    names = tuple(each["id"] for each in events)
    page = read(changed(copies(history, "1903-flood", *events), SENT, see=names), HERE)
    [held] = page.xpath("//h2[@id='events']/..")  # another major one points to it itself
    # That which only points to it is as far from it as those.
    assert (len(held.xpath("ul/li")), len(held.xpath("details/ul/li"))) == (1, 13)
    all_minor = [one | {"weight": "minor"} for one in events]
    page = read(changed(copies(history, "1903-flood", *all_minor), SENT, see=names), HERE)
    [held] = page.xpath("//h2[@id='events']/..")
    assert (len(held.xpath("ul/li")), len(held.xpath("details/ul/li"))) == (1, 13)


def test_the_status_of_a_deployment_is_explained_beside_it(history: History) -> None:
    status = read(history, HERE).xpath("//dt[text()='Status']/../dd")
    standing = history.corpus.get(Standing, history.corpus.get(Deployment, SENT).standing)
    assert [words(one) for one in status] == [standing.name, standing.description.as_text]


def test_the_best_status_says_on_what_it_is_founded(history: History) -> None:
    sent = history.corpus.get(Deployment, SENT)
    works = {
        work.evidence: work.id
        for work in history.corpus.of(Work)
        if work.evidence in ("archive", "scholarship", "press")
    }

    def said(*evidence: str, standing: str = "documented", also: str = "") -> str:
        rests_on = tuple(Basis(work=works[name]) for name in evidence)
        source = sent.sources[0].model_copy(update={"rests_on": rests_on})
        told = [source, source.model_copy(update={"work": also})]
        held = changed(history, SENT, sources=tuple(told if also else told[:1]), standing=standing)
        return words(read(held, HERE).xpath("//dt[text()='Status']/../dd")[1])

    one, both = "The paper bases it on a study.", "a document of the time and a study."
    assert said("press", "scholarship") == one
    assert said("scholarship", "archive", also=works["press"]) == f"The papers base it on {both}"
    # Without any, and of another status, its own words stand.
    assert said("press") == "A document says so."
    assert said("scholarship", standing="rumoured") == "Somebody has heard so."


def among(history: History) -> HtmlElement:
    """A deployment among some events, drawn."""
    flood = history.corpus.get(Event, "1903-flood")
    dated = [
        flood.model_copy(update={"id": f"e-{n}", "date": dates.parse("1950")}) for n in range(4)
    ]
    sent = history.corpus.get(Deployment, SENT)
    return html.fromstring(str(date_marks.figure(history, [sent, *dated], lambda one: one.id)))


def test_each_year_along_a_small_timeline_stands_at_its_stroke(history: History) -> None:
    [axis] = among(history).find_class("axis")
    strokes = [float(x) for x in re.findall(r"M([1-9]\d*) ", axis.get("d"))]
    [along] = among(history).find_class("along")
    places = [float(year.get("x").rstrip("%")) * 10 for year in along.iter("text")]
    assert len(places) > 2
    assert all(min(abs(place - stroke) for stroke in [0, *strokes]) < 2 for place in places)


def test_the_deployment_itself_stands_out_from_events(history: History) -> None:
    strip = among(history)
    [own] = strip.find_class("sent")
    sent = history.corpus.get(Deployment, SENT)
    assert sent.title.as_text in words(own.getparent().find("title"))
    # It is named in the drawing, above all others, where its name meets none of them.
    [name] = strip.xpath("svg[1]/text")
    assert words(name) == "the deployment"
    heights = {
        float(re.findall(r" ([\d.]+)h", mark.get("d"))[0])
        for mark in strip.xpath(".//a/*[local-name()='path'][not(contains(@class, 'sent'))]")
    }
    assert heights
    assert float(name.get("y")) < min(heights)
    assert "thick" not in words(strip.findall("p")[-1])


def test_of_several_deployments_none_is_named_in_the_drawing(history: History) -> None:
    corps = history.corpus.get(Deployment, SENT)
    sent = [corps, *(corps.model_copy(update={"id": f"d-{n}"}) for n in range(3))]
    drawn = html.fromstring(str(date_marks.figure(history, sent, lambda one: one.id)))
    assert drawn.xpath("svg[1]/text") == []
    assert ", a thick black one for each of the 4 deployments;" in words(drawn)


def test_the_name_of_a_late_deployment_ends_before_its_mark(history: History) -> None:
    corps = history.corpus.get(Deployment, SENT)
    flood = history.corpus.get(Event, "1903-flood")
    early = [flood.model_copy(update={"id": f"e-{n}"}) for n in range(3)]
    late = corps.model_copy(update={"date": dates.parse("2090")})
    span = days.axis(flood.date.first, late.date.first)
    name = date_marks.layout([*early, late], span).own
    assert name
    assert (name.side, name.gap < 0) == ("last", True)


def test_the_questions_on_the_deployment_itself_come_first(history: History) -> None:
    given = [claim.id for claim in history.corpus.linking(Claim, SENT, "about")]
    wider = [claim.id for claim in history.corpus.of(Claim) if claim.about != SENT]
    [some] = history.corpus.of(Question)

    def asked(name: str, *claims: str) -> Question:
        position = some.positions[0].model_copy(update={"claims": claims})
        update = {"id": name, "title": Prose(name), "positions": (position,)}
        return some.model_copy(update=update)

    questions = (
        asked("wider", given[0], *wider[:2]),
        asked("own", *given[:2]),
        asked("half", given[0], wider[0]),
    )
    names = tuple(one.id for one in questions)
    many = changed(with_only(history, Question, some, *questions), SENT, see=names)
    [section] = read(many, HERE).xpath("//h2[@id='disputed']/..")
    ways = [words(way) for way in section.xpath("ul/li/a")]
    assert ways == [some.title.as_text, "own", "half", "wider"]


def test_a_history_has_its_own_words_for_who_is_sent(history: History) -> None:
    own = {"who": "Who translated what", "sender": "Translator", "host": "Readers", "unit": "Text"}
    usual = history.corpus.settings.deployments
    names = usual.model_copy(update={key: Prose(own[key]) for key in own})
    here = with_settings(history, deployments=names)
    page = read(here, "deployments/corps-at-the-lock/")
    assert [words(each) for each in page.xpath("//aside//dt")][:3] == [*own.values()][1:]
    page = read(here, "deployments/")
    # In which order they stand is said once, below all lists.
    assert words(page.find_class("lead")[0]) == "1 deployment: who translated what."
    assert words(page.find(".//table//th[4]")) == "Translator"


def test_the_only_statement_of_a_deployment_is_folded_where_the_head_says_it(
    history: History,
) -> None:
    holm = history.corpus.get(Claim, "corps-strength-holm")
    under = "//dt[@id='sources']/../dd/details[@id='claims'][summary='Cite this source']"
    for said, folded in (("Diggers sent by Norrmark.", 1), ("It wanted harbours.", 0)):
        claim = holm.model_copy(update={"value": Prose(said), "property_": "motive"})
        alone = with_only(history, Claim, claim)
        links = {SENT: (RecordLink(claim.id, "about", SENT),)}
        told = replace(alone, corpus=replace(alone.corpus, links_to=links))
        page = read(told, f"deployments/{SENT}/")
        assert len(page.xpath(f"{under}//*[@id='claims-motive']//*[@id='{holm.id}']")) == folded
        # It has its addresses either way, and a section of its own only where it is not folded.
        for anchor in ("claims", "claims-motive", holm.id):
            assert len(page.xpath(f"//*[@id='{anchor}']")) == 1
        assert len(page.xpath("//section[@class='claims']")) == 1 - folded


def test_a_date_that_ends_a_statement_is_not_said_again(history: History) -> None:
    holm = history.corpus.get(Claim, "corps-strength-holm")
    date = history.corpus.get(Deployment, "corps-at-the-lock").date
    said = [f"The lock was opened {date.words}.", "The lock was opened."]
    claims = [
        holm.model_copy(update={"id": f"c-{n}", "value": Prose(one), "date": date})
        for n, one in enumerate(said)
    ]
    shown = statements_of(history, *claims).find_class("said")
    assert [words(one).count(str(date.words)) for one in shown] == [1, 1]
    assert words(shown[1]) != "The lock was opened."


@pytest.mark.parametrize(
    ("update", "told", "facts"),
    [
        ({}, ": 340", "340 diggers According to Holm."),
        (
            {"value": Figure(87, 87), "voice": "per-ruud", "date": dates.parse("1902")},
            ", as sources differ: 87 to 340",
            "87 to 340 Sources differ; so do the times.",
        ),
        (
            {"value": Figure(87, 87), "voice": "per-ruud"},
            ", as sources differ: 87 to 340",
            "87 to 340 Sources differ.",
        ),
        ({"value": Figure(87, 87)}, ": 87 to 340", "87 to 340 According to Holm."),
        ({"voice": "per-ruud"}, ": 340", "340 diggers"),
        (
            {"value": Figure(87, 87), "part_of": "corps-strength-holm"},
            ": 340",
            "340 diggers According to Holm.",
        ),
        (
            {"value": Figure(87, 87), "unit": Prose("men a year")},
            ": 340",
            "340 diggers According to Holm.",
        ),
    ],
)
def test_a_size_that_two_claims_give_stands_once_and_two_voices_differ(
    history: History, update: dict[str, Any], told: str, facts: str
) -> None:
    holm = history.corpus.get(Claim, "corps-strength-holm")
    same = copies(history, holm.id, {"date": dates.parse("1901")}, {"id": "again", **update})
    links_to = {
        **same.corpus.links_to,
        SENT: (RecordLink(holm.id, "about", SENT), RecordLink("again", "about", SENT)),
    }
    same = replace(same, corpus=replace(same.corpus, links_to=links_to))
    [size] = read(same, "deployments/").xpath("//td[1]/p")
    assert words(size) == f"Strength{told}"
    # Its own page has the ends among its facts.
    [known] = read(same, HERE).xpath("//aside//div[dt='Strength']")
    assert " ".join(map(words, known)) == f"Strength {facts}"


def test_each_that_was_sent_has_a_row_of_its_own_and_the_most_told_of_comes_first(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    larger = {"id": "larger", "about": "other", "value": Figure(500, 500)}
    two = copies(history, "corps-strength-holm", {}, larger)
    two = copies(two, SENT, {}, {"id": "other"})
    links_to = {**two.corpus.links_to, "other": (RecordLink("larger", "about", "other"),)}
    two = replace(two, corpus=replace(two.corpus, links_to=links_to))

    label = two.corpus[SENT].label.as_text

    def rows(least: int, is_told: bool) -> list[str]:
        monkeypatch.setattr(deployments, "MANY_TOLD", least)
        page = read(two, "deployments/")
        once = "The one of which most is told here"
        assert words(page).count(once) == 1
        [table] = page.iter("table")
        assert words(table.getparent()).startswith("2 deployments What")
        opening = f"The greatest figure that the papers give: {label}, 500. This site tells most about {label}: about 200 to 340"
        assert (opening in words(page.find_class("lead")[0])) == is_told
        assert len(table.find_class("standing")) == 1
        return [way.get("href") for way in table.xpath("tbody/tr/td[1]/a")]

    told = len(history.corpus.linking(Claim, SENT, "about"))
    assert rows(told, is_told=False) == ["other/", "corps-at-the-lock/"]
    assert rows(told - 1, is_told=True) == ["corps-at-the-lock/", "other/"]


def test_a_part_of_what_was_sent_stands_below_its_whole(history: History) -> None:
    unit = history.corpus.get(Deployment, SENT).unit
    assert unit
    gang = copies(history, unit, {}, {"id": "gang", "part_of": (unit,)})
    doubted = {"id": "doubted", "unit": None}
    part = {"id": "part", "unit": "gang", "date": dates.parse("1890"), "standing": "rumoured"}
    page = read(copies(gang, SENT, part, doubted, {}), "deployments/")
    rows = [
        (row.get("class"), row.find("td/a").get("href")) for row in page.findall(".//tbody/tr[td]")
    ]
    # It has a status of its own where that is another.
    shown = [words(one) for one in page.xpath("//table//*[contains(@class, 'standing')]")]
    assert shown == ["documented", "rumoured"]
    assert rows == [
        (None, "corps-at-the-lock/"),
        ("within", "part/"),
        (None, "doubted/"),
    ]
    # What the same actor sent has no sender of its own.
    senders = [words(row.findall("td")[-1]) for row in page.findall(".//tbody/tr[td]")]
    assert [bool(sender) for sender in senders] == [True, False, True]


def test_a_status_is_explained_where_it_opens_a_group(history: History) -> None:
    rumoured = {"id": "other", "side": None, "standing": "rumoured"}
    page = read(copies(history, SENT, {}, rumoured), "deployments/")
    assert [words(each) for each in page.xpath("//tbody//th")] == [
        "documented A document says so.",
        "rumoured Somebody has heard so.",
    ]


def test_a_single_event_of_its_own_time_needs_no_list(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = history.corpus.get(Deployment, SENT).date
    for date, listed in ((own, 0), (dates.parse("1890"), 1)):
        dated = changed(history, "1903-flood", date=date)
        monkeypatch.setattr(selection, "related", lambda *_, one=dated: [one.corpus["1903-flood"]])
        page = read(dated, HERE)
        assert len(page.xpath("//h2[@id='events']")) == listed
        see = page.xpath("//section[contains(., 'See also')]//a[contains(@href, '1903-flood')]")
        assert bool(see) == (not listed)
        # What was published of its events leads to it in either place.
        assert page.xpath("//div[@id='events']//a") == see


def test_several_of_one_basis_and_date_share_a_row(history: History) -> None:
    [work] = [one for one in history.corpus.of(Work) if not one.is_paper][:1]
    [source, *_] = history.corpus.get(Deployment, SENT).sources
    based = (source.model_copy(update={"rests_on": (Basis(work=work.id),)}),)
    two = [{"id": name, "sources": based} for name in ("first", "second")]

    def rows(*updates: dict[str, Any]) -> list[tuple[str, list[str], int]]:
        page = read(copies(history, SENT, *updates), "deployments/")
        shown = []
        for row in page.xpath("//tbody/tr[td]"):
            listed = [words(one.find("a")) for one in row.xpath("td[1]/ul/li")]
            shown.append((words(row.find("td/a")), listed, len(row)))
            assert (words(row).startswith("Two from one source, ")) == bool(listed)
        return shown

    title = history.corpus.get(Deployment, SENT).title.as_text
    [(_, listed, cells)] = rows(*two)
    assert (listed, cells) == ([title] * 2, 4)
    other = {**two[1], "date": dates.parse("1890")}
    assert rows(two[0], other) == [(title, [], 4)] * 2


@pytest.mark.parametrize(("count", "is_once"), [(2, False), (3, True)])
def test_of_many_ends_that_are_unknown_this_is_said_once(
    history: History, count: int, is_once: bool
) -> None:
    date = dates.parse("1902/")
    many = copies(history, SENT, *({"id": f"d-{n}", "date": date} for n in range(count)))
    page = read(many, "deployments/")
    said = [words(cell) for cell in page.find_class("date")]
    assert ["end unknown" in one for one in said] == [not is_once] * len(said)
    once = "For three of them no end is given: an arrow stands for it."
    assert (once in words(page)) == is_once


def test_a_list_within_the_time_of_the_first_has_its_axis(history: History) -> None:
    corps = history.corpus.get(Deployment, SENT)
    for date, is_same in (("1902-06/1902-08", True), ("1902/1960", False)):
        other = {"id": "other", "side": None, "date": dates.parse(date)}
        page = read(copies(history, SENT, {}, other), "deployments/")
        first, second = (words(head) for head in page.xpath("//th[3]"))
        assert (first == second) == is_same, corps.date.words


def test_places_within_the_first_stand_below_it_and_the_map_after_the_sources(
    history: History,
) -> None:
    def terms(*places: str) -> HtmlElement:
        [aside] = read(changed(history, SENT, places=places), HERE).iter("aside")
        return aside

    lock = history.corpus.get(Deployment, SENT).places[-1]
    whole, *_ = history.corpus.wholes(history.corpus.get(PlaceRecord, lock))
    assert len(terms(whole, lock).find_class("holding")) == 1
    assert not terms(lock, whole).find_class("holding")
    assert not terms(whole).find_class("holding")
    heads = [words(head) for head in terms(whole, lock).iter("dt")]
    assert heads[-2:] == ["Sources", "Map"]
    # A list of facts holds no list of facts.
    for page in (terms(whole, lock), read(history, "events/1901-corps-arrives/")):
        assert not page.xpath(".//dl/div/div/dt")
