"""Letters of the book that no font of this machine has: told once, and with what brings them."""

import logging
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager

# How WeasyPrint begins what it logs of such a letter, at each place where it stands.
UNSUPPORTED = ".notdef glyph rendered"
# The writing that the name of a letter begins with, as readers call it, and the package of Debian
# that has all these; another has most other writing.
EASTERN = {"CJK": "Chinese characters", "HANGUL": "Hangul", "HIRAGANA": "kana", "KATAKANA": "kana"}
EASTERN_FONTS, OTHER_FONTS = "fonts-noto-cjk", "fonts-noto-core"
# So many letters of each are shown.
SHOWN = 6


@contextmanager
def without_font() -> Iterator[Collection[str]]:
    """The letters for which no font is found while a book is written; nothing is logged of them."""
    letters: dict[str, None] = {}

    def keep(record: logging.LogRecord) -> bool:
        if not record.getMessage().startswith(UNSUPPORTED):
            return True
        if isinstance(record.args, tuple):
            letters[str(record.args[0])] = None
        return False

    logger = logging.getLogger("weasyprint")
    logger.addFilter(keep)
    try:
        yield letters.keys()
    finally:
        logger.removeFilter(keep)


def told(letters: Collection[str]) -> str:
    """What is said of letters without a font: how many, of which writing, and what to install."""
    by_writing: dict[str, list[str]] = {}
    packages = dict[str, None]()
    for letter in sorted(letters):
        begins = unicodedata.name(letter, "OTHER").split()[0]
        packages[EASTERN_FONTS if begins in EASTERN else OTHER_FONTS] = None
        by_writing.setdefault(EASTERN.get(begins, begins.capitalize()), []).append(letter)
    parts = []
    for writing, found in by_writing.items():
        more = " …" if found[SHOWN:] else ""
        parts.append(f"{len(found)} of {writing}: {''.join(found[:SHOWN])}{more}")
    return (
        f"no font of this machine has {len(letters)} letters of the book, for which the PDF has "
        f"boxes ({'; '.join(parts)}). On Debian or Ubuntu, apt-get install {' '.join(packages)} "
        "brings fonts that have them; then make the editions again."
    )
