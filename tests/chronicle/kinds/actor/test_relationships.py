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
CLAIM = """
- id: {id}
  about: estmark
  property: {property}
  value: {value}
  voice: holm-1987
  sources: [{{work: holm-1987, at: p. 15}}]
"""


def test_the_strongest_relation_comes_before_those_with_more_occasions(tmp_path: Path) -> None:
    led = "[{type: led_by, actor: per-ruud, sources: [{work: holm-1987, at: p. 12}]}]"
    actors = ACTOR.format(id="once", relations=led) + ACTOR.format(id="often", relations="[]")
    meetings = "".join(MEETING.format(year=year) for year in (1905, 1906, 1907))
    history = enlarged(tmp_path, {"actors/actors.yml": actors, "events/events.yml": meetings})
    found = relationships(history, history.corpus.get(Actor, "per-ruud"))
    others = [each.other.id for each in found]
    assert others.index("once") < others.index("often")
    assert {each.other.id: each.times for each in found}["often"] == 3


def test_deployments_that_are_borne_out_come_first(tmp_path: Path) -> None:
    sent = DEPLOYMENT.format(id="rumour", year=1890, standing="rumoured")
    sent += DEPLOYMENT.format(id="fact", year=1909, standing="documented")
    history = enlarged(tmp_path, {"deployments/deployments.yml": sent})
    page = html.fromstring(render_actor(history, history.corpus.get(Actor, "norrmark")).body)
    section = page.get_element_by_id("deployments").getparent()
    links = [link.get("href") for link in section.iter("a")]
    assert links[:2] == ["../../deployments/corps-at-the-lock/", "../../deployments/fact/"]
    assert "../../deployments/rumour/" in links[2:]


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
