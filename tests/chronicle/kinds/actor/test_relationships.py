from pathlib import Path

from lxml import html

from chronicle.kinds.actor.model import Actor
from chronicle.kinds.actor.page import render_actor
from chronicle.kinds.actor.relationships import relationships
from support import read, words
from support.histories import enlarged

ACTOR = """
- id: {id}
  kind: person
  name: {id}
  description: Somebody who was there.
  relations: {relations}
  sources: [{{work: holm-1987, at: p. 12}}]
"""
MEETING = """
- id: {year}-meeting
  date: '{year}'
  title: They are there in {year}
  summary: They were there.
  actors: [per-ruud, often]
  themes: [digging]
  weight: minor
  sources: [{{work: holm-1987, at: p. 12}}]
"""
DEPLOYMENT = """
- id: {id}
  title: {id}
  sender: norrmark
  host: estmark
  kind: engineering
  date: '{year}'
  standing: {standing}
  summary: Some were sent.
  sources: [{{work: holm-1987, at: p. 12}}]
"""
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


def test_occasions_stand_by_date_and_not_by_name(tmp_path: Path) -> None:
    late, early = (MEETING.format(year=year) for year in (1907, 1905))
    meetings = late.replace("1907-meeting", "a-meeting") + early.replace(
        "1905-meeting", "z-meeting"
    )
    often = ACTOR.format(id="often", relations="[]")
    history = enlarged(tmp_path, {"actors/actors.yml": often, "events/events.yml": meetings})
    [found] = relationships(history, history.corpus.get(Actor, "often"))
    [connection] = found.connections
    assert [event.id for event in connection.occasions] == ["z-meeting", "a-meeting"]


def test_works_that_name_somebody_stand_by_date_after_those_of_its_own(tmp_path: Path) -> None:
    dated = {"a-late": "issued: '1930'", "m-early": "issued: '1890'", "b-undated": ""}
    translated = "".join(WORK.format(id=name, issued=line) for name, line in dated.items())
    history = enlarged(tmp_path, {"works/works.yml": translated})
    page = html.fromstring(render_actor(history, history.corpus.get(Actor, "per-ruud")).body)
    ways = page.xpath("//ul[@class='works']/li/a[1]/@href")
    names = [way.rstrip("/").rpartition("/")[2] for way in ways]
    assert names == ["ruud-1911", "m-early", "a-late", "b-undated"]


def test_those_with_most_occasions_come_before_stronger_relations(tmp_path: Path) -> None:
    led = "[{type: led_by, actor: per-ruud, sources: [{work: holm-1987, at: p. 12}]}]"
    actors = ACTOR.format(id="once", relations=led) + ACTOR.format(id="often", relations="[]")
    meetings = "".join(MEETING.format(year=year) for year in (1905, 1906, 1907))
    history = enlarged(tmp_path, {"actors/actors.yml": actors, "events/events.yml": meetings})
    found = relationships(history, history.corpus.get(Actor, "per-ruud"))
    others = [each.other.id for each in found]
    assert others.index("often") < others.index("once")
    assert {each.other.id: each.times for each in found}["often"] == 3


def test_deployments_that_are_borne_out_come_first(tmp_path: Path) -> None:
    sent = DEPLOYMENT.format(id="rumour", year=1890, standing="rumoured")
    for name, year in (("fact", 1908), ("again", 1909), ("late", 1910)):
        sent += DEPLOYMENT.format(id=name, year=year, standing="documented")
    history = enlarged(tmp_path, {"deployments/deployments.yml": sent})
    page = html.fromstring(render_actor(history, history.corpus.get(Actor, "norrmark")).body)
    section = page.get_element_by_id("deployments").getparent()
    links = [link.get("href") for link in section.iter("a")]
    assert links[:2] == ["../../deployments/corps-at-the-lock/", "../../deployments/fact/"]
    assert "../../deployments/rumour/" in links[2:]
    # Where they are counted together, what is not borne out is not told as if it were; of many
    # one reads in the list of all.
    [counted] = page.xpath("//table[@class='ledger ties']//a[@href='#deployments']")
    assert words(counted) == "Sent to: 5 deployments, not all documented"


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
