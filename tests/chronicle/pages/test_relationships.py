from typing import Any

from chronicle.history import History
from chronicle.pages.relationships import relationships
from chronicle.record.models import Actor
from chronicle.record.models.settings import RelationWords
from chronicle.record.text import Prose
from support import changed, with_only, with_settings
from support.cases import cases

SENT = ["corps-at-the-lock"]


def of(history: History, actor: str) -> dict[str, list[list[Any]]]:
    return {
        str(each.other.label): [
            [part.words, [one.id for one in part.occasions]] for part in each.connections
        ]
        for each in relationships(history, history.corpus.get(Actor, actor))
    }


@cases
def test_relationships_are_those_of_the_record_and_read_from_both_ends(
    history: History, actor: str, connections: dict[str, list[list[Any]]]
) -> None:
    assert of(history, actor) == connections


def test_a_relationship_has_its_times(history: History) -> None:
    [corps, *_] = relationships(history, history.corpus.get(Actor, "per-ruud"))
    assert (corps.times, str(corps.since)) == (2, "1901/1903")


def test_a_deployment_that_nothing_documents_keeps_its_standing(history: History) -> None:
    doubted = changed(history, "corps-at-the-lock", standing="rumoured")
    assert ["Sent to (rumoured)", SENT] in of(doubted, "norrmark")["Estmark"]


def test_a_history_has_its_own_words_for_what_a_deployment_connects(history: History) -> None:
    put = RelationWords(words=Prose("Put into the language of"), reverse=Prose("Read in one of"))
    relations = {**history.corpus.settings.relations, "deployment": put}
    own = with_settings(history, relations=relations)
    assert of(own, "norrmark")["Estmark"][0] == ["Put into the language of", SENT]
    assert of(own, "estmark")["Norrmark"][0] == ["Read in one of", SENT]
    assert of(own, "estmark")["Canal Corps"][0] == ["Host to", SENT]


def test_members_stand_in_the_order_of_their_family_names(history: History) -> None:
    ruud = history.corpus.get(Actor, "per-ruud")
    [led] = history.corpus.get(Actor, "canal-corps").relations
    fields = {"relations": (led.model_copy(update={"type": "member_of", "actor": "canal-corps"}),)}
    members = [
        ruud.model_copy(update=fields | {"id": family, "name": Prose(name), "family": family})
        for name, family in (("Adam Zeeman", "Zeeman"), ("Émile Øst", "Argand"), ("Zoë", "Élan"))
    ]
    school = with_only(history, Actor, *history.corpus.of(Actor), *members)
    ties = of(school, "canal-corps").items()
    found = [name for name, ways in ties if ways[0][0] == "Has as a member"]
    assert found == ["Émile Øst", "Zoë", "Adam Zeeman"]
