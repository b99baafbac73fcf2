"""What no single claim can know of itself."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.problems import nearest
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.vocabulary.model import Property
from chronicle.kinds.work.model import Work
from chronicle.values.amounts import Figure


def figures_have_numbers(records: Records) -> Iterator[Finding]:
    """A claim gives a number where its property is a figure, and words where that is words."""
    for claim in records_of(Claim, records):
        prop = records.get(claim.property_)
        expected = prop.value if isinstance(prop, Property) else ""
        if expected == "figure" and not isinstance(claim.value, Figure):
            better = "write 340, {about: 40} or {from: 30, to: 40}, without quotation marks"
            message = f"“{claim.value}” is no number, and “{claim.property_}” is a figure; {better}"
            yield Finding(claim.id, ("value",), message)
        if expected == "words" and isinstance(claim.value, Figure):
            message = f"{claim.value.words} is a number, and “{claim.property_}” is given in words"
            yield Finding(claim.id, ("value",), message)


def figures_say_what_they_count(records: Records) -> Iterator[Finding]:
    """A figure has a unit where others of its property have one."""
    units = {claim.property_: claim.unit for claim in records_of(Claim, records) if claim.unit}
    for claim in records_of(Claim, records):
        unit = units.get(claim.property_)
        if isinstance(claim.value, Figure) and unit and not claim.unit:
            such = f"other figures of “{claim.property_}” do: unit: {unit}"
            message = f"does not say what the {claim.value.words} are; {such}"
            yield Finding(claim.id, ("value",), message)


def an_author_speaks_in_the_paper(records: Records) -> Iterator[Finding]:
    """What somebody says in a paper of theirs is said by the paper, which does not report it."""
    for claim in records_of(Claim, records):
        for source in claim.sources:
            work = records.get(source.work)
            if not isinstance(work, Work) or not work.is_paper:
                continue
            if claim.voice in (each.actor for each in work.author):
                message = f"{claim.voice} wrote {work.id}; write voice: {work.id}"
                yield Finding(claim.id, ("voice",), message)


def a_paper_is_not_quoted(records: Records) -> Iterator[Finding]:
    """What is quoted are the words of a document or a witness, never those of a paper."""
    for claim in records_of(Claim, records):
        voice = records.get(claim.voice)
        if claim.quoted and isinstance(voice, Work) and voice.is_paper:
            message = f"quotes {claim.voice}, which is a paper; say it in your own words"
            yield Finding(claim.id, ("quoted",), message)


def words_of_the_time_are_a_voice_s_own(records: Records) -> Iterator[Finding]:
    """What opens a page has words of its own: a claim that is quoted, or a work with quotes."""
    having = [claim.id for claim in records_of(Claim, records) if claim.quoted]
    for work in records_of(Work, records):
        if work.reading and work.reading.quotes:
            having.append(work.id)
    for record in records.values():
        epigraph = vars(record).get("epigraph")
        if epigraph and epigraph.of in records and epigraph.of not in having:
            better = "name a claim with quoted, or a work whose reading has quotes"
            message = f"“{epigraph.of}” quotes nobody; {better}{nearest(epigraph.of, having)}"
            yield Finding(record.id, ("epigraph", "of"), message)


def a_further_place_has_a_reason(records: Records) -> Iterator[Finding]:
    """What somebody else says stands where a paper reports it; a further place needs a reason.

    It is one in another work, or one that rests on nothing, where the first rests on something.
    """
    for claim in records_of(Claim, records):
        if claim.note or any(source.work == claim.voice for source in claim.sources):
            continue
        first, *others = claim.sources
        for number, source in enumerate(others, start=1):
            if source.work != first.work or (first.rests_on and not source.rests_on):
                message = (
                    f"does {source.work}, {source.at}, report what {claim.voice} says? "
                    "Say in a note why it stands here, or remove it"
                )
                yield Finding(claim.id, ("sources", number), message)


def nobody_learns_from_themselves(records: Records) -> Iterator[Finding]:
    """What depends on others does not, by way of them, depend on itself."""
    graph: dict[str, list[str]] = {}
    for record in records.values():
        if isinstance(record, Claim | Work):
            graph[record.id] = [each.witness for each in record.depends_on]
        if isinstance(record, Claim):
            graph[record.id] += [each.witness for each in record.learned_from]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1][::-1]
        saying = next(name for name in circle if getattr(records[name], "depends_on", ()))
        start = circle.index(saying)
        way = " → ".join([*circle[start:-1], *circle[:start], saying])
        yield Finding(saying, ("depends_on",), f"depends on itself: {way}")


ALL = (
    figures_have_numbers,
    figures_say_what_they_count,
    an_author_speaks_in_the_paper,
    a_paper_is_not_quoted,
    words_of_the_time_are_a_voice_s_own,
    a_further_place_has_a_reason,
    nobody_learns_from_themselves,
)
