"""The pages of actors, and the list: lives, and everyone by kind and state."""

from dataclasses import replace

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.corpus.corpus import RecordLink
from chronicle.pages import actors
from chronicle.record.models import Actor, Event
from support import read, with_only, words


def with_actors(book: Book, *actors: Actor) -> Book:
    """A book that has these actors besides its own."""
    return with_only(book, Actor, *book.corpus.of(Actor), *actors)


def like(actor: Actor, identifier: str, **fields: object) -> Actor:
    """An actor that differs from another in its id, its name and some fields."""
    dumped = actor.model_dump(by_alias=True, exclude_defaults=True, exclude={"formerly", "life"})
    return Actor.model_validate(
        dumped | {"id": identifier, "name": identifier.title(), "relations": ()} | fields
    )


def test_the_settings_say_what_actors_and_their_kinds_are_called(book: Book) -> None:
    page = read(book, "actors/")
    assert page.find(".//h1").text == "People and units"
    jumps = page.xpath("//nav[@class='jump']/a")
    assert [words(one) for one in jumps] == [
        "States (2)",
        "Digging corps (1)",
        "People (1)",
    ]
    assert page.find(".//p[@role='status']").text == "4 names"


def test_to_a_single_kind_there_is_no_way(book: Book) -> None:
    states = [actor for actor in book.corpus.of(Actor) if actor.kind == "state"]
    assert read(with_only(book, Actor, *states), "actors/").find_class("jump") == []


def test_actors_of_a_kind_stand_under_their_state(book: Book) -> None:
    states, corps, _ = read(book, "actors/").find_class("directory")
    assert states.findall("div/h3") == []
    assert states.xpath("div/ul/li/a/text()") == ["Estmark", "Norrmark"]
    assert corps.xpath("div/h3/a/text()") == ["Norrmark"]
    assert corps.xpath("div/ul/li/a/text()") == ["Canal Corps"]


def test_parts_stand_under_their_whole(book: Book) -> None:
    corps = book.corpus.get(Actor, "canal-corps")
    more = with_actors(book, like(corps, "first-gang", part_of=("canal-corps",)))
    [whole] = read(more, "actors/").xpath("//li[.//li]")
    assert whole.xpath("a/text()") == ["Canal Corps"]
    assert whole.xpath("ul/li/a/text()") == ["First-Gang"]


def test_relatives_stand_where_their_names_have_them_in_the_alphabet(book: Book) -> None:
    ruud = book.corpus.get(Actor, "per-ruud")
    kin = ({"type": "relative_of", "actor": "per-ruud"},)
    more = with_actors(
        book, like(ruud, "anna-ruud", relations=kin), like(ruud, "zoe-berg", sort="Berg, Zoe")
    )
    *_, people = read(more, "actors/").find_class("directory")
    assert people.xpath("div/ul/li/a/text()") == ["Anna-Ruud", "Zoe-Berg", "Per Ruud"]


def test_lives_are_drawn_and_told_in_a_clause(book: Book) -> None:
    [life] = read(book, "actors/").xpath("//ul[@class='lives']/li")
    assert life.xpath("h2/a/text()") == ["Per Ruud"]
    assert life.find("p").text_content().endswith(".")
    assert life.find("svg") is not None
    assert life.find_class("did")[0].text.startswith("2 events")


def test_the_busiest_lives_begin_the_list(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    ruud = book.corpus.get(Actor, "per-ruud")
    idle = ruud.model_copy(update={"id": "anna-ruud", "name": "Anna Ruud"})
    more = with_actors(book, idle)
    assert read(more, "actors/").xpath("//ul[@class='lives']//h2/a/text()") == [
        "Per Ruud",
        "Anna Ruud",
    ]
    monkeypatch.setattr(actors, "LIVES", 1)
    assert len(read(more, "actors/").xpath("//ul[@class='lives']/li")) == 1


def test_the_table_of_ties_has_no_empty_column(book: Book) -> None:
    corps = book.corpus.get(Actor, "canal-corps")
    gang = like(corps, "first-gang", part_of=("canal-corps",))

    def columns(book: Book, actor: Actor) -> list[str]:
        page = html.fromstring(actors.page(book, actor).body)
        return [str(head.text) for head in page.find_class("ties")[0].findall("thead//th")]

    who, tie, *others = columns(book, corps)
    assert others == ["Times", "Since"]
    assert columns(with_actors(book, gang), gang) == [who, tie]


@pytest.mark.parametrize(
    ("weights", "unfolded", "folded"),
    [
        (["major"] * 29 + ["minor"] * 2, 29, 2),
        (["major"] * 30 + ["minor"], 31, 0),
        (["major"] * 10 + ["minor"] * 20, 30, 0),
        (["minor"] * 31, 0, 31),
    ],
)
def test_minor_events_are_folded_where_there_are_many(
    book: Book, weights: list[str], unfolded: int, folded: int
) -> None:
    flood = book.corpus.get(Event, "1903-flood")
    events = [
        flood.model_copy(update={"id": f"e-{number}", "weight": weight})
        for number, weight in enumerate(weights)
    ]
    links = {"per-ruud": tuple(RecordLink(e.id, "actors.actor", "per-ruud") for e in events)}
    corpus = with_only(book, Event, *events).corpus
    changed = replace(book, corpus=replace(corpus, links_to=links))
    page = html.fromstring(actors.page(changed, book.corpus.get(Actor, "per-ruud")).body)
    [year] = page.find_class("year")
    assert len(year.xpath("ul/li")) == unfolded
    assert len(year.xpath("details/ul/li")) == folded
    assert page.get_element_by_id("events").text == f"{len(weights)} events"


def test_people_stand_under_their_family_names(book: Book) -> None:
    [corps, *_] = book.corpus.of(Actor)
    named = like(corps, "hancock", name="Elizabeth Hancock", family="Hancock", given="Elizabeth")
    assert named.sorted_by == "Hancock, Elizabeth"
    assert like(corps, "of-her", name="Lady Bess", sort="Bess").sorted_by == "Bess"


def test_what_all_statements_of_a_group_are_about_is_said_once(book: Book) -> None:
    asserted = ("motive-ruud", "talks-motive-estmark")
    links = {"per-ruud": tuple(RecordLink(claim, "voice", "per-ruud") for claim in asserted)}
    said = read(replace(book, corpus=replace(book.corpus, links_to=links)), "actors/per-ruud/")
    [head] = said.xpath("//*[@class='of'][h3='Motive']")
    assert words(head) == "Motive"
    assert len(head.xpath("..//*[starts-with(@class, 'statement')]//a[.='Norrmark']")) == 1

    said = read(book, "actors/per-ruud/")
    [head] = said.xpath("//*[@class='of'][h3='Motive']")
    assert words(head) == "Motive about Norrmark"
    assert head.xpath("..//*[starts-with(@class, 'statement')]//a[.='Norrmark']") == []
