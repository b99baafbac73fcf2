"""What no single record can know of itself. Each check is a small generator of findings.

Checks run over whatever could be read, so that one mistake does not hide another; a reference that
leads nowhere has been reported when the record was loaded, and is passed over here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import chain, pairwise
from typing import Any, NamedTuple

from chronicle.corpus.corpus import repeated
from chronicle.record.amounts import Figure
from chronicle.record.models import (
    Actor,
    Change,
    Chart,
    Claim,
    Correction,
    Event,
    Lesson,
    Panel,
    PlaceRecord,
    Property,
    Question,
    Record,
    Work,
)
from chronicle.record.models.settings import Wording
from chronicle.record.within import Steps, sources_within, texts_within

Records = Mapping[str, Record]


class Finding(NamedTuple):
    """What is wrong with a record: its id, the path to the field, a sentence, and its cause.

    Findings of one cause are reported as one.
    """

    record: str
    path: Steps
    message: str
    cause: str = ""


def locators_lie_in_their_paper(records: Records) -> Iterator[Finding]:
    """A source, or a basis that is itself a paper, names only places that the paper has.

    Where many records name pages, notes or paragraphs that a paper has not, it is one finding.
    """
    for record in records.values():
        for path, work, at in _cited_places(record):
            paper = records.get(work)
            if not isinstance(paper, Work) or paper.locators is None:
                continue
            try:
                for place in paper.locators.missing(at):
                    message = f"{paper.id} has no {place}; it has {paper.locators.words}"
                    yield Finding(record.id, path, message, f"{paper.id} {place.unit}")
            except ValueError as error:
                yield Finding(record.id, path, f"at {error}")


def verdicts_concern_what_rests_on_the_work(records: Records) -> Iterator[Finding]:
    """A verdict on a use of a work names only records that rest on that work through that paper."""
    for work in _all(records, Work):
        for number, use in enumerate(work.reading.uses if work.reading else ()):
            for index, name in enumerate(use.about):
                if (record := records.get(name)) and not _rests_on(record, work, use.paper):
                    message = f"“{name}” does not rest on {work.id} through {use.paper}"
                    yield Finding(work.id, ("reading", "uses", number, "about", index), message)


def figures_have_numbers(records: Records) -> Iterator[Finding]:
    """A claim gives a number where its property is a figure, and words where that is words."""
    for claim in _all(records, Claim):
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
    units = {claim.property_: claim.unit for claim in _all(records, Claim) if claim.unit}
    for claim in _all(records, Claim):
        if isinstance(claim.value, Figure) and not claim.unit and claim.property_ in units:
            such = f"other figures of “{claim.property_}” do: unit: {units[claim.property_]}"
            yield Finding(
                claim.id, ("value",), f"does not say what the {claim.value.words} are; {such}"
            )


def answers_are_told_apart(records: Records) -> Iterator[Finding]:
    """A claim gives one answer to a question; an answer has an anchor that nothing else there has.

    Neither another answer nor a claim has it.
    """
    for question in _all(records, Question):
        every = list(enumerate(question.positions))
        claims = [
            (("positions", number, "claims", index), claim)
            for number, position in every
            for index, claim in enumerate(position.claims)
        ]
        anchors = [(("positions", number, "anchor"), answer.anchor) for number, answer in every]
        named = ((name, (path, name)) for path, name in (*claims, *anchors) if name)
        for (path, name), _ in repeated(named):
            message = f"“{name}” already stands in this question; remove it, or name it anew"
            yield Finding(question.id, path, message)


def parts_form_no_cycle(records: Records) -> Iterator[Finding]:
    """Nothing is, by way of others, a part of itself."""
    parents = {actor.id: actor.part_of for actor in _all(records, Actor)}
    parts = (*_all(records, PlaceRecord), *_all(records, Claim))
    parents |= {part.id: (part.part_of,) for part in parts if part.part_of}
    try:
        TopologicalSorter(parents).prepare()
    except CycleError as error:
        parts_in_turn = error.args[1]
        first = parts_in_turn[0]
        way = " → ".join(parts_in_turn)
        yield Finding(first, ("part_of",), f"“{first}” is a part of itself: {way}")


def an_axis_holds_one_kind_of_figure(records: Records) -> Iterator[Finding]:
    """The claims on one axis are numbers of one property and unit; over time, each has a date.

    A claim is left out where another check reports that its number or its unit is missing.
    """
    checked = chain(figures_have_numbers(records), figures_say_what_they_count(records))
    incomplete = {finding.record for finding in checked}
    for chart, path, panel, claim in _drawn(records):
        message = _misfit(chart, panel, claim, records.get(panel.claims[0]))
        if message and claim.id not in incomplete:
            yield Finding(chart.id, path, f"“{claim.id}” {message}")


def _misfit(chart: Chart, panel: Panel, claim: Claim, first: Record | None) -> str:
    """Why a claim does not stand on an axis with its first claim; empty where it does."""
    unit = claim.unit or claim.property_
    if not isinstance(claim.value, Figure):
        return "is no number, and cannot be drawn"
    if isinstance(first, Claim) and claim.property_ != first.property_:
        return f"is a “{claim.property_}” on an axis of “{first.property_}”"
    if not panel.counts(unit):
        held = " or ".join(f"“{words}”" for words in panel.words or (panel.unit,))
        return f"counts “{unit}”; this axis holds {held}"
    return ""


def a_line_of_answers_holds_figures(records: Records) -> Iterator[Finding]:
    """What the figures of the answers to a question count is what some of their claims count."""
    for question in _all(records, Question):
        named = (records.get(name) for one in question.positions for name in one.claims)
        claims = [one for one in named if isinstance(one, Claim) and isinstance(one.value, Figure)]
        units = {claim.unit or claim.property_ for claim in claims}
        if question.axis and not any(map(question.axis.counts, units)):
            counted = ", ".join(f"“{unit}”" for unit in sorted(units)) or "nothing"
            yield Finding(
                question.id, ("axis",), f"holds no figure of its answers, which count {counted}"
            )


def no_rival_is_left_out_in_silence(records: Records) -> Iterator[Finding]:
    """What counts the same as a figure that is drawn is drawn too, or left out with a reason."""
    named = {left.claim for chart in _all(records, Chart) for left in chart.left_out}
    charts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for chart, _, _, claim in _drawn(records):
        named.add(claim.id)
        charts[claim.about, claim.property_].append(chart.id)
    for claim in _all(records, Claim):
        if claim.id not in named and (rivals := charts.get((claim.about, claim.property_))):
            better = "draw it or name it under left_out"
            yield Finding(
                rivals[0], ("id",), f"does not draw “{claim.id}”, which counts the same; {better}"
            )


def those_who_met_took_part(records: Records) -> Iterator[Finding]:
    """Who met in an event is among its actors."""
    for event in _all(records, Event):
        present = {part.actor for part in event.actors}
        for index, actor in enumerate(event.met):
            if actor not in present:
                message = f"“{actor}” met somebody but is not among the actors of the event"
                yield Finding(event.id, ("met", index), message)


def an_author_speaks_in_the_paper(records: Records) -> Iterator[Finding]:
    """What somebody says in a paper of theirs is said by the paper, which does not report it."""
    for claim in (each for each in records.values() if isinstance(each, Claim)):
        for source in claim.sources:
            work = records.get(source.work)
            if not isinstance(work, Work) or not work.is_paper:
                continue
            if claim.voice in (each.actor for each in work.author):
                message = f"{claim.voice} wrote {work.id}; write voice: {work.id}"
                yield Finding(claim.id, ("voice",), message)


def a_chapter_has_one_lesson(records: Records) -> Iterator[Finding]:
    """No two lessons are on one chapter, since the sheet of a chapter has one address."""
    for lesson, first in repeated((each.chapter, each) for each in _all(records, Lesson)):
        yield Finding(
            lesson.id, ("chapter",), f"“{lesson.chapter}” has a lesson already: “{first.id}”"
        )


def words_are_chosen(record: Record, wording: Collection[Wording]) -> Iterator[Finding]:
    """No text of a record has a habit of style that the history avoids."""
    for path, prose in texts_within(record) if wording else ():
        for habit in wording:
            if match := habit.avoid.search(prose):
                yield Finding(record.id, path, f"has “{match[0]}”; better: {habit.better}")


def words_are_not_in_the_texts(records: Records) -> Iterator[Finding]:
    """The words that readers search for are those that the names and texts of a record lack."""
    for record in records.values():
        if words := getattr(record, "words", ()):
            names = (name.text for name in getattr(record, "names", ()))
            texts = (text for _, text in texts_within(record))
            searched = "\n".join((record.label, *names, *texts)).casefold()
            for index, word in enumerate(words):
                folded = word.casefold()
                if folded in searched and re.search(rf"\b{re.escape(folded)}\b", searched):
                    message = f"“{word}” stands in the record already; remove it here"
                    yield Finding(record.id, ("words", index), message)


def former_ids_are_free(records: Records) -> Iterator[Finding]:
    """An id that a record had before is no record's, and only one record had it."""
    owners: dict[str, str] = {}
    for record in records.values():
        for index, former in enumerate(record.formerly):
            path = ("formerly", index, "id")
            owner = owners.setdefault(former.id, record.id)
            if former.id in records:
                mend = "remove this line, or give that record another id"
                yield Finding(record.id, path, f"“{former.id}” is the id of a record; {mend}")
            elif owner != record.id:
                yield Finding(
                    record.id, path, f"“{former.id}” already stands under formerly of “{owner}”"
                )


def versions_rise(records: Records) -> Iterator[Finding]:
    """Each version is higher than the one before it in the file, and not earlier."""
    for before, after in pairwise(_all(records, Change)):
        if after.order <= before.order:
            message = f"{after.version} is not higher than {before.version}, the version before it"
            yield Finding(after.id, ("version",), message)
        if after.date.sort_key < before.date.sort_key:
            message = f"{after.date} is before {before.date}, the day of {before.version}"
            yield Finding(after.id, ("date",), message)


ALL: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    locators_lie_in_their_paper,
    verdicts_concern_what_rests_on_the_work,
    figures_have_numbers,
    figures_say_what_they_count,
    answers_are_told_apart,
    parts_form_no_cycle,
    an_axis_holds_one_kind_of_figure,
    a_line_of_answers_holds_figures,
    no_rival_is_left_out_in_silence,
    those_who_met_took_part,
    an_author_speaks_in_the_paper,
    a_chapter_has_one_lesson,
    words_are_not_in_the_texts,
    former_ids_are_free,
    versions_rise,
)


def _all(records: Records, kind: type[Any]) -> Iterator[Any]:
    return (record for record in records.values() if isinstance(record, kind))


def _drawn(records: Records) -> Iterator[tuple[Chart, Steps, Panel, Claim]]:
    """Every claim on every axis: its chart, the path to it, its panel, and itself."""
    for chart in _all(records, Chart):
        for number, panel in enumerate(chart.panels):
            for index, identifier in enumerate(panel.claims):
                claim = records.get(identifier)
                if isinstance(claim, Claim):
                    yield chart, ("panels", number, "claims", index), panel, claim


def _cited_places(record: Record) -> Iterator[tuple[Steps, str, str]]:
    """Path, work and locator of everything a record cites, its sources and what they rest on."""
    if isinstance(record, Correction):
        yield ("at",), record.work, record.at
    if isinstance(record, Work) and record.reading:
        for number, use in enumerate(record.reading.uses):
            yield ("reading", "uses", number, "at"), use.paper, use.at
    for path, source in sources_within(record):
        yield (*path, "at"), source.work, source.at
        for index, basis in enumerate(source.rests_on):
            if basis.at:
                yield (*path, "rests_on", index, "at"), basis.work, basis.at


def _rests_on(record: Record, work: Work, paper: str) -> bool:
    """Whether a record rests on a work that a paper cites for it."""
    through = (source for _, source in sources_within(record) if source.work == paper)
    return work.id in (basis.work for source in through for basis in source.rests_on)
