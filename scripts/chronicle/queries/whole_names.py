"""Given names with a hyphen, within which no line of a page ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from chronicle.history import History, once_per_history
from chronicle.records.actor import Actor
from chronicle.records.work import Work

# A word of a name that has a hyphen, and so few letters that it has room on any line.
HYPHENED = re.compile(r"\b(?=\S{1,12}(?!\S))[^\W\d_a-z]\w*-\w+")
# In words that are drawn, chosen or in a tag there can be no element; a drawing may have others.
DRAWN = r"<svg\b(?:[^<]+|<(?!/?svg\b)|<svg\b.*?</svg>)*+</svg>"
NO_ELEMENT = rf"{DRAWN}|<option\b.*?</option>|<[^>]*>"


def kept_whole(history: History) -> Callable[[str], str]:
    """What keeps given names with a hyphen on one line, in markup.

    The hyphen stays as it is, so that the name is found and copied as it is typed: one that stands
    in text is a `bdi`, the shortest element for a name, which the style sheet keeps on one line.
    """
    names = _hyphened(history)
    if names is None:
        return str

    def whole(markup: str) -> str:
        return names.sub(_as_one, markup)

    return whole


@once_per_history
def _hyphened(history: History) -> re.Pattern[str] | None:
    """What finds the names and all in which they are left as they are; None without names."""
    names = set(_names(history))
    if not names:
        return None
    every = "|".join(map(re.escape, sorted(names)))
    return re.compile(rf"{NO_ELEMENT}|(?<![\w-])(?P<name>{every})(?![\w-])", re.DOTALL)


def _names(history: History) -> Iterator[str]:
    """The given names with a hyphen of the people of a history and of who wrote its works."""
    for actor in history.corpus.of(Actor):
        if actor.kind == "person":
            yield from HYPHENED.findall(actor.name)
    for work in history.corpus.of(Work):
        for author in work.author:
            yield from HYPHENED.findall(author.given or "")


def _as_one(met: re.Match[str]) -> str:
    name = met["name"]
    return f"<bdi>{name}</bdi>" if name else met[0]
