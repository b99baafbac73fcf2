"""What is particular to a history and no record: `data/settings.yml`, which may be absent."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from chronicle.record import text
from chronicle.record.models.actors import ActorKind
from chronicle.record.models.base import Model
from chronicle.record.models.fields import EDTF, Heading
from chronicle.record.text import Prose

# What the reading edition of any history has: chapters, great questions, key people, great events,
# and the glossary, each at the address at which the site has it.
BOOK = ("chapters/", "questions/", "actors/", "timeline/", "about/glossary/")
# First and last of some characters, by their numbers in Unicode.
RANGE = re.compile(r"([0-9A-F]{4,6})-([0-9A-F]{4,6})")


def _range(value: str) -> str:
    match = RANGE.fullmatch(value)
    if not match or not int(match[1], 16) <= int(match[2], 16) <= sys.maxunicode:
        raise ValueError("is no range of characters; expected the first and the last: 0530-1DFF")
    return value


class KindNames(Model):
    """What a kind of actors is called, one and many of it."""

    one: Prose
    """What one is called."""
    many: Heading
    """What many are called."""


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    return value


class Wording(Model):
    """A habit of style that this history avoids, and what it says instead."""

    avoid: Annotated[str, AfterValidator(_pattern)]
    """What is looked for in texts, as a regular expression of Python."""
    better: Prose
    """What to write."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, ready to search with."""
        return re.compile(self.avoid)


def _synonyms(groups: tuple[tuple[Prose, ...], ...]) -> tuple[tuple[Prose, ...], ...]:
    grouped: set[str] = set()
    for place, group in enumerate(groups, start=1):
        if len(group) < 2:
            raise ValueError(f"has one word alone in group {place}; add another that means it")
        for word in group:
            if (lower := word.lower()) in grouped:
                raise ValueError(f"has “{word}” twice; put what means the same into one group")
            grouped.add(lower)
    return groups


KINDS_OF_ACTORS: Mapping[ActorKind, KindNames] = {
    "state": KindNames(one=Prose("state"), many=Prose("States")),
    "party": KindNames(one=Prose("party"), many=Prose("Parties")),
    "body": KindNames(one=Prose("body of state or party"), many=Prose("Bodies of state and party")),
    "unit": KindNames(one=Prose("unit"), many=Prose("Units")),
    "organisation": KindNames(one=Prose("organisation"), many=Prose("Organisations")),
    "person": KindNames(one=Prose("person"), many=Prose("People")),
    "outlet": KindNames(one=Prose("news outlet"), many=Prose("News outlets")),
}


class Settings(Model):
    """The settings of a history; each has a default that supposes no subject."""

    kind_: ClassVar[str] = "settings"

    misdecoded: tuple[Annotated[str, AfterValidator(_range)], ...] = ()
    """Characters that only wrongly decoded text has here, as ranges of Unicode: 0530-1DFF.

    A name that says its script may have them.
    """
    actors: Heading = Prose("People and organisations")
    """What the list of all who act or are quoted is called."""
    actor_kinds: Mapping[ActorKind, KindNames] = {}
    """What kinds of actors are called, where the usual names do not fit."""
    land: Prose | None = None
    """Whose outlines of land map.geojson has, and their licence: Natural Earth, public domain.

    They are taken for the coasts and borders of today.
    """

    periods: Annotated[tuple[EDTF, ...], Field(max_length=6)] = ()
    """Spans of years that the map of all places shows one by one: 1948/1963.

    Without any it shows all years together.
    """
    book: tuple[str, ...] = BOOK
    """What the reading edition has, in its order, by addresses of the site.

    Chapters, questions, people, timeline and glossary stand at theirs; the others are those of
    pages written by hand.
    """
    wording: tuple[Wording, ...] = ()
    """Habits of style that texts of the record and pages written by hand avoid."""

    synonyms: Annotated[tuple[tuple[Prose, ...], ...], AfterValidator(_synonyms)] = ()
    """Words, up to three of them together, that mean the same to whoever searches: one group each.

    Every history has some already, such as “cause” for “why”; a group with one of them adds to it.
    """

    @cached_property
    def refused(self) -> re.Pattern[str]:
        """The characters that only a mis-decoded script leaves behind."""
        ranges = (RANGE.fullmatch(each) for each in self.misdecoded)
        more = "".join(rf"\U{m[1]:0>8}-\U{m[2]:0>8}" for m in ranges if m)
        return re.compile(f"[{text.NO_LETTERS}{more}]")

    @cached_property
    def kind_names(self) -> Mapping[ActorKind, KindNames]:
        """What every kind of actors is called, in the order of lists."""
        return {**KINDS_OF_ACTORS, **self.actor_kinds}
