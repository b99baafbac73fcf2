"""The book as a PDF, set by WeasyPrint: tagged, with bookmarks, links and page numbers."""

from importlib import resources
from pathlib import Path

from weasyprint import CSS, HTML

from chronicle.editions import letters
from chronicle.editions.catalogue import identifier
from chronicle.editions.environment import render
from chronicle.editions.volume import Volume

# PDF for universal accessibility (ISO 14289-1): tags, language, title.
VARIANT = "pdf/ua-1"


def write(volume: Volume, docs: Path, path: Path) -> None:
    """Print which letters of the book no font has, then set it, and write it to a file.

    Its pictures lie below `docs`.
    """
    front = render(volume.history, "front.html", contents=volume.contents).text
    text = volume.document(front + volume.body)
    style = resources.files("chronicle.editions").joinpath("print.css").read_text(encoding="utf-8")
    with letters.without_font() as missing:
        signs = {sign for sign in text if not sign.isascii()}
        HTML(string=" ".join(sorted(signs))).write_pdf()  # a page of each sign once
        if missing:
            print(f"{path.stem}: {letters.describe_missing(missing)}", flush=True)
        HTML(string=text, base_url=f"{docs.resolve()}/").write_pdf(
            path,
            stylesheets=[CSS(string=style)],
            pdf_variant=VARIANT,
            pdf_identifier=identifier(volume.history).encode(),
        )
