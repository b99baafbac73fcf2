"""Diagrams of numbers or dates (figures), with a line (“thread”) from each to its sources."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from statistics import mean
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle import templates
from chronicle.content.languages import ENGLISH
from chronicle.corpus import group_by_key
from chronicle.history import History
from chronicle.queries import links, source_chains
from chronicle.queries.links import Link
from chronicle.records import ADVERBS_BY_CERTAINTY, Claim, Question, Record, Work
from chronicle.values import QUALIFIER_WORDS, Date, Figure, Label, Prose

# More sources or figures would not be legible on a narrow screen.
MAX_SOURCES = 5
MAX_FIGURES = 7
MAX_DIGITS = 45
ADVERBS_IN_ORDER = [*ADVERBS_BY_CERTAINTY.values()]


class FigureColumn(NamedTuple):
    """A column with a figure: its claims, the qualifiers of its number, the works that print it."""

    claims: Sequence[Claim]
    qualifiers: Sequence[str]
    formatted_number: str
    printed_in: Sequence[Link]
    width: int = 1

    @property
    def unit(self) -> Prose | None:
        """The unit of the first claim."""
        return self.claims[0].unit


class DrawnSource(NamedTuple):
    """A source with its description; without a link if it is unknown.

    `partial_figures` are the figures that only some of the works in their column have from this
    source, each with the claims of these works.
    """

    link: Link | None
    description: str
    partial_figures: Sequence[FigureColumn]


class SourceColumn(NamedTuple):
    """A column of sources of the same figures; the source of a column may be unknown.

    `figures` are the figures derived from these sources, by certainty. `width` is the width of the
    column, as a number of figures.
    """

    sources: Sequence[DrawnSource]
    figures: Mapping[str, Sequence[FigureColumn]]
    width: int

    @property
    def is_known(self) -> bool:
        """Whether the sources are known."""
        return self.sources[0].link is not None

    @property
    def is_shared(self) -> bool:
        """Whether the sources are known, and several figures derive from them."""
        number = sum(len(group) for group in self.figures.values())
        return self.is_known and number > 1


class ThreadDiagram(NamedTuple):
    """A diagram with threads between columns of figures and columns of their sources."""

    figure_columns: Sequence[FigureColumn]
    source_columns: Sequence[SourceColumn]

    @property
    def has_emphasis(self) -> bool:
        """Whether sources of several figures are emphasized: only if there are other sources."""
        return {column.is_shared for column in self.source_columns} == {True, False}


def column_middle(
    columns: Sequence[FigureColumn | SourceColumn], column: FigureColumn | SourceColumn
) -> int:
    """Return the middle of a column among columns, in thousandths from the left."""
    total = sum(other.width for other in columns)
    offset = sum(other.width for other in columns[: columns.index(column)])
    return round(1000 * (offset + column.width / 2) / total)


def claims_with_figures(history: History, question: Question) -> Sequence[Claim]:
    """Return the claims that answer a question, in ascending order; none if any claim is prose."""
    names = question.axis.claims if question.axis else question.claims
    claims = history.corpus.get_each(Claim, names)
    if any(isinstance(claim.value, Prose) for claim in claims):
        return ()
    return sorted(claims, key=_figure_sort_key)


def render_threads(
    history: History,
    claims: Sequence[Claim],
    href: Callable[[Record | Link], str],
    caption: Markup | str = "",
    *,
    unit: str = "",
    translate_text: Callable[[str], str] = ENGLISH.translate,
) -> Markup:
    """Return the figures or dates of some claims as HTML; empty if they cannot be drawn.

    Arguments:
        history: The history.
        claims: The claims, in the order of the drawing.
        href: Returns the URL of a record or a link.
        caption: The caption above the drawing.
        unit: The unit of all claims; without it each figure shows its own.
        translate_text: Translates text into the language of the page.
    """
    try:
        threads = draw_threads(history, claims)
    except ValueError:
        return Markup("")
    translate = partial(_translated_html, translate_text)
    column_units = [
        Markup(unit) or translate(column.unit or "") for column in threads.figure_columns
    ]
    units = [(unit_text, len(list(same_units))) for unit_text, same_units in groupby(column_units)]
    return templates.render(
        "chronicle.graphics",
        "threads.html",
        threads=threads,
        middle=column_middle,
        href=href,
        caption=caption,
        units=units,
        translate_text=translate,
    )


def _translated_html(translate_text: Callable[[str], str], text: Prose | Label | str) -> Markup:
    """Return a text as HTML, translated by `translate_text` if there is a translation."""
    plain = text.as_text if isinstance(text, Label) else str(text)
    translation = translate_text(plain)
    if translation != plain:
        return escape(translation)
    if isinstance(text, (Prose, Label)):
        return text.as_html
    return escape(text)


def draw_threads(history: History, claims: Sequence[Claim]) -> ThreadDiagram:
    """Return the drawing of the figures or dates of some claims.

    Raises ValueError, with the reason, if there are too few or too many claims, or if no source is
    known.
    """
    for claim in claims:
        if isinstance(claim.value, Prose):
            raise ValueError(f"the value of “{claim.id}” is text, which threads cannot show")
    groups = group_by_key((_figure_sort_key(claim), claim) for claim in claims)
    columns = [_figure_column(history, group) for group in groups.values()]
    length = sum(len(column.formatted_number) for column in columns)
    if not 1 < len(columns) <= MAX_FIGURES or length > MAX_DIGITS:
        limit = f"with at most {MAX_DIGITS} characters in total"
        caption_text = f"found {len(columns)}, with {length}"
        raise ValueError(f"threads need 2 to {MAX_FIGURES} figures, {limit}; {caption_text}")
    sources = _source_columns(history, columns)
    if not any(source.is_known for source in sources):
        raise ValueError("no source of these figures is known, so there is nothing to connect")
    if len(sources) > MAX_SOURCES:
        raise ValueError(
            f"their sources are in {len(sources)} places; threads can show at most {MAX_SOURCES}"
        )
    return ThreadDiagram(columns, sources)


def _source_columns(history: History, columns: Sequence[FigureColumn]) -> list[SourceColumn]:
    """Return the sources of some figures in columns, each column near the middle of its figures."""
    # The figures of each source by number, with their certainty.
    descriptions: defaultdict[str, dict[int, str]] = defaultdict(dict)
    kinds: dict[str, str] = {}
    claims_by_source: defaultdict[str, defaultdict[int, list[Claim]]]
    claims_by_source = defaultdict(lambda: defaultdict(list))
    for number, column in enumerate(columns):
        for claim in column.claims:
            for source, (adverb, description) in _sources_of_claim(history, claim).items():
                kinds.setdefault(source, description)
                claims_by_source[source][number].append(claim)
                # A line is only as certain as the least certain of its statements.
                before = descriptions[source].get(number, adverb)
                descriptions[source][number] = max(before, adverb, key=ADVERBS_IN_ORDER.index)
    # Sources share a column if they have the same figures with the same certainty. Sources with
    # an id never share a column with an unknown source.
    sources_by_figures: defaultdict[object, list[str]] = defaultdict(list)
    for source, figures in descriptions.items():
        sources_by_figures[bool(source), tuple(figures.items())].append(source)
    # The sources of a column have the same figures, so the first represents them.
    ordered = sorted(sources_by_figures.values(), key=lambda names: mean(descriptions[names[0]]))
    column_figures = [descriptions[names[0]] for names in ordered]
    columns_of_sources = []
    for names, figures, width in zip(
        ordered, column_figures, _column_widths(column_figures), strict=True
    ):
        sources = []
        for name in names:
            source_link = links.speaker_link(history, history.corpus[name]) if name else None
            own_columns = {
                number: _figure_column(history, claims)
                for number, claims in claims_by_source[name].items()
            }
            partial_figures = [
                column
                for number, column in own_columns.items()
                if len(column.printed_in) < len(columns[number].printed_in)
            ]
            sources.append(DrawnSource(source_link, kinds[name], partial_figures))
        groups = {}  # the figures by certainty, the most certain first
        for adverb in ADVERBS_IN_ORDER:
            matching = [columns[number] for number in figures if figures[number] == adverb]
            if matching:
                groups[adverb] = matching
        columns_of_sources.append(SourceColumn(sources, groups, width))
    return columns_of_sources


def _column_widths(figure_numbers: Sequence[Collection[int]]) -> Iterator[int]:
    """Yield the width of each column of sources, as a number of figures.

    `figure_numbers` has the numbers of the figures above each column. The width is the number of
    these figures that are above no column to the left, and at least 1.
    """
    seen_figures = set[int]()
    for figures in figure_numbers:
        new = set(figures) - seen_figures
        yield max(1, len(new))
        seen_figures |= new


def _figure_column(history: History, claims: Sequence[Claim]) -> FigureColumn:
    """Return the column of claims that state the same figure or date."""
    figures = [claim.value for claim in claims if isinstance(claim.value, Figure)]
    first = claims[0].value
    assert not isinstance(first, Prose)
    number = first.number_text if isinstance(first, Figure) else first.words
    qualifiers = dict.fromkeys(
        QUALIFIER_WORDS[figure.qualifier] for figure in figures if figure.qualifier
    )
    works = dict.fromkeys(source.work for claim in claims for source in claim.sources)
    printed = [links.speaker_link(history, history.corpus[work]) for work in works]
    return FigureColumn(claims, list(qualifiers), number, printed)


def _sources_of_claim(history: History, claim: Claim) -> dict[str, tuple[str, str]]:
    """Return the sources of a claim by id (empty if unknown): adverb of certainty, description.

    If several chains lead to a source, the most certain counts.
    """
    sources: dict[str, tuple[str, str]] = {}
    for chain in source_chains.chains_of_claim(history, claim).chains:
        source = source_chains.source_at_end(history, chain)
        last_id = chain[-1].last_id
        work = history.corpus.find(Work, last_id)
        if work and work.is_paper and not work.is_primary(history.corpus.settings):
            source = ""  # the paper cites nothing for the statement
        adverb = max((step.adverb for step in chain), key=ADVERBS_IN_ORDER.index)
        if source in sources:
            adverb = min(adverb, sources[source][0], key=ADVERBS_IN_ORDER.index)
        sources[source] = adverb, source_chains.source_description(history, last_id)
    return sources


def _figure_sort_key(claim: Claim) -> tuple[float, float, bool]:
    """Return the sort key of a figure: both ends, and whether it is qualified.

    Claims with the same key state the same figure.
    """
    if isinstance(claim.value, Date):
        first, _, last, *_ = claim.value.sort_key
        return first.toordinal(), last.toordinal(), claim.value.is_approximate
    assert isinstance(claim.value, Figure)
    low, high = claim.value.bounds
    return low, high, bool(claim.value.qualifier)
