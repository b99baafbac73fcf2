from pathlib import Path

from support import read
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
