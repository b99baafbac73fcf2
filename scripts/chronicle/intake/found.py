"""What was found in a file that somebody brings, before it is a record."""

import re
from dataclasses import dataclass, field
from typing import Any

# Straight quotation marks and hyphens, and what stands for them in print.
TYPED = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\"([^\"]*)\""), r"“\1”"),
    (re.compile(r"(?<!\w)'([^']*)'"), r"‘\1’"),
    (re.compile(r"'"), "’"),
    (re.compile(r"(?<= )--?(?= )|--"), "–"),
    (re.compile(r"(?<=\d)-(?=\d)"), "–"),
)


@dataclass
class Found:
    """A record as it was found: where, its values as they would be typed, and what it had besides.

    `place` is how messages name it: the file and its line, or the number of the item. `key` is what
    another program calls it. `left` says of each thing that is not taken what it is, in words that
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
        have = "has" if len(self.unknown) == 1 else "have"
        return [*self.left, f"{', '.join(self.unknown)} {have} no field in the record"]


def typographic(text: str) -> str:
    """A text in one line, with the quotation marks and dashes of print."""
    text = " ".join(text.split())
    for typed, printed in TYPED:
        text = typed.sub(printed, text)
    return text
