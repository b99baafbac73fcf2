"""What no single record can know of itself. Each check is a small generator that yields what it finds.

A finding is the id of the record, the path to the field, and a sentence. Checks run over whatever could be read, so that
one mistake does not hide another; a reference that leads nowhere has been reported by the corpus and is passed over here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from chronicle.record import locators
from chronicle.record.amounts import Figure
from chronicle.record.models import (
    Actor,
    Chart,
    Claim,
    Correction,
    Event,
    Lesson,
    PlaceRecord,
    Property,
    Question,
    Record,
    Work,
)
from chronicle.record.models.settings import Wording
from chronicle.record.sourced import sources_within
from chronicle.record.texts import prose_within

Finding = tuple[str, tuple[str | int, ...], str]
Records = Mapping[str, Record]


def locators_lie_in_their_paper(records: Records) -> Iterator[Finding]:
    """A source, or a basis that is itself a paper, names only places that the paper has."""
    for record in records.values():
        for path, work, at in _cited_places(record):
            paper = records.get(work)
            if not isinstance(paper, Work) or paper.locators is None:
                continue
            try:
                named = locators.places(at)
            except ValueError as error:
                yield record.id, path, f"at {error}"
                continue
            for place in named:
                if not paper.locators.holds(place):
                    yield record.id, path, f"{paper.id} has no {place}; it has {_places_of(paper)}"


def figures_have_numbers(records: Records) -> Iterator[Finding]:
    """A claim whose property is a figure gives a number; one whose property is words gives words."""
    for claim in _all(records, Claim):
        prop = records.get(claim.property_)
        if not isinstance(prop, Property):
            continue
        if prop.value == "figure" and not isinstance(claim.value, Figure):
            yield claim.id, ("value",), f"“{claim.value}” is no number, and “{prop.id}” is a figure"
        if prop.value == "words" and isinstance(claim.value, Figure):
            yield claim.id, ("value",), f"{claim.value.words} is a number, and “{prop.id}” is told in words"


def positions_share_no_claim(records: Records) -> Iterator[Finding]:
    """A claim gives one answer to a question."""
    for question in _all(records, Question):
        seen: set[str] = set()
        for number, position in enumerate(question.positions):
            for index, claim in enumerate(position.claims):
                if claim in seen:
                    yield (
                        question.id,
                        ("positions", number, "claims", index),
                        f"“{claim}” already stands in this question",
                    )
                seen.add(claim)


def parts_form_no_cycle(records: Records) -> Iterator[Finding]:
    """Nothing is, by way of others, a part of itself."""
    wholes = {actor.id: actor.part_of for actor in _all(records, Actor)}
    wholes |= {place.id: (place.part_of,) for place in _all(records, PlaceRecord) if place.part_of}
    for start in wholes:
        seen, ahead = set(), list(wholes[start])
        while ahead:
            whole = ahead.pop()
            if whole == start:
                yield start, ("part_of",), f"“{start}” is, by way of others, a part of itself"
                break
            if whole not in seen:
                seen.add(whole)
                ahead += wholes.get(whole, ())


def an_axis_holds_one_kind_of_figure(records: Records) -> Iterator[Finding]:
    """The claims on one axis are numbers of one property and one unit; those drawn over time have a date."""
    for chart, path, panel, claim in _drawn(records):
        first = records.get(panel.claims[0])
        if not isinstance(claim.value, Figure):
            yield chart.id, path, f"“{claim.id}” is no number, and cannot be drawn"
        elif isinstance(first, Claim) and claim.property_ != first.property_:
            yield chart.id, path, f"“{claim.id}” is a “{claim.property_}” on an axis of “{first.property_}”"
        elif not any(word in (claim.unit or claim.property_) for word in panel.words or (panel.unit,)):
            wanted = " or ".join(f"“{word}”" for word in panel.words or (panel.unit,))
            yield chart.id, path, f"“{claim.id}” counts “{claim.unit or claim.property_}”; this axis holds {wanted}"
        elif chart.kind == "over-time" and not claim.date:
            yield chart.id, path, f"“{claim.id}” has no date, and this chart is drawn over time"


def no_rival_is_left_out_in_silence(records: Records) -> Iterator[Finding]:
    """A figure that counts the same of the same as one that is drawn is drawn too, or left out with a reason."""
    known = {left.claim for chart in _all(records, Chart) for left in chart.left_out}
    charts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for chart, _, _, claim in _drawn(records):
        known.add(claim.id)
        charts[claim.about, claim.property_].append(chart.id)
    for claim in _all(records, Claim):
        if claim.id not in known and (beside := charts.get((claim.about, claim.property_))):
            yield beside[0], ("id",), f"does not draw “{claim.id}”, which counts the same; draw it or name it under left_out"


def _drawn(records: Records) -> Iterator[tuple[Chart, tuple[str | int, ...], Any, Claim]]:
    """Every claim on every axis: its chart, the path to it, and its panel."""
    for chart in _all(records, Chart):
        for number, panel in enumerate(chart.panels):
            for index, identifier in enumerate(panel.claims):
                claim = records.get(identifier)
                if isinstance(claim, Claim):
                    yield chart, ("panels", number, "claims", index), panel, claim


def those_who_met_took_part(records: Records) -> Iterator[Finding]:
    """Who met in an event is among its actors, and it takes two."""
    for event in _all(records, Event):
        present = {part.actor for part in event.actors}
        if len(event.met) == 1:
            yield event.id, ("met",), "met names one actor; expected the one who met others, then those"
        for index, actor in enumerate(event.met):
            if actor not in present:
                yield event.id, ("met", index), f"“{actor}” met somebody but is not among the actors of the event"
            elif actor in event.met[:index]:
                yield event.id, ("met", index), f"“{actor}” stands twice among those who met"


def a_chapter_has_one_lesson(records: Records) -> Iterator[Finding]:
    """No two lessons are on one chapter, since the sheet of a chapter has one address."""
    taken: dict[str, str] = {}
    for lesson in _all(records, Lesson):
        first = taken.setdefault(lesson.chapter, lesson.id)
        if first != lesson.id:
            yield lesson.id, ("chapter",), f"“{lesson.chapter}” has a lesson already: “{first}”"


def words_are_chosen(records: Records, wording: Iterable[Wording]) -> Iterator[Finding]:
    """No text has a habit of style that the history avoids."""
    for record in records.values():
        for path, prose in prose_within(record):
            for habit in wording:
                if match := habit.pattern.search(prose):
                    yield record.id, path, f"has “{match[0]}”; better: {habit.better}"


ALL: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    locators_lie_in_their_paper,
    figures_have_numbers,
    positions_share_no_claim,
    parts_form_no_cycle,
    an_axis_holds_one_kind_of_figure,
    no_rival_is_left_out_in_silence,
    those_who_met_took_part,
    a_chapter_has_one_lesson,
)


def _all(records: Records, kind: type[Any]) -> Iterator[Any]:
    return (record for record in records.values() if isinstance(record, kind))


def _cited_places(record: Record) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Path, work and locator of everything a record cites, its sources and what they rest on."""
    if isinstance(record, Correction):
        yield ("at",), record.work, record.at
    for path, source in sources_within(record):
        yield (*path, "at"), source.work, source.at
        for index, basis in enumerate(source.rests_on):
            if basis.at:
                yield (*path, "rests_on", index, "at"), basis.work, basis.at


def _places_of(paper: Work) -> str:
    """The places of a paper in words: “pp. 11–36, nn. 1–119, table”."""
    assert paper.locators is not None
    spans = [
        locators.words(locators.Span(locators.Place(unit, bounds[0]), locators.Place(unit, bounds[1])))
        for unit in ("page", "paragraph", "note")
        if (bounds := getattr(paper.locators, unit))
    ]
    return ", ".join([*spans, *paper.locators.named])
