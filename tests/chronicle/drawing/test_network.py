from __future__ import annotations

import re
from itertools import pairwise

import pytest

from chronicle.corpus.corpus import Corpus
from chronicle.drawing import network as graph
from chronicle.record.models import Actor
from chronicle.views import relationships as ties
from chronicle.views.relationships import Strand, Tie


def href(actor: Actor) -> str:
    return f"../{actor.id}/"


def test_a_neighbourhood_is_drawn_with_its_words(corpus: Corpus) -> None:
    network = ties.network(corpus)
    drawn = graph.draw(corpus.get(Actor, "norrmark"), network["norrmark"], network, href)
    assert drawn is not None
    assert 'aria-label="The nearest ties of Norrmark"' in drawn
    assert drawn.count("<a href=") == 3
    for words in ("Has as a part", "Deployment to", "Spoken of by"):
        assert f">{words}</text>" in drawn
    assert 'class="deployment"' in drawn
    assert 'class="between"' in drawn
    assert drawn == graph.draw(corpus.get(Actor, "norrmark"), network["norrmark"], network, href)


def test_too_few_neighbours_are_a_list(corpus: Corpus) -> None:
    network = ties.network(corpus)
    assert graph.draw(corpus.get(Actor, "norrmark"), network["norrmark"][:2], network, href) is None


@pytest.mark.parametrize(
    ("groups", "drawn"), [({"Met": 5}, {"Met": 5}), ({"Met": 30, "Led": 2, "Sent": 1}, {"Met": 13, "Led": 2, "Sent": 1})]
)
def test_no_more_than_sixteen_and_some_of_every_group(corpus: Corpus, groups: dict[str, int], drawn: dict[str, int]) -> None:
    one = corpus.get(Actor, "norrmark")
    many = [
        Tie(one.model_copy(update={"id": f"{words}-{n}", "name": f"{words} {n}"}), (Strand("met", words),))
        for words, count in groups.items()
        for n in range(count)
    ]
    svg = graph.draw(one, many, {tie.other.id: () for tie in many}, href)
    assert svg is not None
    assert {words: svg.count(f'href="../{words}-') for words in groups} == drawn


def test_names_do_not_overlap(corpus: Corpus) -> None:
    one = corpus.get(Actor, "norrmark")
    long = "A Committee with a Name that Runs on for More than One Line"
    many = [Tie(one.model_copy(update={"id": f"a-{n}", "name": f"{long} {n}"}), (Strand("met", "Met"),)) for n in range(9)]
    svg = graph.draw(one, many, {tie.other.id: () for tie in many}, href)
    assert svg is not None
    for side in ("215", "397"):
        tops = [float(y) for y in re.findall(rf'<tspan x="{side}" y="([\d.]+)">', svg)]
        assert tops == sorted(tops)
        assert min(b - a for a, b in pairwise(tops)) >= 17
