"""Pages of citations, for pages of which parts are cited as well; the same as data; works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from chronicle.citation import exchange, labels
from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import CitedWork, together
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import PROGRAMS, for_program
from chronicle.citation.zotero_rdf import fields, people
from chronicle.corpus import addresses
from chronicle.exports import citations as data
from chronicle.history import History
from chronicle.kinds.vocabulary.model import Property
from chronicle.kinds.work.model import Work
from chronicle.pages import families
from chronicle.pages.context import PageContext
from chronicle.pages.environment import environment
from chronicle.pages.page import Page, Plan, make_page
from chronicle.queries import citations, cited_pages, moved
from chronicle.queries.cited_pages import CitedPage, Part
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose

Content = TypeVar("Content")

# Pages of these have statements about other things too, which are cited there.
WITH_OTHERS = ("actor", "deployment", "event")
# So many works are found by their names alone; more stand by class.
FEW_WORKS = 8
# Where there are fewer parts each has the name of who speaks.
FEW_PARTS = 3


class PartGroup(NamedTuple):
    """Parts that stand under one heading of their page; its name is None where there is none."""

    name: Prose | None
    parts: Sequence[Part]


@dataclass(frozen=True, kw_only=True)
class CitePage(PageContext):
    """What a page of citations shows."""

    template = "cite.html"
    style = "cited"

    about: Citable
    """The page that is cited."""
    whole: Part | None
    """The page itself; None where it is cited elsewhere, as a work is."""
    groups: Sequence[PartGroup]
    """The parts alone, in groups as the page has them."""
    each: str
    """What each part is: a paragraph, a place, a statement."""
    name: Prose
    """What it is about, as it stands in a heading."""
    only: str
    """That the parts are only about the page, where others stand on it too; empty elsewhere."""
    cited: CitedPage
    """The page, its parts, and the works that they come from."""
    usual: Prose | None
    """Who speaks in most of the parts, which do not all name it then; None where nobody does."""
    whose: Mapping[str, Markup]
    """Who says a part, in brackets, and where two say the same in which paper; by its anchor."""
    works: Sequence[CitedWork]
    """These works: the papers, then what they cite, many of them by class, and by name."""
    heads: Mapping[int, str]
    """What stands above the first work of each class, or of few above those that papers cite."""


def plans(history: History) -> Iterator[Plan]:
    """The pages of citations, in the order of what they are about."""
    for address, citables in citations.apart(history).items():
        yield Plan(address, partial(_page, history, address, citables))


def _page(history: History, address: str, citables: tuple[Citable, ...]) -> Page:
    about = history.citable(citables[0].page)
    cited = cited_pages.cited_page(history, address, citables)
    anchored = [part for part in cited.parts if part.citable.anchor]
    wholes = [part for part in cited.parts if not part.citable.anchor]
    each = _what_each_is(about, anchored)
    only = ""
    if each == "statement" and about.record and about.record.kind_ in WITH_OTHERS:
        only = " about it"
    by_class = len(cited.works) > FEW_WORKS
    usual = _usual(anchored)
    works = _in_order(history, cited.works, by_class=by_class)
    heads = _heads(history, works, by_class=by_class)
    context = CitePage(
        about=about,
        name=_in_quotes(about),
        whole=wholes[0] if wholes else None,
        groups=_groups(history, anchored),
        usual=usual,
        whose=_whose(history, anchored, usual),
        each=each,
        only=only,
        cited=cited,
        works=works,
        heads=heads,
    )
    return make_page(
        history,
        context,
        address=address,
        title=Prose("How to cite {}").format(_in_quotes(about)),
        description="Citations of a page, of each of its parts, and of the works they come from.",
        is_listed=False,
        canonical=about.address,
    )


def _in_quotes(about: Citable) -> Prose:
    """A title in quotation marks, unless it has some, or stands in italics."""
    if any(mark in about.title.markup for mark in "“*<"):
        return about.title
    return Prose("“{}”").format(about.title)


def _in_order(history: History, works: Sequence[CitedWork], *, by_class: bool) -> list[CitedWork]:
    """Works as one looks for them: first the papers, as they came, then the others by name.

    By class, they stand by that of their evidence before, as in the bibliography.
    """
    classes = list(history.corpus.settings.evidence)

    def rank(cited: CitedWork) -> tuple[int, str]:
        if cited.work.is_paper:
            return -1, ""
        name = labels.short_name(cited.work, history.corpus).as_text.strip("“‘[").casefold()
        of_class = classes.index(cited.work.evidence) if by_class else 0
        return of_class, name

    return sorted(works, key=rank)


def _heads(history: History, works: Sequence[CitedWork], *, by_class: bool) -> dict[int, str]:
    """What stands above the first work of each class, or of few above those that papers cite."""
    settings = history.corpus.settings
    behind = f"What the {settings.papers.one} cites"
    if works[1:] and works[1].work.is_paper:
        behind = f"What the {settings.papers.many} cite"
    heads: dict[int, str] = {}
    before = "" if by_class else f"The {settings.papers.many}"
    for number, (cited, *_) in enumerate(together(works)):
        head: str = settings.evidence[cited.work.evidence] if by_class else behind
        if cited.work.is_paper:
            head = f"The {settings.papers.many}"
        if head != before:
            heads[number] = head
        before = head
    return heads


def _usual(parts: Sequence[Part]) -> Prose | None:
    """Who speaks in more than half of these parts, if each has somebody who speaks."""
    speakers = Counter(map(attrgetter("citable.speaker"), parts))
    if len(parts) < FEW_PARTS or None in speakers:
        return None
    [(speaker, count)] = speakers.most_common(1)
    return speaker if 2 * count > len(parts) else None


def _whose(history: History, parts: Sequence[Part], usual: Prose | None) -> dict[str, Markup]:
    """Who says each part, unless it is the usual one, in brackets.

    What one says twice in different papers, in the same words or the same figure, is told apart by
    the paper; what it says itself has none.
    """
    papers: dict[tuple[str, ...], set[str]] = {}
    for part in parts:
        papers.setdefault(_said(part), set()).update(_papers(part))
    whose = {}
    for part in parts:
        speaker = part.citable.speaker
        named = [speaker.as_html] if speaker and speaker != usual else []
        if speaker and len(papers[_said(part)]) > 1:
            for paper in _papers(part):
                work = history.corpus.get(Work, paper)
                name = labels.paper_name(work, history.corpus).as_html
                if name != speaker.as_html:
                    named.append(Markup("in {}").format(name))
        if named:
            whose[part.anchor] = Markup("({})").format(Markup(", ").join(named))
    return whose


def _said(part: Part) -> tuple[str, ...]:
    """What a part says, where, and who says it: the figure alone, if it is one."""
    citable = part.citable
    said: str = citable.below or citable.stated
    value = getattr(citable.record, "value", None)  # a claim alone has one
    if isinstance(value, Figure):
        said = value.words
    return str(citable.group), str(citable.speaker), said


def _papers(part: Part) -> list[str]:
    """The papers that a part comes from, by their ids."""
    return list(dict.fromkeys(source.work for source in part.citable.sources))


def _what_each_is(about: Citable, anchored: Sequence[Part]) -> str:
    """What each of the parts of a page is."""
    if anchored and anchored[0].citable.paragraph:
        return "paragraph"
    if about.address == addresses.PLACES:
        return "place"
    return "statement"


def _groups(history: History, parts: Sequence[Part]) -> list[PartGroup]:
    """Parts by the heading that they stand under; what is said besides comes last."""
    rest = [each.name for each in history.corpus.of(Property) if each.rest]
    by_heading = groupby(parts, key=lambda part: part.citable.group)
    groups = [PartGroup(name, tuple(group)) for name, group in by_heading]
    return sorted(groups, key=lambda group: group.name in rest)


def files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Citations as data, and works for programs: paths below the site's root, what makes them."""
    yield data.SHARED, partial(_encoded, data.shared, history)
    pages = dict(cited_pages.all_cited(history))
    for citable in families.cited(history):
        pages.setdefault(citable.address, (citable,))
    for address, citables in pages.items():
        yield data.path(address), partial(_data, history, address, citables)
    for address in moved.by_page(history):
        if address not in pages:
            now = cited_pages.moved_from(history, address)
            yield data.path(address), partial(_encoded, data.moved, now)

    every = partial(_unapi, history.corpus.of(Work))
    yield addresses.FORMER_ALL_WORKS, every
    for work in history.corpus.of(Work):
        for name in work.ids:
            for key, _, ending in PROGRAMS:
                yield f"{addresses.CITE}{name}.{ending}", partial(_program, work, key)
        yield addresses.unapi(work), partial(_unapi, [work])
    yield addresses.unapi(), every


def _data(history: History, address: str, citables: Sequence[Citable]) -> bytes:
    page = cited_pages.cited_page(history, address, citables)
    return data.written(history, address, page).encode()


def _encoded(write: Callable[[Content], str], what: Content) -> bytes:
    return write(what).encode()


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
