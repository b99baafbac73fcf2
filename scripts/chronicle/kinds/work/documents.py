"""The page of the documents behind the papers: what was read, and how the papers use it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

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
from chronicle.values import languages
from chronicle.values.amounts import counted, counted_in_words, in_series, in_words
from chronicle.values.text import Prose, capital

# With what the sentence on a work begins that says for what it is cited.
CITED_FOR = re.compile(r"^Cited(?:, with [^,]+,)? for ")
# Of so many uses of documents a bar is drawn.
FEWEST_DRAWN = 3


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(PageContext):
    """What the page of documents shows."""

    template = "documents.html"
    style = "paper documents"

    read: Sequence[Work]
    """Those that were read, the oldest first."""
    extents: Mapping[str, Sequence[Work]]
    """These by how much of them was read, in each the oldest first."""
    folded: Collection[str]
    """Those of these that are folded: reports, where they are many."""
    unseen: Sequence[Work]
    """Those of which nothing was read, the oldest first."""
    titled: Callable[[Work], Markup]
    """The title of a work, with its author; of an issue, in square brackets, its matter."""
    published_in: Callable[[Work], Markup]
    """The newspaper or site that has what stands there without an author; else empty."""
    of_kinds: str
    """What kinds of works these are, by their evidence, the most of them first."""
    meanings: Sequence[tuple[tally.Kind, str]]
    """What is drawn alike, as the parts of the bars, and what it means."""
    uses: Sequence[DocumentUse]
    """How the papers use what was read."""
    parting: Sequence[DocumentUse]
    """Where they part from it, the gravest first."""
    ways_to_part: Sequence[Markup]
    """What the verdicts on these mean, each once."""
    named: Callable[[Work], Markup]
    """What a document is called where they part from it: with its date, if its title has none."""
    in_sum_of_all: str
    """How many uses there are, and how those compare whose passage was read."""
    in_short: str
    """How many works were read of all."""
    not_seen: str
    """How many were not; empty where all were."""
    untitled: str
    """What square brackets about a title say, where there are any."""
    kind_and_uses: Callable[[Work], str]
    """Of what kind a work is, and how often the papers use it."""
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
    unseen = sorted((work for work in cited if not work.reading), key=_age)
    parting = documents.parting(uses)
    meanings: list[tuple[tally.Kind, str]] = []
    for part, likeness in zip(_alike(uses), documents.LIKENESSES, strict=True):
        if part.number:
            kind = tally.Kind(part.style, likeness.words, part.number)
            meanings.append((kind, capital(likeness.meaning)))
    context = DocumentsPage(
        read=read,
        extents=extents,
        folded={"summary"} if len(extents.get("summary", ())) > MANY else (),
        unseen=unseen,
        titled=_titled,
        published_in=_published_in,
        of_kinds=_of_kinds(history, read),
        meanings=meanings,
        uses=uses,
        parting=parting,
        ways_to_part=_ways_to_part(parting),
        named=_named,
        in_sum_of_all=_in_sum_of_all(history, read, uses),
        in_short=_in_short(history, cited, read),
        not_seen=_not_seen(unseen),
        untitled=_untitled(read),
        kind_and_uses=_kind_and_uses,
        drawn=tally.figure(rows, heads=(capital(history.corpus.settings.papers.one), "Uses")),
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


def _ways_to_part(parting: Iterable[DocumentUse]) -> list[Markup]:
    """What each verdict means by which papers part from documents, in its own words."""
    words: dict[str, str] = {}
    for one in parting:
        if one.work.reading:
            words.setdefault(one.use.verdict, documents.use_words(one.use, one.work.reading))
    told: list[Markup] = []
    for verdict, called in words.items():
        meaning = documents.MEANINGS[verdict]
        told.append(Markup("<em>{}</em>: {}").format(capital(called), meaning))
    return told


def _titled(work: Work) -> Markup:
    """The title of a work, with its author; of an issue, in square brackets, its matter."""
    matter = _matter(work)
    return Markup("[{}]").format(matter) if matter else labels.undated(work).as_html


def _named(work: Work) -> Markup:
    """What a document is called where it stands alone: with its date, if its title has none."""
    name = _titled(work)
    published = _published_in(work)
    if published:
        name = Markup("{}, <cite>{}</cite>").format(name, published)
    if not work.dated or work.dated.words in (work.title_en or work.title or ""):
        return name
    return Markup("{} ({})").format(name, work.dated.unbroken)


def _matter(work: Work) -> Markup:
    """For what an issue of a newspaper is cited; empty for what has a title of its own."""
    if not labels.is_issue(work) or not work.in_short:
        return Markup("")
    matter = CITED_FOR.sub("", work.in_short.markup).rstrip(".")
    return Prose(capital(matter)).as_html


def _published_in(work: Work) -> Markup:
    """The newspaper or site that has what is told without an author; else empty."""
    title = ""
    if _matter(work):
        title = work.title_en or work.title
    elif not work.author and not labels.is_issue(work):
        title = work.container_title_en or work.container_title or ""
    return Markup(languages.mark(escape(title), *labels.marking(work)))


def _in_short(history: History, cited: Sequence[Work], read: Sequence[Work]) -> str:
    """How many of the works that are cited were read, and how many only in a report."""
    works = counted_in_words(len(cited), "work")
    reported = sum(bool(work.reading and work.reading.is_report) for work in read)
    themselves = len(read) - reported
    told: list[str] = []
    if themselves:
        told.append(f"{counted_in_words(themselves, 'was', 'were')} read, whole or in part")
    if reported:
        known = in_words(reported)
        if not themselves:
            known = counted_in_words(reported, "was read", "were read")
        them = "it" if reported == 1 else "them"
        told.append(f"{known} only in a report: an abstract, or what others say of {them}")
    papers = history.corpus.settings.papers.many
    return f"Of the {works} that the {papers} cite, {', and '.join(told)}."


def _not_seen(unseen: Sequence[Work]) -> str:
    """How many works were not read, without its stop; empty where all were."""
    if not unseen:
        return ""
    return f"The other {counted_in_words(len(unseen), 'was', 'were')} not read"


def _untitled(works: Iterable[Work]) -> str:
    """What square brackets about a title say, where there are any."""
    if any(_titled(work).startswith("[") for work in works):
        return " A title wholly in square brackets is ours."
    return ""


def _kind_and_uses(work: Work) -> str:
    """Of what kind a work is, and how often the papers use it: “state media · 2 uses”."""
    kind = work.evidence.replace("-", " ")
    return f"{kind} · {counted(_uses(work), 'use')}" if _uses(work) else kind


def _uses(work: Work) -> int:
    """The number of uses that the papers make of a document."""
    return len(work.reading.uses) if work.reading else 0


def _in_sum_of_all(history: History, read: Sequence[Work], uses: Sequence[DocumentUse]) -> str:
    """How many uses the papers make of what was read, and how these compare."""
    seen = documents.seen(uses)
    unseen = len(uses) - len(seen)
    papers = history.corpus.settings.papers
    works = counted_in_words(len(read), "work that was", "works that were")
    points = counted_in_words(len(uses), "point")
    told = [f"The {papers.many} use the {works} read, or read in a report, at {points}."]
    if seen and unseen:
        told.append(f"Of these, {len(seen)} could be compared: {_compared(seen)}.")
        told.append(f"At the other {unseen} the passage was not read.")
    elif seen:
        told.append(f"Each was compared with what was read: {_compared(seen)}.")
    elif unseen:
        told.append("The passages were not read.")
    return " ".join(told)


def _compared(seen: Sequence[DocumentUse]) -> str:
    """How many of the uses that could be compared match what was read, mostly do, and do not."""
    parting = len(documents.parting(seen))
    mostly = sum(one.use.has_exception for one in seen)
    matching = len(seen) - parting - mostly
    series: list[str] = []
    if matching:
        series.append(counted(matching, "matches", "match"))
    if mostly:
        series.append(counted(mostly, "mostly matches", "mostly match"))
    series.append(counted(parting, "differs", "differ") if parting else "none differs")
    return in_series(series)


def _alike(uses: Iterable[DocumentUse]) -> list[tally.Part]:
    """How many uses there are of each likeness, as the parts of a bar; one part may be nothing."""
    counts = documents.tally(uses)
    parts: list[tally.Part] = []
    for likeness in documents.LIKENESSES:
        count = sum(counts[verdict] for verdict in likeness.verdicts)
        parts.append(tally.Part(count, likeness.verdicts[0]))
    return parts


def has_bar(uses: Sequence[DocumentUse]) -> bool:
    """Whether there are more uses of documents than a reader counts at a glance."""
    return len(uses) >= FEWEST_DRAWN


def drawn(uses: Sequence[DocumentUse]) -> Markup:
    """What came of uses of documents, as a bar with its key; empty of few."""
    if not has_bar(uses):
        return Markup("")
    counts = documents.tally(uses).items()
    parts = [tally.Part(count, verdict) for verdict, count in counts]
    key = [
        tally.Kind(verdict, capital(documents.WORDS[verdict]), count) for verdict, count in counts
    ]
    return tally.figure([tally.Row(Markup(""), "", parts)], key)


def _row(history: History, paper: Work, uses: Sequence[DocumentUse]) -> tally.Row:
    """The uses that a paper makes of documents, on the way to where its page tells of them."""
    address = f"{history.addresses[paper.id]}#documents"
    words = documents.tally_in_words(documents.tally(uses))
    name = links.voice(history, paper).label.as_html
    return tally.Row(
        name=name,
        way=addresses.relative(addresses.DOCUMENTS, address),
        parts=_alike(uses),
        words="\u00a0· ".join(words),
    )


def _age(work: Work) -> tuple[bool, object]:
    """Where a work stands in the list: by its date as it is named there, without one last."""
    return work.dated is None, work.dated and work.dated.sort_key
