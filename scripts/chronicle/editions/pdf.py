"""The book as a PDF, set by WeasyPrint: tagged, with bookmarks, links and page numbers."""

import logging
import re
from pathlib import Path

from markupsafe import Markup
from weasyprint import CSS, HTML

from chronicle.editions.catalogue import COVER, identifier
from chronicle.editions.environment import render
from chronicle.editions.volume import Volume

# PDF for universal accessibility (ISO 14289-1): tags, language, title.
VARIANT = "pdf/ua-1"
CALL = re.compile(r'<sup class="call"><a href="#([^"]+)".*?</sup>')
NOTE = re.compile(r'<li( id="([^"]+)">.*?) <a class="back".*?</li>')

# How WeasyPrint begins what it logs of a letter without a font, at each place where it stands.
UNSUPPORTED = ".notdef glyph rendered"
NO_FONT = (
    "no font of this machine has {}, for which the PDF has boxes. On Debian or Ubuntu, apt-get "
    "install fonts-noto-core fonts-noto-cjk brings fonts that have them; then make the editions "
    "again."
)


class WithoutFont(logging.Filter):
    """Keeps the letters that no font of this machine has, so that nothing is logged of them."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record says anything else."""
        if not record.getMessage().startswith(UNSUPPORTED) or not isinstance(record.args, tuple):
            return True
        self.letters.add(str(record.args[0]))
        return False


MISSING = WithoutFont()
logging.getLogger("weasyprint").addFilter(MISSING)


def write(volume: Volume, docs: Path, path: Path) -> None:
    """Print which letters of the book no font has, then set it, and write it to a file.

    Its pictures lie below `docs`.
    """
    cover = COVER if (docs / COVER).exists() else ""
    front = render(volume.history, "front.html", cover=cover, contents=volume.contents).text
    text = volume.document(front + with_footnotes(volume.body))
    style = Path(__file__).with_name("print.css").read_text("utf-8")
    MISSING.letters.clear()
    signs = sorted({sign for sign in text if not sign.isascii()})
    HTML(string=" ".join(signs)).write_pdf()  # a page of each sign once
    if MISSING.letters:
        print(f"{path.stem}: {NO_FONT.format(' '.join(sorted(MISSING.letters)))}", flush=True)
    HTML(string=text, base_url=f"{docs.resolve()}/").write_pdf(
        path,
        stylesheets=[CSS(string=style)],
        pdf_variant=VARIANT,
        pdf_identifier=identifier(volume.history).encode(),
    )


def with_footnotes(text: str) -> Markup:
    """HTML with each note moved to its call, from where it is set at the foot of the page."""
    notes = {identifier: note for note, identifier in NOTE.findall(text)}
    text = CALL.sub(lambda call: f'<span class="note"{notes[call[1]]}</span>', NOTE.sub("", text))
    return Markup(text)
