"""Figures side by side, and a thread from each down to the sources from which it comes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from statistics import mean
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle import templates
from chronicle.corpus import group_by_key
from chronicle.history import History
from chronicle.queries import chains, links
from chronicle.queries.links import Link
from chronicle.records import Claim, Question, Record
from chronicle.story.languages import ENGLISH
from chronicle.values import QUALIFIERS_IN_WORDS, Date, Figure, Label, Prose

# More are not legible on a phone.
MOST_PLACES = 5
MOST_FIGURES = 7
MOST_DIGITS = 45
SUREST_FIRST = [*chains.ADVERBS.values()]


class ThreadFigure(NamedTuple):
    """A figure: the claims that give it, the words before its number, the works that print it."""

    claims: Sequence[Claim]
    qualifiers: Sequence[str]
    number: str
    printed: Sequence[Link]
    width: int = 1

    @property
    def unit(self) -> Prose | None:
        """The unit, by the first claim."""
        return self.claims[0].unit


class ThreadSource(NamedTuple):
    """Sources of the same figures, each with what it is; none where the source is not known.

    `figures` are those that come from there, by how surely they do. It is so many figures wide.
    """

    sources: Sequence[tuple[Link, str]]
    figures: Mapping[str, Sequence[ThreadFigure]]
    width: int

    @property
    def is_shared(self) -> bool:
        """Whether several figures come from there."""
        number = sum(len(some) for some in self.figures.values())
        return number > 1


class Threads(NamedTuple):
    """The whole drawing."""

    columns: Sequence[ThreadFigure]
    places: Sequence[ThreadSource]

    @property
    def all_shared(self) -> bool:
        """Whether several figures come from every source, so that no thread needs emphasis."""
        return all(place.sources and place.is_shared for place in self.places)


def middle(row: Sequence[ThreadFigure | ThreadSource], one: ThreadFigure | ThreadSource) -> int:
    """The middle of one of the figures, or of the places below, in thousandths from the left."""
    whole = sum(each.width for each in row)
    left = sum(each.width for each in row[: row.index(one)])
    return round(1000 * (left + one.width / 2) / whole)


def of_question(history: History, question: Question) -> Sequence[Claim]:
    """The claims whose figures answer a question, smallest first; none if some answer in words."""
    names = question.axis.claims if question.axis else question.claims
    claims = history.corpus.each(Claim, names)
    if any(isinstance(claim.value, Prose) for claim in claims):
        return ()
    return sorted(claims, key=_ends)


def html(
    history: History,
    claims: Sequence[Claim],
    href: Callable[[Record | Link], str],
    caption: Markup | str = "",
    *,
    unit: str = "",
    say: Callable[[str], str] = ENGLISH.say,
) -> Markup:
    """The drawing of the figures or dates of some claims, as HTML; empty if none can be made.

    Arguments:
        history: The history.
        claims: The claims, in the order of the drawing.
        href: The URL of a record, or of a link’s address.
        caption: What stands above it.
        unit: What all of them count; without it each says that itself.
        say: What says words of the drawing in the language of the page.
    """
    try:
        drawn = draw(history, claims)
    except ValueError:
        return Markup("")
    translate = partial(_translate, say)
    counted = [Markup(unit) or translate(column.unit or "") for column in drawn.columns]
    units = []
    for words, alike in groupby(counted):
        units.append((words, len(list(alike))))
    return templates.render(
        "chronicle.drawing",
        "threads.html",
        drawn=drawn,
        middle=middle,
        href=href,
        caption=caption,
        units=units,
        say=translate,
    )


def _translate(say: Callable[[str], str], text: Prose | Label | str) -> Markup:
    """A text as HTML, in the words that `say` has for it, or else as it is."""
    plain = text.as_text if isinstance(text, Label) else str(text)
    own = say(plain)
    if own != plain:
        return escape(own)
    if isinstance(text, (Prose, Label)):
        return text.as_html
    return escape(text)


def draw(history: History, claims: Sequence[Claim]) -> Threads:
    """The drawing of the figures or dates of some claims.

    Raises ValueError, saying why, where they are too few or too many, or no source is known.
    """
    for claim in claims:
        if isinstance(claim.value, Prose):
            raise ValueError(f"the value of “{claim.id}” is text, which threads cannot show")
    groups = group_by_key((_ends(claim), claim) for claim in claims)
    columns = [_column(history, group) for group in groups.values()]
    length = sum(len(column.number) for column in columns)
    if not 1 < len(columns) <= MOST_FIGURES or length > MOST_DIGITS:
        most = f"with at most {MOST_DIGITS} characters in total"
        here = f"found {len(columns)}, with {length}"
        raise ValueError(f"threads need 2 to {MOST_FIGURES} figures, {most}; {here}")
    places = _places(history, columns)
    if not any(place.sources for place in places):
        raise ValueError("no source of these figures is known, so there is nothing to connect")
    if len(places) > MOST_PLACES:
        raise ValueError(
            f"their sources are in {len(places)} places; threads can show at most {MOST_PLACES}"
        )
    return Threads(columns, places)


def _places(history: History, columns: Sequence[ThreadFigure]) -> list[ThreadSource]:
    """The places with the sources of some figures, each near the middle of its figures."""
    # The figures that come from each source, by their numbers, and how surely they do.
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    kinds: dict[str, str] = {}
    for number, column in enumerate(columns):
        for source, adverb, what in _sources(history, column.claims):
            kinds.setdefault(source, what)
            before = found[source].get(number, adverb)
            found[source][number] = min(before, adverb, key=SUREST_FIRST.index)
    # Sources of the same figures, and as surely, share a place; what is not known has its own.
    together: defaultdict[object, list[str]] = defaultdict(list)
    for source, figures in found.items():
        together[bool(source), tuple(figures.items())].append(source)
    # Those of one place have the same figures, so the first of them stands for all.
    ordered = sorted(together.values(), key=lambda names: mean(found[names[0]]))
    reaching = [found[names[0]] for names in ordered]
    places = []
    for names, figures, width in zip(ordered, reaching, _widths(reaching), strict=True):
        sources = []
        for name in filter(None, names):
            source_link = links.voice(history, history.corpus[name])
            sources.append((source_link, kinds[name]))
        places.append(ThreadSource(sources, _by_adverb(columns, figures), width))
    return places


def _by_adverb(
    columns: Sequence[ThreadFigure], figures: Mapping[int, str]
) -> dict[str, list[ThreadFigure]]:
    """Figures, given by number and adverb, by how surely they come from a source."""
    found = {}
    for adverb in SUREST_FIRST:
        some = [columns[number] for number in figures if figures[number] == adverb]
        if some:
            found[adverb] = some
    return found


def _widths(reaching: Sequence[Collection[int]]) -> Iterator[int]:
    """The width of each place in figures.

    `reaching` has the numbers of the figures above each place. A place is as wide as the figures
    above it that are above no place to its left; where there are none, it is one figure wide.
    """
    above = set[int]()
    for figures in reaching:
        new = set(figures) - above
        yield max(1, len(new))
        above |= new


def _column(history: History, claims: Sequence[Claim]) -> ThreadFigure:
    """The column of some claims that give the same number."""
    figures = [claim.value for claim in claims if isinstance(claim.value, Figure)]
    first = claims[0].value
    assert not isinstance(first, Prose)
    number = first.number if isinstance(first, Figure) else first.words
    qualifiers = dict.fromkeys(
        QUALIFIERS_IN_WORDS[one.qualifier] for one in figures if one.qualifier
    )
    works = dict.fromkeys(source.work for claim in claims for source in claim.sources)
    printed = [links.voice(history, history.corpus[work]) for work in works]
    return ThreadFigure(claims, list(qualifiers), number, printed)


def _sources(history: History, claims: Sequence[Claim]) -> Iterator[tuple[str, str, str]]:
    """The sources of claims: the id, empty for one not known, its adverb, and what it is."""
    for claim in claims:
        for chain in chains.chains_of(history, claim).all:
            source = chains.origin(history, chain)
            if chains.is_paper_itself(history, chain):
                source = ""
            yield source, chains.adverb(chain), chains.what(history, chain[-1].last)


def _ends(claim: Claim) -> tuple[float, float, bool]:
    """The key by which figures are sorted: both ends, and whether the figure is qualified.

    Claims with the same key give the same figure.
    """
    if isinstance(claim.value, Date):
        first, last, *_ = claim.value.sort_key
        return first.toordinal(), last.toordinal(), claim.value.is_approximate
    assert isinstance(claim.value, Figure)
    low, high = claim.value.ends
    return low, high, bool(claim.value.qualifier)
