"""Pages written by hand, finished for Markdown: notes, links to records, former anchors, terms."""

import re
from collections.abc import Mapping

from chronicle.corpus import addresses
from chronicle.drawing import period
from chronicle.history import History, once_per_history
from chronicle.kinds.vocabulary.model import GlossaryTerm
from chronicle.kinds.work import papers
from chronicle.kinds.work.model import Work
from chronicle.pages import families, moved
from chronicle.pages.environment import macros
from chronicle.queries import selection
from chronicle.story import parts as story
from chronicle.story.chapters import PARAGRAPH_ANCHOR
from chronicle.story.handwritten import ASKED_FOR, PERIOD, SHOWN, WrittenPage, without_links
from chronicle.story.notes import Passages, link_records, with_notes
from chronicle.templates import compact
from chronicle.values import locators

# The end of a paragraph that has an anchor: the line break, and the line that gives the anchor.
PARAGRAPH_END = re.compile(rf"\n(?P<anchor>{PARAGRAPH_ANCHOR.pattern})", re.MULTILINE)
# What begins a heading or an item of a list, before its words.
MARK = r"(?:#{1,6}|[-*+]|\d+\.) +"
# As little as can be of a heading, an item or a paragraph, over its lines.
BLOCK = rf"(?:.|\n(?![ \t]*\n|{MARK}))*?"
# A part of the story with which an item or a paragraph of their list begins.
LISTED = re.compile(rf"^(?:{MARK})?\[[^\[\]\n]+\]\((?P<file>[a-z0-9-]+\.md)\)", re.MULTILINE)
COMMENT = re.compile(rf"^<!-- (?P<what>{'|'.join(ASKED_FOR)}) -->$", re.MULTILINE)


def finish(markdown: str, address: str, history: History) -> str:
    """The Markdown of the page at an address as every generator can read it.

    `markdown` is what the page has, its citations as typed or as mkdocs-bibtex leaves them. It
    is given the ways to its citations, a part of the story also its number, how long it takes to
    read, and the ways to its neighbours.
    """
    page = history.handwritten.get(address)
    text = with_former_anchors(markdown, page.former_anchors if page else {})
    guides = _guides(history, address.count("/"))
    text = with_notes(text, history.formatted, guides, _passages(history, address))
    text += moved.what_stood_here(history, address)
    text = PERIOD.sub(lambda match: _period(match["turns"] or "", address, history), text)
    text = COMMENT.sub(lambda match: _asked_for(match["what"], address, history), text)
    text = SHOWN.sub(lambda match: _shown(match, address, history), text)
    file = page.file.partition("/")[2] if page else addresses.source_file(address)
    text = without_links(text, address, file, families.missing(history))
    text = link_records(text, address, history.corpus)
    if page and address:
        text = _with_citations(text, address, history)
    if page and address.startswith(addresses.CHAPTERS) and address != addresses.CHAPTERS:
        text = _part_of_story(text, address, page, history)
    if address == addresses.CHAPTERS:
        text = _with_minutes(text, history)
    used = [term for term in history.corpus.of(GlossaryTerm) if term.name in text]
    explained = "".join(f"\n*[{term.name}]: {term.description}" for term in used)
    return f"{text}{explained}\n" if used else text


def with_former_anchors(markdown: str, formerly: Mapping[str, str]) -> str:
    """A page on which former anchors arrive at the heading or paragraph that has the new ones.

    `formerly` maps old anchors to new ones.
    """
    for old, new in formerly.items():
        block = rf"^(?P<mark>{MARK})?(?P<text>(?=\S){BLOCK}\{{ ?#{new} ?\}})"
        marked = rf'\g<mark><span id="{old}"></span>\g<text>'
        markdown = re.sub(block, marked, markdown, count=1, flags=re.MULTILINE)
    return markdown


def _period(turns: str, address: str, history: History) -> str:
    """The drawing of the period and its list; `link_records` warns of links that lead nowhere."""
    figure = period.draw(history, turns, address)
    return f'{figure}\n\n<div class="turns" markdown>\n\n{turns}\n</div>\n' if turns else figure


def _shown(match: re.Match[str], address: str, history: History) -> str:
    """A chart, a question, a map or a statement as HTML."""
    shown = macros(history, "shown.html", address)[match["kind"]]
    return compact(shown(match["ids"].split(","), match["words"]))


@once_per_history
def _guides(history: History, depth: int) -> dict[str, str]:
    """How paragraphs are found that have numbers of ours, as HTML, by id of the work.

    `depth` is that of the page whose notes need it, on which alone the way to the work depends.
    """
    parts = macros(history, "chapter-parts.html", "page/" * depth)
    return {
        work.id: compact(parts["guide"](work))
        for work in history.corpus.of(Work)
        if work.locators and work.locators.counting
    }


def _passages(history: History, address: str) -> Passages:
    """Where the site tells of a place in a work, as the page at an address links to it.

    A place in a paper stands on the page of the paper, what was read of another work on its own.
    While serving, a page may cite what the history has not yet.
    """

    def passage(key: str, locator: str) -> str | None:
        work = history.corpus.find(Work, key)
        if not work:
            return None
        anchor: str | None = None
        if work.is_paper:
            anchor = papers.anchors(history, work).get(locators.places(locator)[0])
        elif work.reading:
            anchor = "reading"
        there = f"{work.main_page(history.corpus)}#{anchor}"
        return addresses.relative(address, there) if anchor else None

    return passage


def _asked_for(what: str, address: str, history: History) -> str:
    """What the page at an address asks for in a comment, as HTML."""
    return compact(macros(history, "home-parts.html", address)[ASKED_FOR[what]]())


def _part_of_story(text: str, address: str, page: WrittenPage, history: History) -> str:
    """A part of the story with what stands before and after it, and under its title.

    One that the book has not, such as a page that tells it in short, has no neighbours.
    """
    parts = macros(history, "chapter-parts.html", address)
    this = story.part(address, page, history.chapters)
    order = selection.parts_of_story(history)
    at = next((place for place, one in enumerate(order) if one.address == address), None)
    before = order[at - 1] if at else None
    after = None if at is None else next(iter(order[at + 1 :]), None)
    begin, deck = (compact(parts[part](this)) for part in ("crumb", "deck"))
    end = "" if at is None else compact(parts["neighbours"](this, before, after))
    return "\n\n".join((begin, text.replace("\n\n", f"\n\n{deck}\n\n", 1), end, ""))


def _with_minutes(text: str, history: History) -> str:
    """The list of the parts of the story, each with how long it takes to read behind its name."""
    minutes = macros(history, "chapter-parts.html", addresses.CHAPTERS)["minutes"]

    def listed(match: re.Match[str]) -> str:
        address = addresses.of_file(f"{addresses.CHAPTERS}{match['file']}")
        if not (page := history.handwritten.get(address)):
            return match[0]
        part = story.part(address, page, history.chapters)
        return f"{match[0]} ({compact(minutes(part))})"

    return LISTED.sub(listed, text)


def _with_citations(text: str, address: str, history: History) -> str:
    """A page with the way to its citations, and to those of a paragraph before its anchor."""
    parts = macros(history, "cite-parts.html", address)

    def cite(match: re.Match[str]) -> str:
        there = history.citables.get(f"{address}#{match['id']}")
        return f"&nbsp;{parts['cite'](there)}{match[0]}" if there else match[0]

    # A page that has such a heading itself keeps it.
    is_free = "cite" not in history.handwritten[address].anchors
    foot = compact(parts["folded"](history.citables[address], is_free))
    return f"{PARAGRAPH_END.sub(cite, text)}\n\n{foot}\n"
