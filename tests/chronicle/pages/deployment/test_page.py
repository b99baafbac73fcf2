from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement

from chronicle.corpus.corpus import RecordLink
from chronicle.drawing import date_marks
from chronicle.frame.environment import macros
from chronicle.history import History
from chronicle.queries.claims import statements
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.place import PlaceRecord
from chronicle.records.vocabulary import Side
from chronicle.values import dates
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose
from support import changed, copies, read, with_only, with_settings, words


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


def test_what_a_deployment_has_not_has_no_row_and_no_column(history: History) -> None:
    bare = changed(history, "strength", size=False)
    alone = changed(bare, "corps-at-the-lock", host=None, unit=None, side=None)
    page = read(alone, "deployments/corps-at-the-lock/")
    assert [words(each) for each in page.xpath("//aside//dt")][:2] == ["Sent by", "Status"]
    [table] = read(alone, "deployments/").iter("table")
    heads = [words(each) for each in table.findall("thead/tr/th")]
    assert heads == ["What", "When", "Jan 1901 Jan 1904", "Sent by"]
    assert len(table.findall("tbody/tr/td")) == len(heads)
    assert "Strength" not in words(table)
    assert "Received from" not in words(read(alone, "actors/estmark/"))


def test_a_deployment_stands_below_the_line_of_events_and_is_told_of(history: History) -> None:
    flood = history.corpus.get(Event, "1903-flood")
    events = [flood.model_copy(update={"id": f"e-{n}"}) for n in range(4)]
    sent = history.corpus.get(Deployment, SENT)
    drawn = html.fromstring(str(date_marks.figure(history, [sent, *events], lambda one: one.id)))
    [own] = drawn.find_class("accent")
    way = own.getparent()
    assert way.get("href") == SENT
    assert sent.title.as_text in words(way.find("title"))
    assert words(drawn.find("figcaption")).endswith("Below the line: 1 deployment.")
    assert len(drawn.xpath(".//a")) == 5


def test_a_history_has_its_own_words_for_who_is_sent(history: History) -> None:
    own = {"who": "Who translated what", "sender": "Translator", "host": "Readers", "unit": "Text"}
    usual = history.corpus.settings.deployments
    names = usual.model_copy(update={key: Prose(own[key]) for key in own})
    here = with_settings(history, deployments=names)
    page = read(here, "deployments/corps-at-the-lock/")
    assert [words(each) for each in page.xpath("//aside//dt")][:3] == [*own.values()][1:]
    page = read(here, "deployments/")
    assert words(page.find_class("lead")[0]).startswith("1 deployment: who translated what.")
    assert words(page.find(".//table//th[4]")) == "Translator"


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
    ("update", "told"),
    [
        ({}, "340 diggers"),
        ({"value": Figure(87, 87), "voice": "per-ruud"}, "87 to 340"),
        ({"value": Figure(87, 87)}, "87 to 340"),
        ({"voice": "per-ruud"}, "340 diggers"),
        ({"value": Figure(87, 87), "part_of": "corps-strength-holm"}, "340 diggers"),
        ({"value": Figure(87, 87), "unit": Prose("men a year")}, "340 diggers"),
    ],
)
def test_a_size_that_two_claims_give_stands_once_and_two_sizes_are_a_range(
    history: History, update: dict[str, Any], told: str
) -> None:
    holm = history.corpus.get(Claim, "corps-strength-holm")
    same = copies(history, holm.id, {"date": dates.parse("1901")}, {"id": "again", **update})
    links_to = {
        **same.corpus.links_to,
        SENT: (RecordLink(holm.id, "about", SENT), RecordLink("again", "about", SENT)),
    }
    same = replace(same, corpus=replace(same.corpus, links_to=links_to))
    [size] = read(same, "deployments/").xpath("//td[1]/p")
    assert words(size) == f"Strength: {told.removesuffix(' diggers')}"
    [known] = read(same, HERE).xpath("//aside//div[dt='Strength']/dd")
    assert words(known) == told


def test_the_largest_come_first_and_those_without_a_strength_by_date(history: History) -> None:
    corps = history.corpus.get(Deployment, SENT)
    late, early = (
        corps.model_copy(update={"id": year, "date": dates.parse(year)})
        for year in ("1950", "1890")
    )
    page = read(with_only(history, Deployment, late, early, corps), "deployments/")
    shown = page.xpath("//table//td[1]/a/@href")
    assert [link.split("/")[-2] for link in shown] == [corps.id, "1890", "1950"]


def test_many_statements_have_heads_and_of_each_head_the_first_are_open(history: History) -> None:
    holm, motive = (
        history.corpus.get(Claim, name) for name in ("corps-strength-holm", "motive-ruud")
    )
    nine = [holm.model_copy(update={"id": f"c-{n}", "value": Figure(n, n)}) for n in range(9)]
    many = statements_of(history, *nine, motive)
    assert [words(head) for head in many.iter("h3")] == ["Strength", "Motive"]
    [fold] = many.xpath("section/details")
    assert words(fold.find("summary")) == "6 more"
    assert len(fold.find_class("statement")) == 6
    # Its ladder opens beside a statement, and in a fold the way is a line.
    assert not [*fold.iterdescendants("details")]
    assert [words(one) for one in fold.xpath(".//p[@class='soft']")] == ["Holm ← Per Ruud 1911"] * 6
    assert len(many.xpath(".//details[@class='follow']/ol")) == len(nine) + 1 - 6
    few = statements_of(history, *nine[:4], motive)
    assert not [*few.iter("h3"), *few.xpath("section/details")]
    # Either way a property has its address.
    for shown in (many, few):
        assert shown.xpath("section/@id") == ["claims-strength", "claims-motive"]


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
    shown = [words(one) for one in page.xpath("//table//*[contains(@class, 'standing')]")]
    assert shown == ["documented", "rumoured", "documented"]
    assert rows == [
        (None, "corps-at-the-lock/"),
        ("within", "part/"),
        (None, "doubted/"),
    ]


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
