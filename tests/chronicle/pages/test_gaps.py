from pathlib import Path

from chronicle.history import History
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.pages import gaps
from chronicle.values.dates import parse
from support import changed, read, with_only
from support.histories import enlarged

PERSON = """
- id: {id}
  kind: person
  name: {id}
  description: Somebody who was there.
  sources: {sources}
"""
ONE = "[{work: holm-1987, at: p. 12}]"
TWO = "[{work: holm-1987, at: p. 12}, {work: anonymous-lock, at: ¶2}]"


def test_persons_of_one_place_alone_are_named(tmp_path: Path) -> None:
    persons = PERSON.format(id="once", sources=ONE) + PERSON.format(id="twice", sources=TWO)
    history = enlarged(tmp_path, {"actors/actors.yml": persons})
    links = {link.get("href") for link in read(history, "about/gaps/").iter("a")}
    assert "../../actors/once/" in links
    assert "../../actors/twice/" not in links


def test_each_gap_names_what_helps_to_know_of_its_records(history: History) -> None:
    found = {gap.anchor: gap.entries for gap in gaps.gaps(history)}
    [figure] = found["unsupported"]
    assert figure.about
    assert (figure.about.label.as_text, figure.way.label.as_text) == (
        "The Canal Corps at the lock",
        "about 200 diggers",
    )
    dates = {entry.way.label.as_text: entry.date for entry in found["undated"]}
    assert dates["The canal opens"] == history.corpus.get(Event, "1910-opening").date.words
    dated = changed(history, "anonymous-lock", issued=parse("1911"))
    [work] = {gap.anchor: gap.entries for gap in gaps.gaps(dated)}["unseen"]
    assert work.way.label.as_text == "[Notes on the lock] (1911)"


def test_what_has_no_gap_has_no_part_in_the_contents(history: History) -> None:
    page = read(with_only(history, Deployment), "about/gaps/")
    ways = [way.get("href") for way in page.find_class("jump")[0].iter("a")]
    assert "#undated" in ways
    assert "#unconfirmed" not in ways
