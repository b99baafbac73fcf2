"""The form in which the search compares words; `fold` in `theme/assets/folding.js` does the same.

Compatibility decomposition (Unicode normal form KD), marks off, lower case, the few letters of
FOLDED that have no decomposition, apostrophes out, then runs of letters and digits, ordinals as
plain numbers. Hangul comes out as its letters, so that a half-typed syllable matches.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that no decomposition takes apart.
FOLDED = {
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ς": "σ",
}
APOSTROPHES = "'’‘ʼʻʹ`"
WORD = re.compile(r"[^\W_]+")
ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)")

_REPLACED = str.maketrans({**FOLDED, **dict.fromkeys(APOSTROPHES)})


@lru_cache(maxsize=65536)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))
    words = WORD.findall(bare.lower().translate(_REPLACED))
    return tuple(_number(word) for word in words)


def _number(word: str) -> str:
    ordinal = ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else word
