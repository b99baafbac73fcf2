from chronicle.history import History
from chronicle.pages.relationships import relationships
from chronicle.record.models import Actor
from support import changed

SENT, TALKS, QUOTED = ["corps-at-the-lock"], ["1904-talks"], ["motive-ruud"]
TWICE, MET = ["1901-corps-arrives", *TALKS], ("Met", TALKS)
TOGETHER, TO_THE_END = ("In the same event", TALKS), ("In the same event", [*TALKS, "1910-opening"])

Connections = list[tuple[str, list[str]]]


def of(history: History, actor: str) -> dict[str, Connections]:
    """To whom an actor is related, by what words, on which records."""
    return {
        str(each.other.label): [
            (part.words, [one.id for one in part.occasions]) for part in each.connections
        ]
        for each in relationships(history, history.corpus.get(Actor, actor))
    }


def test_relationships_are_those_of_the_record_and_read_from_both_ends(history: History) -> None:
    assert of(history, "per-ruud") == {
        "Canal Corps": [("Led", []), ("In the same event", TWICE)],
        "Estmark": [MET],
        "Norrmark": [("Quoted on", QUOTED), TOGETHER],
    }
    assert of(history, "canal-corps") == {
        "Per Ruud": [("Led by", []), ("In the same event", TWICE)],
        "Norrmark": [("Part of", []), ("Sent by", SENT), TOGETHER],
        "Estmark": [("Hosted by", SENT), TOGETHER],
    }
    assert of(history, "norrmark") == {
        "Canal Corps": [("Has as a part", []), ("Sent", SENT), TOGETHER],
        "Estmark": [("Sent to", SENT), TO_THE_END],
        "Per Ruud": [("Spoken of by", QUOTED), TOGETHER],
    }
    assert of(history, "estmark") == {
        "Per Ruud": [MET],
        "Norrmark": [("Received from", SENT), TO_THE_END],
        "Canal Corps": [("Host to", SENT), TOGETHER],
    }
    [corps, *_] = relationships(history, history.corpus.get(Actor, "per-ruud"))
    assert (corps.times, str(corps.since)) == (2, "1901/1903")


def test_a_deployment_that_nothing_documents_keeps_its_standing(history: History) -> None:
    doubted = changed(history, "corps-at-the-lock", standing="rumoured")
    assert ("Sent to (rumoured)", SENT) in of(doubted, "norrmark")["Estmark"]
