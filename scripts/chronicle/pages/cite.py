"""Pages of citations, for pages of which parts are cited as well; and works for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from chronicle.citation import exchange
from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import CitedWork, Key, Pinpoint
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import PROGRAMS, for_program
from chronicle.citation.zotero_rdf import fields, people
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.kinds.work.model import Work
from chronicle.pages.context import PageContext
from chronicle.pages.environment import environment
from chronicle.pages.page import Page, Plan, make_page
from chronicle.queries import citations
from chronicle.queries.citations import Part
from chronicle.values.text import Prose

# Pages of these have statements about other things too, which are cited there.
WITH_OTHERS = ("actor", "deployment", "event")


@dataclass(frozen=True, kw_only=True)
class CitePage(PageContext):
    """What a page of citations shows."""

    template = "cite.html"

    about: Citable
    """The page that is cited."""
    parts: Sequence[Part]
    """The page and its parts, each with its forms."""
    anchored: Sequence[Part]
    """The parts alone."""
    each: str
    """What each part is: a paragraph, a place, a statement."""
    only: str
    """That the parts are only about the page, where others stand on it too; empty elsewhere."""
    works: Sequence[CitedWork]
    """The works that they come from."""
    places: Mapping[Key, tuple[CitedWork, Pinpoint]]
    """The places in these works by their keys."""


def plans(history: History) -> Iterator[Plan]:
    """The pages of citations, in the order of what they are about."""
    for address, citables in citations.apart(history).items():
        yield Plan(address, partial(_page, history, address, citables))


def _page(history: History, address: str, citables: tuple[Citable, ...]) -> Page:
    about = history.citables[citables[0].page]
    works = citations.works(history, *citables)
    places = {}
    for cited in works:
        for key, place in cited.places.items():
            places[key] = (cited, place)
    parts = list(citations.parts(history, citables))
    anchored = [part for part in parts if part.citable.anchor]
    each = _what_each_is(about, anchored)
    only = ""
    if each == "statement" and about.record and about.record.kind_ in WITH_OTHERS:
        only = " about it"
    return make_page(
        history,
        CitePage(
            about=about,
            parts=parts,
            anchored=anchored,
            each=each,
            only=only,
            works=works,
            places=places,
        ),
        address=address,
        title=Prose("How to cite: {}").format(about.title),
        description="Citations of a page, of each of its parts, and of the works they come from.",
        is_listed=False,
        canonical=about.address,
    )


def _what_each_is(about: Citable, anchored: Sequence[Part]) -> str:
    """What each of the parts of a page is."""
    if anchored and anchored[0].citable.paragraph:
        return "paragraph"
    if about.address == addresses.PLACES:
        return "place"
    return "statement"


def files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each work for programs: paths below the site's root, and what makes them."""
    for work in history.corpus.of(Work):
        for name in work.ids:
            for key, _, ending in PROGRAMS:
                yield f"{addresses.CITE}{name}.{ending}", partial(_program, work, key)
        yield addresses.unapi(work), partial(_unapi, [work])
    yield addresses.unapi(), partial(_unapi, history.corpus.of(Work))


def _program(work: Work, key: str) -> bytes:
    text = for_program(exchange.work_item(work), key)
    return f"{text}\n".encode()


def _unapi(works: Iterable[Work]) -> bytes:
    return offered(map(exchange.work_item, works))


def offered(items: Iterable[CSLItem]) -> bytes:
    """Works, or a page and its works, as unAPI gives them to programs.

    On a site of files nobody can be asked. So this is the answer to every question: which formats
    there are, and what there is in the only one.
    """
    template = environment().get_template("works.xml")
    return template.render(items=list(items), fields=fields, people=people).encode()
