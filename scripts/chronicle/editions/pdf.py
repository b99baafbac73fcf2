"""The book as a PDF, set by WeasyPrint: tagged, with bookmarks, links, page numbers and an index.

It is set twice: the first time shows on which pages the entries of the index are mentioned.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path

from weasyprint import CSS, HTML, Document

from chronicle.editions import letters
from chronicle.editions.catalogue import identifier
from chronicle.editions.environment import anchor, fill
from chronicle.editions.volume import INDEX, Volume
from chronicle.pages.actor.page import actors_by_name
from chronicle.queries.links import Link
from chronicle.values import locators
from chronicle.values.text import Prose

# PDF for universal accessibility (ISO 14289-1): tags, language, title.
VARIANT = "pdf/ua-1"


def write(volume: Volume, docs: Path, path: Path) -> None:
    """Set the book, print which of its letters no font has, then write it to a file.

    Its pictures lie below `docs`.
    """
    places = index_places(volume, _set(volume, docs, {}))
    with letters.without_font() as missing:
        signs = {sign for sign in _html(volume, places) if not sign.isascii()}
        HTML(string=" ".join(sorted(signs))).write_pdf()  # a page of each sign once
        if missing:
            print(f"{path.stem}: {letters.describe_missing(missing)}", flush=True)
        document = _set(volume, docs, places)
        for number, page in enumerate(document.pages, 1):
            page.anchors[f"page-{number}"] = (0, 0, 0, 0)
        name = identifier(volume.history).encode()
        document.write_pdf(path, pdf_variant=VARIANT, pdf_identifier=name)


def index_places(volume: Volume, document: Document) -> dict[str, list[Link]]:
    """For each actor of the index, by its id: its own page, then the others."""
    start = _starts(document)
    history = volume.history
    mentions = {actor.id: set[int]() for actor in actors_by_name(history)}
    targets = {}
    for actor in mentions:
        address = history.addresses[actor]
        targets[anchor(address)] = actor
        targets[f"{history.site.url}{address}"] = actor
    for number in range(start[volume.contents[0].id], start[INDEX.id]):
        for _, target, *_ in document.pages[number - 1].links:
            if target in targets:
                mentions[targets[target]].add(number)
    places = {actor: [*runs(pages)] for actor, pages in mentions.items()}
    for actor, entry in volume.entries.items():
        own = start[entry]
        main = Link(f"#page-{own}", Prose(str(own)), "main")
        places[actor] = [main, *runs(mentions[actor] - {own})]
    return places


def runs(numbers: Iterable[int]) -> Iterator[Link]:
    """Page numbers in order, those without a gap together; each leads to its first page."""
    for run in locators.runs(sorted(numbers), int):
        first = run[0]
        words = str(first)
        if len(run) > 1:
            words = f"{first}–{run[-1]}"
        yield Link(f"#page-{first}", Prose(words))


def _starts(document: Document) -> dict[str, int]:
    """The number of the first page on which each anchor stands."""
    starts: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            starts.setdefault(name, number)
    return starts


def _set(volume: Volume, docs: Path, places: Mapping[str, Sequence[Link]]) -> Document:
    """Set the book, with these places in its index."""
    style = resources.files("chronicle.editions").joinpath("print.css").read_text(encoding="utf-8")
    book = HTML(string=_html(volume, places), base_url=f"{docs.resolve()}/")
    return book.render(stylesheets=[CSS(string=style)], pdf_variant=VARIANT)


def _html(volume: Volume, places: Mapping[str, Sequence[Link]]) -> str:
    """The book as HTML, with these places in its index."""
    front = fill(volume.history, "front.html", contents=volume.contents).text
    return volume.document(front + volume.body + volume.index(places))
