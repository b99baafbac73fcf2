"""What is cited of a page and its parts, and from where each of them comes.

The page of citations shows it to readers without scripts; the scripts have it as data
(`exports/citations.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from chronicle.citation import forms
from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import CitedWork, Key, Pinpoint, cited_places, cited_works
from chronicle.citation.forms import Form
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.kinds.work.model import Work
from chronicle.queries import citations, moved


@dataclass(frozen=True)
class Part:
    """A page, or one of several things on it that are cited.

    `forms` are how this site is cited for it, as readers see them. `like` is the anchor of the
    first part that has the same, with another address, or, for a paragraph, with its number
    besides; it is empty for the first one itself. `places` are the keys of the places that it comes
    from, and `first` is that which is to be cited before others, if it comes from any.
    """

    citable: Citable
    forms: Mapping[str, Form]
    like: str
    places: tuple[Key, ...]
    first: Key | None

    @property
    def anchor(self) -> str:
        """Where it stands among the citations of its page."""
        return self.citable.anchor or citations.ANCHOR

    @property
    def own_forms(self) -> dict[str, Form]:
        """The forms that no part before it has with another address."""
        if not self.like:
            return dict(self.forms)
        if self.citable.paragraph:
            return {name: self.forms[name] for name in forms.PLACED}
        return {}


class PlaceInWork(NamedTuple):
    """A place in a work that a page cites, with the work."""

    work: CitedWork
    place: Pinpoint


@dataclass(frozen=True)
class CitedPage:
    """A page with its parts as they are cited, and the works that they come from.

    A work that has its page is cited as itself: it is the `work`. `moved` has addresses of what
    stood on the page before, by the anchor; `further` those of the pages on which more of its parts
    are cited.
    """

    parts: Sequence[Part]
    works: Sequence[CitedWork]
    work: Work | None
    moved: Mapping[str, str]
    further: Mapping[str, str]

    @cached_property
    def places(self) -> Mapping[Key, PlaceInWork]:
        """The places in the works by their keys."""
        places = {}
        for cited in self.works:
            for key, place in cited.places.items():
                places[key] = PlaceInWork(cited, place)
        return places

    @cached_property
    def places_of_parts(self) -> Mapping[str, Pinpoint]:
        """The place that stands with a part, by the anchor of the part.

        It is the one that is to be cited first; of several parts with the same, the first has it.
        """
        of_parts: dict[Key, str] = {}
        for part in self.parts:
            if part.first and part.citable.anchor:
                of_parts.setdefault(part.first, part.anchor)
        return {anchor: self.places[key].place for key, anchor in of_parts.items()}

    def first_form(self, part: Part) -> Form:
        """What to copy first of a part: the note on the place that is to be cited before others.

        A part that comes from none is cited as it stands on this site.
        """
        if not part.first:
            return part.forms["full"]
        place = self.places[part.first].place
        return forms.ended("full", place.forms["full"])


def cited_page(history: History, address: str, citables: Sequence[Citable]) -> CitedPage:
    """A page and its parts, or some of these, as they are cited.

    `address` is that of the page, or, of further parts, that of their citations below `cite/`.
    """
    of_ours = [citable for citable in citables if not citable.work]
    own = [citable.work for citable in citables if citable.work]
    return CitedPage(
        parts=_parts(history, of_ours),
        works=works(history, *of_ours),
        work=own[0] if own else None,
        moved=moved_from(history, address),
        further=_further(history, address, citables),
    )


@once_per_history
def all_cited(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """What is cited of each page, by the address of the page or of that of its citations.

    Pages of citations have very many parts on several; `citations.apart` says which.
    """
    apart = citations.apart(history)
    wholes = {}
    for citable in history.citables.values():
        if citable.work:
            wholes[citable.work.main_page(history.corpus)] = citable
        elif not citable.anchor:
            wholes[citable.page] = citable

    pages = {}
    for page, whole in wholes.items():
        parts = apart.get(f"{addresses.CITE}{page}", ())
        pages[page] = tuple(dict.fromkeys((whole, *parts)))
    for address, citables in apart.items():
        page = address.removeprefix(addresses.CITE)
        pages.setdefault(page, citables)
    return pages


def _further(history: History, address: str, here: Sequence[Citable]) -> dict[str, str]:
    """Where parts of a page are cited that are not here, by their anchors."""
    anchors = {citable.anchor for citable in here}
    further = {}
    for citable in history.citables_on(address).values():
        if citable.anchor not in anchors and not citable.work:
            further[citable.anchor] = citations.where(history, citable)
    return further


def moved_from(history: History, address: str) -> dict[str, str]:
    """Where is now what stood at anchors of a page, or the page itself, by the anchor."""
    now = {}
    for note, anchors in moved.by_page(history).get(address, {}).items():
        if note.now:
            for anchor in anchors or (citations.ANCHOR,):
                now[anchor] = note.now.address
    written = history.handwritten.get(address)
    if written:
        for old, new in written.former_anchors.items():
            now[old] = f"{address}#{new}"
    return now


def works(history: History, *citables: Citable) -> list[CitedWork]:
    """The works that some things come from, each with its places there."""
    sources = list(chain.from_iterable(citable.sources for citable in citables))
    return cited_works(sources, history.formatted, history.corpus)


def _parts(history: History, citables: Iterable[Citable]) -> list[Part]:
    """Things that are cited as the parts of a page."""
    models: dict[str, Part] = {}
    parts = []
    for citable in citables:
        model = models.get(citable.title.markup)
        if model is None or citable.paragraph:
            own = history.citations(citable)
            of_part = {name: forms.ended(name, own[name]) for name in forms.LABELS}
        else:
            address = f"{history.site.url}{citable.address}"
            of_part = _at_another(model.forms, address)
        part = Part(
            citable=citable,
            forms=of_part,
            like=model.anchor if model else "",
            places=tuple(cited_places(citable.sources)),
            first=_first(history, citable),
        )
        models.setdefault(citable.title.markup, part)
        parts.append(part)
    return parts


def _at_another(model: Mapping[str, Form], address: str) -> dict[str, Form]:
    """The forms of one thing for another, which only has another address."""
    of_other = {}
    for name, form in model.items():
        of_other[name] = form.filled(address) if form.at else form
    return of_other


def _first(history: History, citable: Citable) -> Key | None:
    """The place to cite before others.

    Where a paper only reports what another says, it is that of the other, as cited in the paper.
    """
    places = cited_places(citable.sources)
    if citable.voice:
        speaks_itself = history.corpus.find(Work, citable.voice) is not None
        for key, (_, basis) in places.items():
            if basis and (basis.work == citable.voice or not speaks_itself):
                return key
    return next(iter(places), None)
