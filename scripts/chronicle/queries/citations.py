"""How something is cited: where its citations are, by what title, the colophon of a page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import cited_places
from chronicle.citation.forms import sentence
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.fields import version_words
from chronicle.kinds.work.model import Work
from chronicle.queries import claims
from chronicle.values import languages
from chronicle.values.amounts import Figure
from chronicle.values.text import WHOLE, Label, Prose, breakable, broken_at_strokes, seamed

# The anchor of the citations of a whole page.
ANCHOR = "cite"
# Places in works that a page shows among its own citations; of more, they have a page of their own.
MOST = 20
# Parts whose citations stand on one page.
TOGETHER = 30
# The way to an address that an entry shows, and its host.
ADDRESS = re.compile(
    r'<a href="(?P<way>https?://(?:www\.)?(?P<host>[^/"]+)[^"]*)"[^>]*>[^<]*</a>\.?'
)
# The mark and tags with which a title begins between quotation marks, and what ends it, which may
# have a date before.
OPENED = re.compile(r"“(?:<\w[^>]*>)*$")
QUOTED = re.compile(r"[^“”]*”")
# A name in another language within its marks, and the English that follows in brackets.
WITH_ENGLISH = re.compile(
    r"(?P<opens>“?(?:<em>)?)(?P<own><span lang=[^>]*>[^<]*</span>)"
    r"(?P<closes>(?:</em>)?”?) \[(?P<english>[^\[\]]+)\]"
)
TAG = re.compile(r"<[^>]*>")
# What stays in one line: the pages from one to another, an e-book, two names in one word; a tag
# before them is none. So does a title of two names.
UNBROKEN = re.compile(
    r"(?<![^\s(])(?:(?:pp?\. )?\d+–\d+|e-\w+|[A-Z]\w+-[A-Z]\w+)"
    r"|(?<=<em>)[A-Z]\w+–[A-Z]\w+(?=</em>)"
)


@once_per_history
def apart(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """What has its citations on a page that has only those, by the address of that page."""
    pages = dict.fromkeys(citable.page for citable in history.citables.values())
    return dict(chain.from_iterable(_apart(history, page).items() for page in pages))


@once_per_history
def _apart(history: History, page: str) -> Mapping[str, tuple[Citable, ...]]:
    """What of one page has its citations on pages that have only those, by their addresses.

    It is all that is cited of pages with parts, and pages that come from many places. Where there
    are very many parts, further pages have some each, and the page itself again, whose forms they
    need. Works are cited on their own pages. Claims stand as their pages have them, in words before
    figures but for a deployment, but figures of whatever work by size; those of places, which share
    a page, as they are entered.
    """
    citables = [each for each in history.citables_on(page).values() if not each.work]
    whole = [citable for citable in citables if not citable.anchor]
    parts = [citable for citable in citables if citable.anchor]
    if not parts and (not whole or len(cited_places(whole[0].sources)) <= MOST):
        return {}
    ranks = _ranks_of_claims(history, page)

    def rank(part: Citable) -> Rank:
        return ranks.get(part.anchor, Rank(is_late=False, number=-1))

    parts.sort(key=rank)
    return _paged(f"{addresses.CITE}{page}", whole, parts)


class Rank(NamedTuple):
    """The order of the parts of a page: those that come late after all others, then by number."""

    is_late: bool
    number: int


def _ranks_of_claims(history: History, page: str) -> dict[str, Rank]:
    """The rank of each claim that stands on a page, which is that of another record, by its id."""
    corpus = history.corpus
    there = [record for record in history.on_page.get(page, ()) if isinstance(record, Claim)]
    ranks = {}
    for number, claim in enumerate(claims.ordered(there, corpus, are_papers_first=False)):
        traits = corpus[claim.about].traits_
        if traits.below:
            is_figure = isinstance(claim.value, Figure)
            ranks[claim.id] = Rank(is_figure and not traits.figures_first, number)
    return ranks


def _paged(
    address: str, whole: Sequence[Citable], parts: Sequence[Citable]
) -> dict[str, tuple[Citable, ...]]:
    """A page and its parts, so many on each page of citations, by the address of that page.

    The whole stands on each; what it comes from only on the first.
    """
    without_sources = [replace(citable, sources=()) for citable in whole]
    cuts = [*_cuts(parts), len(parts)]
    pages = {address: (*whole, *parts[: cuts[0]])}
    for number, (first, last) in enumerate(pairwise(cuts), 2):
        pages[f"{address}part-{number}/"] = (*without_sources, *parts[first:last])
    return pages


def _cuts(parts: Sequence[Citable]) -> list[int]:
    """Where a further page begins: as many as there are for so many parts each.

    Each begins with a group of parts, if one begins within half a page before, or else after.
    """
    groups = enumerate(pairwise(parts), 1)
    begun = [number for number, (before, part) in groups if part.group != before.group]
    cuts = []
    for even in range(TOGETHER, len(parts), TOGETHER):
        near = [number for number in begun if 2 * abs(number - even) < TOGETHER]
        before = [number for number in near if number <= even]
        cuts.append((before[-1:] or near[:1] or [even])[0])
    return cuts


@once_per_history
def _ways(history: History, page: str) -> Mapping[str, str]:
    """Where the citations are of each thing on a page that has them on another."""
    ways: dict[str, str] = {}
    for address, citables in _apart(history, page).items():
        for citable in citables:
            anchor = citable.anchor or ANCHOR
            ways.setdefault(citable.address, f"{address}#{anchor}")
    return ways


def where(history: History, citable: Citable) -> str:
    """The address at which the citations of something are."""
    if citable.work:
        return f"{citable.work.main_page(history.corpus)}#{ANCHOR}"
    return _ways(history, citable.page).get(citable.address, f"{citable.address}#{ANCHOR}")


def own_title(history: History, citable: Citable) -> str:
    """The title by which a part is cited, in plain text; empty where its page has the same."""
    page = history.find_citable(citable.page)
    if page and page.title == citable.title:
        return ""
    return citable.title.as_text


def colophon(history: History, address: str, title: str) -> Label:
    """What a page has at its end on paper: its citation; on that of a paper, that of the paper.

    `title` is that of a page about which nothing else is known, in plain text.
    """
    citable = history.find_citable(address) or Citable(address, Prose(title), ())
    url = escape(history.site.url + address)
    cited = sentence(str(history.citations(citable)["entry"]))
    if citable.work:
        listed = entry(history, citable.work).as_html
        site = f"<cite>{escape(history.site.name)}</cite>"
        if history.version:
            site += f", version {version_words(history.version)}"
        cited = f"{listed} Its page in {site}: {url}"
    without_stop = cited.removesuffix(".")
    marked = without_stop
    if "://" in url:  # a site that does not know where it is published has none
        marked = without_stop.replace(url, f'<span class="url">{url}</span>')
    return Label(Markup(marked))


@once_per_history
def entry(history: History, work: Work) -> Label:
    """The entry of a work in a bibliography, as a sentence."""
    return Label(Markup(sentence(history.formatted[work.id].whole["entry"])))


def breakable_entry(history: History, work: Work) -> Markup:
    """The entry of a work, whose address may go on in another line, but not its pages."""
    return Markup(breakable(with_pages_whole(str(entry(history, work).as_html))))


def entry_in_list(history: History, work: Work, way: str = "") -> Markup:
    """The entry of a work among many: its address is named by the host, and is whole on paper.

    What it has in another language follows its English here, which most readers can read. Its
    title leads a `way`, if there is one. No stop is left after a host.
    """
    listed = WITH_ENGLISH.sub(_english_first, str(entry(history, work).as_html))
    span = _title_span(work, listed) if way else None
    if span:
        first, end = span
        anchor = f'<a class="to" href="{escape(way)}">'
        listed = f"{listed[:first]}{anchor}{listed[first:end]}</a>{listed[end:]}"
    whole = str(with_pages_whole(listed))

    def at_host(met: re.Match[str]) -> str:
        return f'<a class="at-host" href="{met["way"]}">{seamed(met["host"])}</a>'

    return Markup(ADDRESS.sub(at_host, whole))


def _english_first(met: re.Match[str]) -> str:
    """The English of a name within the marks of that, and then the name itself, in brackets."""
    english = TAG.sub("", met["english"])
    return f'{met["opens"]}{english}{met["closes"]} <span class="soft">[{met["own"]}]</span>'


def _title_span(work: Work, listed: str) -> tuple[int, int] | None:
    """Where a title stands in an entry, the English before its own, with its quotation marks."""
    title = languages.found(work.title_en or work.title, listed)
    title = title or languages.found(work.title, listed)
    if not title:
        return None
    opened = OPENED.search(listed, 0, title.start())
    quoted = QUOTED.match(listed, title.end())
    if opened and quoted:
        return opened.start(), quoted.end()
    return title.span()


@lru_cache(4096)
def whole_in_lines(form: object) -> Markup:
    """A citation to copy in which no line ends within pages or in a part of an address."""
    return broken_at_strokes(with_pages_whole(form))


def with_pages_whole(form: object) -> Markup:
    """A citation as HTML in which no line ends within the pages from one to another."""
    return Markup(UNBROKEN.sub(lambda match: WHOLE.format(match[0]), str(form)))
