"""The documents behind the papers, as lists name them, and what came of their uses as a bar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.drawing import bars
from chronicle.history import History
from chronicle.queries import documents
from chronicle.queries.documents import DocumentUse
from chronicle.records.work import Work
from chronicle.values import languages
from chronicle.values.amounts import counted_in_words, in_words
from chronicle.values.text import Prose, capital

# With what the sentence on a work begins that says for what it is cited.
CITED_FOR = re.compile(r"^Cited(?:, with [^,]+,)? for ")
# Of so many uses of documents a bar is drawn.
FEWEST_DRAWN = 3


def titled(work: Work) -> Markup:
    """The title of a work, with its author; of an issue, in square brackets, its matter."""
    matter = _matter(work)
    return Markup("[{}]").format(matter) if matter else labels.undated(work).as_html


def named(work: Work) -> Markup:
    """What a document is called where it stands alone: with its date, if its title has none."""
    name = titled(work)
    published = published_in(work)
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


def published_in(work: Work) -> Markup:
    """The newspaper or site that has what is told without an author; else empty."""
    title = ""
    if _matter(work):
        title = work.title_en or work.title
    elif not work.author and not labels.is_issue(work):
        title = work.container_title_en or work.container_title or ""
    return Markup(languages.mark(escape(title), *labels.marking(work)))


def in_short(history: History, cited: Sequence[Work], read: Sequence[Work]) -> str:
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


def has_bar(uses: Sequence[DocumentUse]) -> bool:
    """Whether there are more uses of documents than a reader counts at a glance."""
    return len(uses) >= FEWEST_DRAWN


def drawn(uses: Sequence[DocumentUse]) -> Markup:
    """What came of uses of documents, as a bar with its key; empty of few."""
    if not has_bar(uses):
        return Markup("")
    counts = documents.tally(uses).items()
    parts = [bars.Part(count, verdict) for verdict, count in counts]
    key = [
        bars.Kind(verdict, capital(documents.WORDS[verdict]), count) for verdict, count in counts
    ]
    return bars.figure([bars.Row(Markup(""), "", parts)], key)
