from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.pages.actor import page as actors
from chronicle.records.actor import Actor, Relation
from chronicle.records.base import Name
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.names import native
from chronicle.records.question import Question
from chronicle.records.work import Person
from chronicle.values import dates
from chronicle.values.dates import parse
from chronicle.values.text import Prose
from support import changed, copies, read, with_only, words
from support.cases import beside
from support.histories import enlarged

RUUD = "actors/per-ruud/"
WORK = """
- id: {id}
  type: book
  title: Work {id}
  {issued}
  translator: [{{family: Ruud, given: Per, actor: per-ruud}}]
  evidence: scholarship
"""
CLAIM = """
- id: {id}
  about: estmark
  property: {property}
  value: {value}
  voice: holm-1987
  sources: [{{work: holm-1987, at: p. 15}}]
"""


def with_actors(history: History, *actors: Actor) -> History:
    return with_only(history, Actor, *history.corpus.of(Actor), *actors)


def linked(history: History, **links: tuple[RecordLink, ...]) -> History:
    """A history in which these links alone lead to records."""
    return replace(history, corpus=replace(history.corpus, links_to=links))


def like(actor: Actor, identifier: str, **fields: object) -> Actor:
    """An actor that differs from another in its id, its name and some fields."""
    dumped = actor.model_dump(by_alias=True, exclude_defaults=True, exclude={"formerly", "life"})
    return Actor.model_validate(
        dumped | {"id": identifier, "name": identifier.title(), "relations": ()} | fields
    )


def test_all_are_listed_by_kind_state_whole_and_alphabet(history: History) -> None:
    corps, ruud = (history.corpus.get(Actor, one) for one in ("canal-corps", "per-ruud"))
    kin = ({"type": "relative_of", "actor": "per-ruud"},)
    more = with_actors(
        history,
        like(corps, "first-gang", part_of=("canal-corps",)),
        like(ruud, "anna-ruud", relations=kin),
        like(ruud, "zoe", name="Zoe Berg", family="Berg", given="Zoe"),
        like(ruud, "ferryman", name="Ferryman of the talks", unnamed=True),
    )
    page = read(more, "actors/")
    assert page.find(".//h1").text == "People and units"
    jumps = page.xpath("//nav[@class='jump']/a")
    assert [words(one) for one in jumps] == beside(__file__)["kinds"]
    assert len({one.get("href") for one in jumps}) == len(jumps)
    assert page.find(".//p[@role='status']").text == "8 names"
    people, states, units, unnamed = page.find_class("directory")
    assert states.findall("div/h3") == []
    assert states.xpath("div/ul/li/a/text()") == ["Estmark", "Norrmark"]
    assert units.xpath("div/h3/a/text()") == ["Norrmark"]
    assert units.xpath("div/ul/li/a/text()") == ["Canal Corps"]
    assert units.xpath("div/ul/li/ul/li/a/text()") == ["First-Gang"]
    listed = people.xpath("div/ul/li/a/text()")
    assert listed == ["Anna-Ruud", "Berg, Zoe", "Per Ruud"]
    assert unnamed.xpath("div/ul/li/a/text()") == ["Ferryman of the talks"]


def test_an_organ_stands_under_the_state_of_what_it_serves(history: History) -> None:
    corps, norrmark = (history.corpus.get(Actor, one) for one in ("canal-corps", "norrmark"))
    organ = ({"type": "organ_of", "actor": "canal-corps"},)
    gazette = like(norrmark, "gazette", kind="outlet", relations=organ)
    alone = like(norrmark, "courier", kind="outlet")
    more = with_actors(history, gazette, alone, like(corps, "watch", part_of=()))
    units, outlets = read(more, "actors/").find_class("directory")[2:]
    # Where no state has more than one, all stand together by name.
    assert units.xpath("div/h3") == outlets.xpath("div/h3") == []
    assert outlets.xpath("div/ul/li/a/text()") == ["Courier", "Gazette"]
    another = like(norrmark, "almanac", kind="outlet", part_of=("norrmark",))
    outlets = read(with_actors(more, another), "actors/").find_class("directory")[-1]
    assert outlets.xpath("div/h3//text()") == ["Norrmark", "Others"]
    assert outlets.xpath("div/ul/li/a/text()") == ["Almanac", "Gazette", "Courier"]


def test_a_relation_without_a_known_start_held_until_its_end() -> None:
    ended, dated, undated = (
        Relation.model_construct(date=date) for date in (parse("../1903"), parse("1902"), None)
    )
    assert [one.when for one in (ended, dated, undated)] == ["until 1903", "1902", ""]


def test_a_life_that_few_events_name_has_no_line_and_says_so(history: History) -> None:
    more = copies(history, "per-ruud", {}, {"id": "anna-ruud", "name": "Anna Ruud"})
    of_one = linked(more, **{"per-ruud": (RecordLink("1903-flood", "actors.actor", "per-ruud"),)})
    ruud, anna = read(of_one, "actors/").xpath("//ul[@class='lives']/li")
    assert ruud.find("svg") is anna.find("svg") is None
    assert words(ruud.find_class("lived")[0]) == "1 event, 1903"
    assert [words(one) for one in anna.find_class("lived")] == ["no dated event"]


def test_the_name_above_a_life_begins_its_sentence(history: History) -> None:
    written = Name(text="뱃사공", lang="ko", script="Hang", own=True)
    # What only has marks on the same letters would say the name again.
    marked = Name(text="Pẹr Rúud", lang="vi", own=True)
    lives: tuple[tuple[str, Name, str, str | None, list[str]], ...] = (
        ("Per Ruud, a digger, led.", written, ", a digger, led.", "on", ["뱃사공"]),
        ("He led.", marked, "He led.", None, []),
    )
    for told, name, said, style, beside_it in lives:
        one = changed(history, "per-ruud", description=Prose(told), names=(name,))
        assert native(one.corpus.get(Actor, "per-ruud")) == (name,)
        [life] = read(one, "actors/").xpath("//ul[@class='lives']/li")
        [rest] = life.xpath("div/p")
        assert (rest.text, rest.get("class")) == (said, style)
        assert life.xpath("div/h3/span/text()") == beside_it


def test_after_a_short_sentence_on_a_life_comes_the_second_if_it_is_not_long() -> None:
    short, second, long = "He led.", "He dug a lock.", f"He dug {'and dug ' * actors.SHORT}."
    told = {f"{short} {second} More.": f"{short} {second}", f"{short} {long}": short}
    told |= {f"{long} {second}": long, short: short}
    assert {one: actors._opening(Prose(one)).markup for one in told} == told


def test_letters_guide_through_many_names(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors, "MANY_NAMES", 4)
    ruud = history.corpus.get(Actor, "per-ruud")
    more = with_actors(history, *(like(ruud, one) for one in ("anna-ruud", "berg", "bess")))
    people, *others = read(more, "actors/").find_class("directory")
    letters = [(one.get("data-letter"), one.findtext("a")) for one in people.iter("li")]
    assert letters == [
        ("A", "Anna-Ruud"),
        ("B", "Berg"),
        (None, "Bess"),
        ("P", "Per Ruud"),
    ]
    assert not [one for group in others for one in group.xpath(".//li[@data-letter]")]


def test_the_busiest_lives_come_first(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    more = copies(history, "per-ruud", {}, {"id": "anna-ruud", "name": "Anna Ruud"})
    first, other = read(more, "actors/").xpath("//ul[@class='lives']/li")
    assert [life.findtext("div/h3/a") for life in (first, other)] == ["Per Ruud", "Anna Ruud"]
    assert first.find_class("lived")[0].text.startswith("2 events, ")
    monkeypatch.setattr(actors, "LIVES", 1)
    assert len(read(more, "actors/").xpath("//ul[@class='lives']/li")) == 1


def test_a_work_is_listed_with_what_an_actor_did_for_it(history: History) -> None:
    ruud = Person(family="Ruud", given="Per", actor="per-ruud")
    more = changed(history, "ruud-1911", translator=(ruud,), author=())
    [work] = read(more, RUUD).xpath("//ul[@class='works']/li")
    assert work.xpath("span/text()") == ["as translator", "Minner fra kanalen"]


def test_a_work_of_its_own_has_neither_author_nor_date_in_its_name(history: History) -> None:
    ruud = (Person(family="Ruud", given="Per", actor="per-ruud"),)
    for title, name in (("The Canal", "The Canal"), (None, "Minner fra kanalen")):
        more = changed(history, "ruud-1911", author=ruud, title_en=title)
        [work] = read(more, RUUD).xpath("//ul[@class='works']/li[a[contains(@href, 'ruud-1911')]]")
        assert words(work.find("a")).strip("“”") == name


def test_what_somebody_is_stands_whole_at_the_head_once(history: History) -> None:
    said = Prose("Ruud dug. He wrote what he saw, and Holm cites it.")
    page = read(changed(history, "per-ruud", description=said), RUUD)
    told = [*page.find_class("lead"), *page.find_class("then")]
    assert " ".join(words(part) for part in told) == said.as_text
    assert page.xpath("//h2[@id='life']")
    assert not page.xpath("//header/details")


def test_a_witness_has_what_a_work_states_a_scholar_the_way_to_it(history: History) -> None:
    motive = history.corpus.get(Claim, "talks-motive-estmark")
    links = {
        "per-ruud": (RecordLink("holm-1987", "author.actor", "per-ruud"),),
        "holm-1987": (RecordLink(motive.id, "voice", "holm-1987"),),
    }
    for evidence, count in (("letter", 1), ("scholarship", 0)):
        page = read(linked(changed(history, "holm-1987", evidence=evidence), **links), RUUD)
        [work] = page.xpath("//h2[@id='works']/..//li")
        assert words(work).endswith("with all that it states") != count
        # It stands with what it is about; the page counts it there.
        stated = page.xpath("//section[h2[@id='voiced']]//li/a/@href")
        assert any(motive.about in way for way in stated) == bool(count)


def test_doubtful_deployments_come_last_and_each_has_its_standing(history: History) -> None:
    rumour = {"id": "rumour", "standing": "rumoured", "date": dates.parse("1890")}
    sent = ("rumour", "corps-at-the-lock")
    links = tuple(RecordLink(one, "sender", "norrmark") for one in sent)
    page = read(linked(copies(history, sent[1], rumour, {}), norrmark=links), "actors/norrmark/")
    listed = page.xpath("//h2[@id='deployments']/following-sibling::ul/li/span[2]/span/text()")
    assert listed == ["documented", "rumoured"]


def test_the_status_of_many_deployments_is_said_once(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors, "MANY_OF_ONE_STATUS", 1)
    page = read(history, "actors/norrmark/")
    [section] = page.xpath("//section[h2/@id='deployments']")
    assert words(section.find("p")) == "All are documented unless marked."
    assert section.find_class("standing") == []


def test_a_list_of_lives_says_in_which_order_and_what_is_drawn(history: History) -> None:
    page = read(history, "actors/")
    assert "Everyone who acts in this history, or is quoted in it." in words(page)
    [heading], [key] = page.find_class("brief"), page.find_class("key")
    assert words(heading) == "One person in brief"
    chosen = "Chosen for their part in the story, most events first;"
    assert words(key).startswith(f"{chosen} a mark is an event, 1898 to 1910,")
    bare = read(changed(history, "per-ruud", life=None), "actors/")
    assert bare.find_class("key") == []
    assert "or is quoted in it, by kind." in words(bare)


def test_no_line_ends_before_an_initial(history: History) -> None:
    ruud = like(
        history.corpus.get(Actor, "per-ruud"), "jens-p-berg", family="Berg", given="Jens P."
    )
    [name] = read(with_actors(history, ruud), "actors/").xpath("//li/a[starts-with(., 'Berg,')]")
    assert name.text == "Berg, Jens\u00a0P."


def test_the_first_names_stand_open_and_the_others_are_folded(history: History) -> None:
    folds = read(history, "actors/").xpath("//section[@class='kind']/details")
    assert len(folds) > 1
    assert [fold.get("open") is not None for fold in folds] == [
        True,
        True,
        *[False] * (len(folds) - 2),
    ]


def test_what_others_call_it_is_no_name_of_its_own(history: History) -> None:
    printed = Name(text="뱃사공", lang="ko", script="Hang", printed_in=("holm-1987",))
    own = Name(text="Færgemanden", lang="da", own=True)

    def native(*names: Name) -> object:
        return read(changed(history, "per-ruud", names=names), RUUD).xpath(
            "//p[@class='native']/span/text()"
        )

    assert native(printed) == ["뱃사공"]
    assert native(printed, own) == ["Færgemanden"]


def test_the_list_is_searched_by_other_names_each_once_in_whichever_case(history: History) -> None:
    names = tuple(Name(text=text) for text in ("Norrmark", "The North", "the north", "Nordmark"))
    page = read(changed(history, "norrmark", names=names), "actors/")
    [row] = page.xpath("//li[a[@href='norrmark/']][@data-names]")
    assert row.get("data-names") == "The North | Nordmark"


@pytest.mark.parametrize(
    ("kind", "stated"),
    [("state", "Statements about Estmark"), ("body", "What the sources say")],
)
def test_what_is_said_of_a_body_stands_under_no_name_without_its_article(
    history: History, kind: str, stated: str
) -> None:
    """What it says itself has a heading that tells the two apart."""
    of_kind = changed(history, "estmark", kind=kind)
    voiced_heading = read(of_kind, "actors/estmark/").get_element_by_id("voiced")
    assert voiced_heading.text == "Statements by Estmark"
    estmark = of_kind.corpus.get(Actor, "estmark")
    voiced = actors._voiced(of_kind, estmark)
    heading = actors._stated_heading(estmark, voiced)
    assert heading.as_text == stated
    assert actors._stated_heading(estmark, ()).as_text == "What the sources say"


def test_somebody_of_few_statements_stands_among_the_answers(history: History) -> None:
    question = history.corpus.of(Question)[0]
    drawn = read(told_by_ruud(history), RUUD)
    [section] = drawn.xpath("//section[h2[@id='answered']]")
    [given] = section.xpath(".//li[@aria-current]")
    assert words(given) == str(question.positions[0].answer)
    others = section.xpath(".//ul[@class='marked-answers']/li[not(@aria-current)]")
    assert [words(one) for one in others] == [str(one.answer) for one in question.positions[1:]]


def test_of_many_statements_no_answer_is_marked(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors, "FEW_CLAIMS", 0)
    assert not read(told_by_ruud(history), RUUD).xpath("//h2[@id='answered']")


def told_by_ruud(history: History) -> History:
    """A history in which one answer to its question is that of Per Ruud, who says nothing else."""
    claim = history.corpus.get(Claim, "corps-strength-holm").model_copy(
        update={"voice": "per-ruud"}
    )
    others = [
        one if one.id != claim.id else claim
        for one in history.corpus.of(Claim)
        if one.voice != "per-ruud"
    ]
    told = with_only(history, Claim, *others)
    voiced = (RecordLink(claim.id, "voice", "per-ruud"),)
    answered = {claim.id: history.corpus.links_to[claim.id]}
    return linked(told, **{"per-ruud": voiced, **answered})


def test_the_margin_says_who_led_it_and_what_it_led(history: History) -> None:
    def margin(address: str, told: History = history) -> dict[str, str]:
        terms = read(told, address).xpath("//aside/dl/div[dt]")
        return {words(one.find("dt")): words(one.find("dd")) for one in terms}

    # Who says so stands with it.
    corps = margin("actors/canal-corps/")
    assert corps["Led by"] == "Per Ruud, 1901–1903 (Holm, p. 12)"
    assert corps["Part of"] == "Norrmark"
    assert margin(RUUD)["Led"] == "Canal Corps, 1901–1903 (Holm, p. 12)"
    assert "Died" not in margin(RUUD)
    dead = changed(history, "per-ruud", died=dates.parse("1911-04"))
    # A life tells of the death.
    assert "Died" not in margin(RUUD, dead)
    assert margin(RUUD, changed(dead, "per-ruud", life=()))["Died"] == "April 1911"


def test_six_main_events_stand_open_and_the_others_are_folded(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors, "MANY_EVENTS", 0)
    [event] = [one for one in history.corpus.of(Event) if one.id == "1901-corps-arrives"]
    main = [
        event.model_copy(update={"id": f"1901-{number}", "weight": "major"}) for number in range(7)
    ]
    main[0] = main[0].model_copy(update={"date": dates.parse("190X")})
    links = [RecordLink(one.id, "actors.actor", "per-ruud") for one in main]
    told = linked(with_only(history, Event, *main), **{"per-ruud": tuple(links)})
    [shown] = read(told, RUUD).find_class("main")
    assert len(shown.findall("ul/li")) == 6
    [folded] = shown.findall("details")
    assert (folded.get("class"), words(folded.find("summary"))) == ("more", "1 more main event")
    # A decade stands after its years; its words say that no year is known, and no line is drawn.
    last = shown.xpath(".//li")[-1]
    (date,) = last.iter("span")
    assert (date.get("class"), words(date)) == ("date", "the first decade of the 20th century")


def test_of_a_day_at_which_somebody_led_the_margin_has_the_year(history: History) -> None:
    [led] = history.corpus.get(Actor, "canal-corps").relations
    once = led.model_copy(update={"date": dates.parse("1902-05-03"), "sources": ()})
    page = read(changed(history, "canal-corps", relations=(once,)), "actors/canal-corps/")
    [term] = page.xpath("//aside//div[dt='Led by']/dd")
    assert words(term).startswith("Per Ruud, in 1902")


def test_members_stand_in_the_order_of_their_family_names_and_of_many_some_are_folded(
    history: History,
) -> None:
    ruud = history.corpus.get(Actor, "per-ruud")
    [led] = history.corpus.get(Actor, "canal-corps").relations
    fields = {"relations": (led.model_copy(update={"type": "member_of", "actor": "canal-corps"}),)}
    names = (
        ("Adam Zeeman", "Zeeman"),
        ("Émile Øst", "Argand"),
        ("Zoë", "Élan"),
        ("A", "X"),
        ("B", "Y"),
    )
    members = [
        ruud.model_copy(update=fields | {"id": family, "name": Prose(name), "family": family})
        for name, family in names
    ]
    school = with_only(history, Actor, *history.corpus.of(Actor), *members)
    naming = tuple(RecordLink(one, "relations.actor", "canal-corps") for _, one in names)
    page = read(linked(school, **{"canal-corps": naming}), "actors/canal-corps/")
    [told] = page.xpath("//aside//div[dt='Has as a member']")
    assert told.xpath("dd/a/text()") == ["Émile Øst", "Zoë", "A", "B"]
    [folded] = told.xpath("dd/details")
    assert words(folded.find("summary")) == "1 more"
    assert folded.xpath("dl/dd/a/text()") == ["Adam Zeeman"]


def test_all_forms_of_a_name_stand_at_the_foot_those_in_other_languages_in_a_line(
    history: History,
) -> None:
    corps = history.corpus.get(Actor, "canal-corps")
    printed = {"text": "The Corps", "lang": "en", "printed_in": ("holm-1987",)}
    others = ({"text": "Корпус", "lang": "ru"}, {"text": "运河军团", "lang": "zh"})
    gang = like(corps, "first-gang", names=(printed, *others))
    page = read(with_actors(history, gang), "actors/first-gang/")
    [names] = page.xpath("//section[h2/@id='go-on']//div[dt[@id='names']]")
    first, last = names.findall("dd")
    assert words(first) == "The Corps printed in Holm"
    assert words(last) == "In other languages: Корпус · 运河军团"


def test_whom_one_event_names_has_a_few_lines(history: History) -> None:
    part = history.corpus.get(Event, "1903-flood")
    anna = like(history.corpus.get(Actor, "per-ruud"), "anna", kind="person")
    with_anna = with_actors(history, anna)
    link = (RecordLink(part.id, "actors.actor", "anna"),)
    page = read(linked(with_anna, anna=link), "actors/anna/")
    # What is related stands at the foot; no other part has a head.
    assert page.xpath("//section/h2/@id") == ["go-on"]
    assert page.xpath("//header//ul[@class='dated']//a/@href") == ["../../events/1903-flood/"]


def test_works_that_name_somebody_stand_by_date_after_those_of_its_own(tmp_path: Path) -> None:
    dated = {"a-late": "issued: '1930'", "m-early": "issued: '1890'", "b-undated": ""}
    translated = "".join(WORK.format(id=name, issued=line) for name, line in dated.items())
    history = enlarged(tmp_path, {"works/works.yml": translated})
    page = read(history, RUUD)
    ways = page.xpath("//ul[@class='works']/li/a[1]/@href")
    names = [way.rstrip("/").rpartition("/")[2] for way in ways]
    assert names == ["ruud-1911", "m-early", "a-late", "b-undated"]


def test_what_is_said_most_often_stands_first(tmp_path: Path) -> None:
    said = [
        ("one", "motive", "It wanted a way to the sea."),
        ("two", "motive", "It wanted to be paid."),
        ("three", "motive", "It wanted peace."),
        ("four", "outcome", "It was paid."),
    ]
    claims = "".join(CLAIM.format(id=name, property=of, value=value) for name, of, value in said)
    history = enlarged(
        tmp_path,
        {
            "claims/claims.yml": claims,
            "properties.yml": "- {id: outcome, name: outcome, description: What came of it., value: words}\n",
        },
    )
    # The property that is entered last comes first where more is said of it.
    text = words(read(history, "actors/estmark/"))
    assert text.index("It wanted peace") < text.index("It was paid")
    fewer = claims.replace("property: motive", "property: outcome").replace(
        "property: outcome\n  value: It was paid", "property: motive\n  value: It was paid"
    )
    (tmp_path / "other").mkdir()
    other = enlarged(
        tmp_path / "other",
        {
            "claims/claims.yml": fewer,
            "properties.yml": "- {id: outcome, name: outcome, description: What came of it., value: words}\n",
        },
    )
    text = words(read(other, "actors/estmark/"))
    assert text.index("It wanted peace") < text.index("It was paid")
