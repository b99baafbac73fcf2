"""Pages of citations, for pages of which parts are cited as well; the same as data; works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple, TypeVar

from markupsafe import Markup, escape

from chronicle.citation import exchange, labels
from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import CitedWork
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import PROGRAMS, for_program
from chronicle.citation.zotero_rdf import fields, people
from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.exports import citations as data
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.vocabulary.model import Property
from chronicle.kinds.work.model import Work
from chronicle.pages import families
from chronicle.pages.context import PageContext
from chronicle.pages.environment import environment
from chronicle.pages.page import Page, Plan, make_page
from chronicle.queries import citations, cited_pages, links, moved
from chronicle.queries.cited_pages import CitedPage, Part
from chronicle.queries.links import Link
from chronicle.values import languages
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose

Content = TypeVar("Content")

# Pages of these have statements about other things too, which are cited there.
WITH_OTHERS = ("actor", "event")
# So many works are found by their names alone; more stand by class.
FEW_WORKS = 8
# Of so many parts all are seen as the page opens; of more, the first group.
FEW_OPEN = 8
# Where there are fewer parts each has the name of who speaks.
FEW_PARTS = 3


class PartGroup(NamedTuple):
    """Parts that stand under one heading of their page; its name is None where there is none."""

    name: Prose | None
    parts: Sequence[Part]


class WorkClass(NamedTuple):
    """Works of one class of evidence, each with all its citations; few works have no `name`."""

    name: str
    works: Sequence[CitedWork]


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
    are_folded: bool
    """That only the first of these groups is open as one comes."""
    how_many: Mapping[Prose | None, str]
    """How many parts stand here in each group, and of how many, where others stand elsewhere."""
    how_many_in_all: int
    """How many parts the page has, here and elsewhere."""
    each: str
    """What each part is: a paragraph, a place, a statement."""
    name: Prose
    """What it is about, as it stands in a heading."""
    only: str
    """That the parts are only about the page, where others stand on it too; empty elsewhere."""
    sheets: Sequence[Link]
    """Where all parts are cited, by number and subject; none if that is one page."""
    onward: Markup
    """Where the next parts are cited; empty on the last of the sheets."""
    cited: CitedPage
    """The page, its parts, and the works that they come from."""
    usual: Markup | None
    """Who speaks in most of the parts, which do not all name it then; None where nobody does."""
    whose: Mapping[str, Markup]
    """Who says a part, in brackets, and where two say the same in which paper; by its anchor."""
    papers: Sequence[CitedWork]
    """The papers among these works, as they came."""
    classes: Sequence[WorkClass]
    """The other works, many of them by class, and by name."""
    other_works: str
    """The heading over these."""


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
    usual = _usual(history, anchored)
    papers = [one for one in cited.works if one.work.is_paper]
    everywhere = _groups_everywhere(history, about.address)
    sheets = _sheets(history, address, about.address, each, everywhere)
    context = CitePage(
        about=about,
        name=_in_quotes(about),
        whole=wholes[0] if wholes else None,
        groups=_groups(history, anchored),
        are_folded=len(anchored) > FEW_OPEN,
        how_many=_how_many(anchored, everywhere),
        how_many_in_all=everywhere.total(),
        usual=usual,
        whose=_whose(history, anchored, usual),
        each=each,
        only=only,
        sheets=sheets if sheets[1:] else (),
        onward=_onward(address, sheets),
        cited=cited,
        papers=papers,
        classes=_classes(history, cited.works),
        other_works="Cite another work" if papers else "Cite the sources",
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


def _sheets(
    history: History, address: str, page: str, each: str, everywhere: Counter[Prose | None]
) -> list[Link]:
    """The pages on which all parts of a page are cited, by the numbers of their first and last.

    Statements have their subjects, too. The one at an `address` says that it is this.
    """
    sheets = []
    last = 0
    for there, citables in citations.apart(history).items():
        parts = [citable for citable in citables if citable.anchor]
        if citables[0].page == page and parts:
            first = last + 1
            last += len(parts)
            label = Prose(f"{each.capitalize()} {last}")
            if last > first:
                label = Prose(f"{each.capitalize()}s {first}–{last}")
            if each == "statement" and parts[0].group:
                label = Prose("{}: {}").format(label, _subjects(history, parts, everywhere))
            if there == address:
                label = Prose("{} (this page)").format(label)
            sheets.append(Link(there, label))
    return sheets


def _subjects(
    history: History, parts: Sequence[Citable], everywhere: Counter[Prose | None]
) -> Prose:
    """The groups of some parts as their page calls them, in a line.

    What is said besides, and a subject of a single part, stand there under one head.
    """
    besides = _besides(history)
    groups = dict.fromkeys(part.group for part in parts)
    named = [group for group in groups if everywhere[group] > 1 and group not in besides]
    names = [group for group in named if group]
    if not names:
        return Prose("Other subjects")
    if len(names) < len(groups):
        names.append(Prose("others"))
    return Prose(" · ".join(["{}"] * len(names))).format(*names)


def _groups_everywhere(history: History, page: str) -> Counter[Prose | None]:
    """How many parts of a page each group has, on all the pages where they are cited."""
    parts = history.citables_on(page).values()
    return Counter(part.group for part in parts if part.anchor and not part.work)


def _how_many(parts: Sequence[Part], everywhere: Counter[Prose | None]) -> dict[Prose | None, str]:
    """How many of these parts are in each group, and of how many in all, where that is more."""
    here = Counter(part.citable.group for part in parts)
    return {
        group: str(count) if count == everywhere[group] else f"{count} of {everywhere[group]}"
        for group, count in here.items()
    }


def _onward(address: str, sheets: Sequence[Link]) -> Markup:
    """The way to the sheet after this, if there is one."""
    for here, after in pairwise(sheets):
        if here.address == address:
            href = addresses.relative(address, after.address)
            return Markup('Next: <a href="{}">{}</a>').format(href, after.label.as_html)
    return Markup("")


def _classes(history: History, works: Sequence[CitedWork]) -> list[WorkClass]:
    """Works that are no papers as one looks for them, by name.

    Many stand by the class of their evidence before, as in the bibliography.
    """

    def name(cited: CitedWork) -> str:
        return labels.short_name(cited.work, history.corpus).as_text.strip("“‘[").casefold()

    others = sorted((one for one in works if not one.work.is_paper), key=name)
    if len(works) <= FEW_WORKS:
        return [WorkClass("", others)] if others else []
    by_class = grouped((one.work.evidence, one) for one in others)
    classes = history.corpus.settings.evidence
    return [WorkClass(classes[each], by_class[each]) for each in classes if each in by_class]


def _speaker(history: History, part: Part) -> Markup | None:
    """Who says a part, as its page names who does; None where nobody does."""
    record = part.citable.record
    if not record:
        return None
    claim = history.corpus.find(Claim, record.id)
    if not claim:
        return None
    voice = history.corpus[claim.voice]
    return links.voice(history, voice).label.as_html


def _usual(history: History, parts: Sequence[Part]) -> Markup | None:
    """Who speaks in more than half of these parts, if each has somebody who speaks."""
    speakers = Counter(_speaker(history, part) for part in parts)
    if len(parts) < FEW_PARTS or None in speakers:
        return None
    [(speaker, count)] = speakers.most_common(1)
    return speaker if 2 * count > len(parts) else None


def _whose(history: History, parts: Sequence[Part], usual: Markup | None) -> dict[str, Markup]:
    """Who says each part, unless it is the usual one, in brackets.

    What one says twice in different works, in the same words or the same figure, is told apart by
    the paper that has it, or by how it was reported; what a work says itself has neither.
    """
    works: dict[tuple[str, ...], set[str]] = {}
    for part in parts:
        works.setdefault(_said(part), set()).update(_works(part))
    whose = {}
    for part in parts:
        speaker = _speaker(history, part)
        named = [speaker] if speaker and speaker != usual else []
        if speaker and len(works[_said(part)]) > 1:
            named += _known_from(history, part)
        if named:
            whose[part.anchor] = Markup("({})").format(Markup(", ").join(named))
    return whose


def _known_from(history: History, part: Part) -> Iterator[Markup]:
    """The papers in which somebody says a part, and how a work was reported that was not seen."""
    for source in part.citable.sources:
        work = history.corpus.get(Work, source.work)
        if work.is_paper:
            name = labels.paper_name(work, history.corpus).as_html
            if name != _speaker(history, part):
                yield Markup("in {}").format(name)
        elif work.is_seen_in_reports(source.at):
            yield Markup(languages.mark(str(escape(source.at))))


def _said(part: Part) -> tuple[str, ...]:
    """What a part says, where, and who says it: the figure alone, if it is one."""
    citable = part.citable
    said: str = citable.below or citable.stated
    value = getattr(citable.record, "value", None)  # a claim alone has one
    if isinstance(value, Figure):
        said = value.words
    return str(citable.group), str(citable.speaker), said


def _works(part: Part) -> list[str]:
    """The works that a part comes from, by their ids."""
    return [source.work for source in part.citable.sources]


def _what_each_is(about: Citable, anchored: Sequence[Part]) -> str:
    """What each of the parts of a page is."""
    if anchored and anchored[0].citable.paragraph:
        return "paragraph"
    if about.address == addresses.PLACES:
        return "place"
    return "statement"


def _groups(history: History, parts: Sequence[Part]) -> list[PartGroup]:
    """Parts by the heading that they stand under; what is said besides comes last."""
    by_heading = grouped((part.citable.group, part) for part in parts)
    return [PartGroup(name, by_heading[name]) for name in _rest_last(history, by_heading)]


def _rest_last(history: History, headings: Iterable[Prose | None]) -> list[Prose | None]:
    """Headings in their order, with those of what is said besides after all others."""
    return sorted(headings, key=_besides(history).__contains__)


def _besides(history: History) -> list[Prose]:
    """The headings of what is said besides."""
    return [each.name for each in history.corpus.of(Property) if each.rest]


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
