"""Pages written by hand, finished for Markdown: notes, links to records, former anchors, terms."""

import re
from collections.abc import Mapping

from chronicle.corpus import addresses
from chronicle.drawing import period
from chronicle.history import History, once_per_history
from chronicle.pages import families, moved, papers
from chronicle.pages.environment import macros
from chronicle.queries import links
from chronicle.record import locators
from chronicle.record.models import GlossaryTerm, Work
from chronicle.story.chapters import PARAGRAPH_ANCHOR, Chapter
from chronicle.story.handwritten import ASKED_FOR, PERIOD, SHOWN, without_links
from chronicle.story.notes import Passages, link_records, with_notes
from chronicle.templates import compact

# The end of a paragraph that has an anchor: the line break, and the line that gives the anchor.
PARAGRAPH_END = re.compile(rf"\n(?P<anchor>{PARAGRAPH_ANCHOR.pattern})", re.MULTILINE)
# What begins a heading or an item of a list, before its words.
MARK = r"(?:#{1,6}|[-*+]|\d+\.) +"
# As little as can be of a heading, an item or a paragraph, over its lines.
BLOCK = rf"(?:.|\n(?![ \t]*\n|{MARK}))*?"
COMMENT = re.compile(rf"^<!-- (?P<what>{'|'.join(ASKED_FOR)}) -->$", re.MULTILINE)


def finish(markdown: str, address: str, history: History) -> str:
    """The Markdown of the page at an address as every generator can read it.

    `markdown` is what the page has, its citations as typed or as mkdocs-bibtex leaves them. It
    is given the ways to its citations, a chapter also its number and the ways to its neighbours.
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
    for chapter in history.chapters:
        if chapter.address == address:
            text = _chapter(text, chapter, history)
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
        work = history.corpus.records.get(key)
        if not isinstance(work, Work):
            return None
        anchor: str | None = None
        if work.is_paper:
            anchor = papers.anchors(history, work).get(locators.places(locator)[0])
        elif work.reading:
            anchor = "reading"
        there = f"{links.canonical_page(history, work)}#{anchor}"
        return addresses.relative(address, there) if anchor else None

    return passage


def _asked_for(what: str, address: str, history: History) -> str:
    """What the page at an address asks for in a comment, as HTML."""
    return compact(macros(history, "home-parts.html", address)[ASKED_FOR[what]]())


def _chapter(text: str, chapter: Chapter, history: History) -> str:
    """A chapter with what stands before and after it, and under its title."""
    parts = macros(history, "chapter-parts.html", chapter.address)
    begin, deck, end = (compact(parts[part](chapter)) for part in ("crumb", "deck", "neighbours"))
    return "\n\n".join((begin, text.replace("\n\n", f"\n\n{deck}\n\n", 1), end, ""))


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
