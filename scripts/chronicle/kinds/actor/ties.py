"""How an actor is related to others, as rows of a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronicle.kinds.actor.model import Actor, Relation
from chronicle.kinds.actor.relationships import Connection, Relationship, Shared
from chronicle.values.days import year_words

# So many events or deployments that connect two are named; of more one reads in the list of all.
LISTED = 4
# Where on the page all are that a type of connection rests on.
ALL = {"event": "events", **dict.fromkeys(("deployment", "sent", "hosted"), "deployments")}


@dataclass(frozen=True)
class Strand:
    """One connection with somebody, or one relation of it that the record types.

    `words` say what connects; they are empty where the undated occasions stand for them. So many
    `dated` ones that they are looked for `among` all of the page, at that anchor, have no list,
    and are `many`; `undated` have their own words.
    """

    words: str
    relation: Relation | None
    dated: Sequence[Shared]
    many: str
    among: str
    undated: Sequence[Shared]
    undated_words: str

    @property
    def often(self) -> str:
        """What connects, and how often, where it is more than once; else empty."""
        if len(self.dated) > 1:
            return f"{self.words}: {len(self.dated)} {self.many}"
        return ""


@dataclass(frozen=True)
class Tie:
    """Somebody to whom an actor is related: by what, and since when."""

    other: Actor
    strands: Sequence[Strand]
    since: str


def tie_heads(related: Sequence[Relationship]) -> list[str]:
    """The heads of the columns; what none of the rows has gets no column."""
    heads = ["Who", "Connection, and where it is told"]
    if any(relationship.since for relationship in related):
        heads.append("Earliest date")
    return heads


def ties(related: Iterable[Relationship]) -> list[Tie]:
    """The rows, without those who only took part in one event with the actor."""
    return [_tie(relationship) for relationship in related if not relationship.is_of_one_event]


def _tie(relationship: Relationship) -> Tie:
    strands: list[Strand] = []
    for connection in relationship.connections:
        strands += _strands(connection)
    return Tie(relationship.other, strands, _since(relationship))


def _since(relationship: Relationship) -> str:
    """The year of the earliest date; where that does not certainly begin so, in words."""
    since = relationship.since
    if since is None:
        return ""
    if since.is_certain or (since.start and since.start.is_certain):
        return year_words(since.year)
    if since.start:
        return since.start.words
    return since.words


def _strands(connection: Connection) -> Iterator[Strand]:
    """A connection, once for each relation that it rests on, and once where there is none."""
    dated = [occasion for occasion in connection.occasions if occasion.date]
    # Occasions are in the order of their dates: those without one come last.
    undated = connection.occasions[len(dated) :]
    has_words = dated or not connection.occasions
    for relation in connection.relations or [None]:
        yield Strand(
            words=connection.words if has_words else "",
            relation=relation,
            dated=dated,
            many=connection.many,
            among=ALL.get(connection.type, "") if len(dated) > LISTED else "",
            undated=undated,
            undated_words="and without a date" if dated else connection.words,
        )
