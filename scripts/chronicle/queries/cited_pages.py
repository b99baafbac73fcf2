"""What is cited of a page and its parts, and from where each of them comes.

The scripts of the site have it as data (`exports/citations.py`).
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
from chronicle.history import History, once_per_history
from chronicle.queries import citations, moved
from chronicle.records.work import Work


@dataclass(frozen=True)
class Part:
    """A page, or one of several things on it that are cited.

    `forms` are how this site is cited for it, as readers see them. `places` are the keys of the
    places that it comes from, and `first` is that which is to be cited before others, if it comes
    from any.
    """

    citable: Citable
    forms: Mapping[str, Form]
    places: tuple[Key, ...]
    first: Key | None

    @property
    def anchor(self) -> str:
        """Where it stands among the citations of its page."""
        return self.citable.anchor or citations.ANCHOR


class PlaceInWork(NamedTuple):
    """A place in a work that a page cites, with the work."""

    work: CitedWork
    place: Pinpoint


@dataclass(frozen=True)
class CitedPage:
    """A page with its parts as they are cited, and the works that they come from.

    A work that has its page is cited as itself: it is the `work`. `moved` has addresses of what
    stood on the page before, by the anchor.
    """

    parts: Sequence[Part]
    works: Sequence[CitedWork]
    work: Work | None
    moved: Mapping[str, str]

    @cached_property
    def places(self) -> Mapping[Key, PlaceInWork]:
        """The places in the works by their keys."""
        places = {}
        for cited in self.works:
            for key, place in cited.places.items():
                places[key] = PlaceInWork(cited, place)
        return places


def cited_page(history: History, address: str, citables: Sequence[Citable]) -> CitedPage:
    """The page at an address and its parts, as they are cited."""
    of_ours = [citable for citable in citables if not citable.work]
    own = [citable.work for citable in citables if citable.work]
    return CitedPage(
        parts=_parts(history, of_ours),
        works=works(history, *of_ours),
        work=own[0] if own else None,
        moved=moved_from(history, address),
    )


@once_per_history
def all_cited(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """What is cited of each page, by the address of the page, which comes before its parts."""
    pages: dict[str, list[Citable]] = {}
    for citable in history.citables.values():
        address = citable.work.main_page(history.corpus) if citable.work else citable.page
        is_whole = citable.work or not citable.anchor
        there = pages.setdefault(address, [])
        there.insert(0 if is_whole else len(there), citable)
    return {address: tuple(citables) for address, citables in pages.items()}


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
