"""What was found in a file that somebody brings, before it is a record."""

import re
from dataclasses import dataclass, field
from typing import Any

from chronicle.values.text import TYPED_DASH

# Straight quotation marks, and what stands for them in print; ’56 is a year.
TYPED = (
    (re.compile(r"(?<=\w)'(?=\w)|'(?=\d\d\b)"), "’"),
    (re.compile(r"\"([^\"]*)\""), r"“\1”"),
    (re.compile(r"(?<!\w)'([^']*)'"), r"‘\1’"),
    (re.compile(r"'"), "’"),
)


@dataclass
class Found:
    """A record as it was found: where, its values as they would be typed, and what it had besides.

    `place` is how messages name it: the file and the number of the item. `key` is what another
    program calls it. `left` says of each thing that is not taken what it is, in words that
    end a sentence; `unknown` names the fields that the record has not.
    """

    place: str
    values: dict[str, Any]
    key: str = ""
    left: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def told(self) -> list[str]:
        """All that is not taken."""
        if not self.unknown:
            return self.left
        names = dict.fromkeys(self.unknown)
        have = "has" if len(names) == 1 else "have"
        return [*self.left, f"{', '.join(names)} {have} no field in the record"]


def typographic(text: str) -> str:
    """A text in one line, with the quotation marks and dashes of print, except in addresses."""
    text = " ".join(text.split())
    if "://" in text:
        return text
    for typed, printed in TYPED:
        text = typed.sub(printed, text)
    return TYPED_DASH.sub(lambda dash: re.sub("--?", "–", dash[0]), text)
