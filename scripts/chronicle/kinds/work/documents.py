"""The page of the documents behind the papers: what was read, and how the papers use it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.drawing import tally
from chronicle.history import History
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.reading import EXTENTS
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import documents, links, selection
from chronicle.queries.claims import MANY
from chronicle.queries.documents import DocumentUse
from chronicle.values.amounts import counted_in_words, in_series, in_words
from chronicle.values.text import Prose, capital

# With what the sentence on a work begins that says for what it is cited.
CITED_FOR = re.compile(r"^Cited(?:, with [^,]+,)? for ")


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(PageContext):
    """What the page of documents shows."""

    template = "documents.html"
    style = "paper documents"

    cited: Sequence[Work]
    """All works that the papers cite."""
    read: Sequence[Work]
    """Those that were read, the oldest first."""
    extents: Mapping[str, Sequence[Work]]
    """These by how much of them was read."""
    folded: Collection[str]
    """Those of these that are folded: reports, where they are many."""
    matter: Callable[[Work], Markup]
    """For what an issue of a newspaper is cited; empty for what has a title of its own."""
    of_kinds: str
    """What kinds of works these are, by their evidence, the most of them first."""
    how_far: Sequence[str]
    """How many were read so far, in words."""
    meanings: Sequence[tuple[tally.Kind, str]]
    """The verdicts that occur, as the parts of the bars, and what each means."""
    uses: Sequence[DocumentUse]
    """How the papers use what was read."""
    parting: Sequence[DocumentUse]
    """Where they part from it, the gravest first."""
    named: Callable[[Work], Markup]
    """What a document is called where they part from it: with its date, if its title has none."""
    in_sum: str
    """How many of the uses part from what was read, and how; how many match it."""
    in_short: str
    """How many of all differ from it, in a sentence."""
    drawn: Markup
    """How many verdicts there are of each kind, a bar for each paper."""


def render_documents(history: History) -> Page:
    """The documents that were read, the verdicts by paper, and where they part."""
    read = sorted(documents.read(history), key=_age)
    by_extent = grouped((str(work.reading.extent), work) for work in read if work.reading)
    uses = []
    by_paper = {}
    for paper in selection.papers(history.corpus):
        of_paper = documents.uses(history, paper)
        uses += of_paper
        if of_paper:
            by_paper[paper] = of_paper
    most_first = sorted(by_paper.items(), key=lambda one: -len(one[1]))
    rows = [_row(history, paper, of_paper) for paper, of_paper in most_first]
    extents = {extent: by_extent[extent] for extent in EXTENTS if extent in by_extent}
    cited = [work for work in history.corpus.of(Work) if not work.is_paper]
    how_far = [
        f"{len(works)}\u00a0{documents.EXTENT_WORDS[extent]}" for extent, works in extents.items()
    ]
    meanings = [
        (kind, capital(documents.MEANINGS[kind.style])) for kind in tally_key(uses) if kind.number
    ]
    context = DocumentsPage(
        cited=cited,
        read=read,
        extents=extents,
        folded={"summary"} if len(extents.get("summary", ())) > MANY else (),
        matter=_matter,
        of_kinds=_of_kinds(history, read),
        how_far=how_far,
        meanings=meanings,
        uses=uses,
        parting=documents.parting(uses),
        named=_named,
        in_sum=_in_sum(uses),
        in_short=_in_short(uses),
        drawn=tally.figure(rows),
    )
    return make_page(
        history,
        context,
        address=addresses.DOCUMENTS,
        title=Prose("The documents"),
        description="What the cited documents say themselves, and how the papers use them.",
    )


def _of_kinds(history: History, read: Iterable[Work]) -> str:
    """What kinds of works were read, the most first, each with how many."""
    named = history.corpus.settings.evidence
    kinds = Counter(work.evidence for work in read)
    told = (f"{named[kind].lower()} ({count})" for kind, count in kinds.most_common())
    return capital(", ".join(told))


def _named(work: Work) -> Markup:
    """What a document is called where it stands alone: with its date, if its title has none."""
    name = labels.undated(work).as_html
    if not work.dated or work.dated.words in (work.title_en or work.title or ""):
        return name
    return Markup("{}, {}" if labels.is_issue(work) else "{} ({})").format(
        name, work.dated.unbroken
    )


def _matter(work: Work) -> Markup:
    """For what an issue of a newspaper is cited; empty for what has a title of its own."""
    if not labels.is_issue(work) or not work.in_short:
        return Markup("")
    matter = CITED_FOR.sub("", work.in_short.markup).rstrip(".")
    return Prose(capital(matter)).as_html


def _in_short(uses: Sequence[DocumentUse]) -> str:
    """How many of the uses that could be compared part from what was read, or do in something."""
    seen = documents.seen(uses)
    parting = len(documents.parting(uses))
    differ = counted_in_words(parting, "differs", "differ") if parting else "none differs"
    passages = "the one passage" if len(seen) == 1 else f"the {len(seen)} passages"
    how = ""
    if any(one.work.reading and one.work.reading.is_report for one in seen):
        how = ", some only with a report of the document"
    mostly = sum(one.use.has_exception for one in seen)
    match = counted_in_words(mostly, "mostly matches it", "mostly match it")
    besides = f" and {match}" if mostly else ""
    return f"Of {passages} that could be compared{how}, {differ} from what was read{besides}."


def _in_sum(uses: Sequence[DocumentUse]) -> str:
    """How the uses differ that do so from what was read, in a sentence."""
    counts = documents.tally(uses)
    gravest_first = itemgetter(*documents.PARTING)(counts)
    parting = dict(zip(documents.PARTING, gravest_first, strict=True))
    how = in_series(documents.tally_in_words(parting))
    count = len(documents.parting(uses))
    those = "The one that differs" if count == 1 else f"Of the {in_words(count)} that differ"
    return f"{those}: {how}."


def tally_of(uses: Iterable[DocumentUse]) -> list[tally.Part]:
    """How often each verdict was given, as the parts of a bar."""
    return [tally.Part(count, verdict) for verdict, count in documents.tally(uses).items()]


def tally_key(uses: Iterable[DocumentUse]) -> list[tally.Kind]:
    """What these parts are, and how many of each there are together."""
    counts = documents.tally(uses).items()
    return [
        tally.Kind(verdict, capital(documents.WORDS[verdict]), count) for verdict, count in counts
    ]


def _row(history: History, paper: Work, uses: Sequence[DocumentUse]) -> tally.Row:
    """The uses that a paper makes of documents, on the way to where its page tells of them."""
    address = f"{history.addresses[paper.id]}#documents"
    words = documents.tally_in_words(documents.tally(uses))
    name = links.voice(history, paper).label.as_html
    return tally.Row(
        name=name,
        way=addresses.relative(addresses.DOCUMENTS, address),
        parts=tally_of(uses),
        words="\u00a0· ".join(words),
    )


def _age(work: Work) -> tuple[bool, object]:
    """Where a work stands in the list: by its date as it is named there, without one last."""
    return work.dated is None, work.dated and work.dated.sort_key
