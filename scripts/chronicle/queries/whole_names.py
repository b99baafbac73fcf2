"""Short names of people and states, within which no line of a page ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import escape

from chronicle.history import History, once_per_history
from chronicle.kinds.actor.model import Actor

NO_BREAK = "\N{NO-BREAK SPACE}"
# A name of so few letters, none of its words longer than this, has room on any line.
SHORT_NAME = 20
SHORT_WORD = 7
KINDS = ("person", "state")
# In words that are drawn, chosen or in a tag there can be no element.
NO_ELEMENT = r"<svg\b.*?</svg>|<option\b.*?</option>|<[^>]*>"
NOTHING = "(?!)"


@dataclass(frozen=True)
class ShortNames:
    """The short names of a history as patterns: all of them, and those with a hyphen."""

    all: re.Pattern[str]
    hyphened: re.Pattern[str]

    def kept_whole(self, markup: str) -> str:
        """Markup in which no line ends within one of the names.

        Their blanks become such as end no line. A hyphen stays as it is, so that the name is found
        and copied as it is typed: one that stands in text is a `bdi`, the shortest element for a
        name, which the style sheet keeps on one line.
        """
        has_hyphens = False

        def joined(name: re.Match[str]) -> str:
            nonlocal has_hyphens
            has_hyphens = has_hyphens or "-" in name[0]
            return name[0].replace(" ", NO_BREAK)

        whole = self.all.sub(joined, markup)
        return self.hyphened.sub(_as_one, whole) if has_hyphens else whole


def kept_whole(history: History) -> Callable[[str], str]:
    """What keeps the short names of a history on one line, in markup."""
    return _short_names(history).kept_whole


@once_per_history
def _short_names(history: History) -> ShortNames:
    actors = history.corpus.of(Actor)
    names = [str(escape(actor.name)) for actor in actors if _is_short(actor)]
    hyphened = [name.replace(" ", NO_BREAK) for name in names if "-" in name]
    every = "|".join(map(re.escape, names)) or NOTHING
    with_hyphen = "|".join(map(re.escape, hyphened)) or NOTHING
    return ShortNames(
        re.compile(rf"(?:{every})(?!\w)"),
        re.compile(rf"{NO_ELEMENT}|(?P<name>{with_hyphen})", re.DOTALL),
    )


def _is_short(actor: Actor) -> bool:
    words = actor.name.split(" ")
    is_short = len(actor.name) <= SHORT_NAME and max(map(len, words)) <= SHORT_WORD
    return actor.kind in KINDS and len(words) > 1 and is_short


def _as_one(met: re.Match[str]) -> str:
    return f"<bdi>{met['name']}</bdi>" if met["name"] else met[0]
