"""Letters of the book that no font of this machine has: reported once, with what installs them."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager

# How WeasyPrint begins what it logs of such a letter, at each place where it stands.
UNSUPPORTED = ".notdef glyph rendered"
# The most letters that are shown.
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


def describe_missing(letters: Collection[str]) -> str:
    """What is said of letters without a font: how many, which, and what to install."""
    shown = "".join(sorted(letters)[:SHOWN])
    more = " …" if len(letters) > SHOWN else ""
    return (
        f"no font of this machine has {len(letters)} letters of the book, for which the PDF has "
        f"boxes ({shown}{more}). On Debian or Ubuntu, apt-get install fonts-noto-core "
        "fonts-noto-cjk brings fonts that have them; then make the editions again."
    )
