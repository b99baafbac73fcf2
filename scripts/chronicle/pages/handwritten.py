"""Pages written by hand, finished for Markdown: notes, links to records, former anchors, terms."""

import re
from collections.abc import Mapping

from chronicle.corpus import addresses
from chronicle.drawing import locator_map, map_points, period
from chronicle.history import History
from chronicle.pages import families, moved, questions
from chronicle.pages.environment import macros
from chronicle.queries.claims import Statement
from chronicle.record.models import Claim, GlossaryTerm, Work
from chronicle.story.chapters import PARAGRAPH_ANCHOR, Chapter
from chronicle.story.handwritten import ANCHOR, PERIOD, SHOWN, without_links
from chronicle.story.notes import link_records, with_notes
from chronicle.templates import compact

# The end of a paragraph that has an anchor: the line break, and the line that gives the anchor.
PARAGRAPH_END = re.compile(rf"\n(?P<anchor>{PARAGRAPH_ANCHOR.pattern})", re.MULTILINE)
# What begins a heading or an item of a list, before its words.
MARK = re.compile(r"(?:#{1,6}|[-*+]|\d+\.) +")
# Where the great questions stand, each with its answer.
GREAT_QUESTIONS = re.compile(r"^<!-- the great questions -->$", re.MULTILINE)
# Where the latest change of the record stands.
LATEST_CHANGE = re.compile(r"^<!-- the latest change -->$", re.MULTILINE)
# Where it is said who answers for the site.
CREDIT = re.compile(r"^<!-- who answers for this site -->$", re.MULTILINE)
# Where the address stands to which mistakes are reported.
REPORT = re.compile(r"^<!-- where mistakes are reported -->$", re.MULTILINE)
# What stands there where the publisher has set no address.
NO_REPORT = (
    "This copy of the site names no address for that. Write to whoever gave you its address, or, "
    "if you know where its repository is, open an issue there, or propose the change as below."
)


def finish(markdown: str, address: str, history: History) -> str:
    """The Markdown of the page at an address as every generator can read it.

    `markdown` is what the page has, its citations as typed or as mkdocs-bibtex leaves them. It
    is given the ways to its citations, a chapter also its number and the ways to its neighbours.
    """
    page = history.handwritten.get(address)
    text = with_former_anchors(markdown, page.former_anchors if page else {})
    text = with_notes(text, history.formatted, _guides(address, history))
    text += moved.what_stood_here(history, address)
    text = PERIOD.sub(lambda match: _period(match["turns"] or "", address, history), text)
    text = GREAT_QUESTIONS.sub(lambda _: _great_questions(address, history), text)
    text = LATEST_CHANGE.sub(lambda _: _latest_change(address, history), text)
    text = SHOWN.sub(lambda match: _shown(match, address, history), text)
    text = CREDIT.sub(lambda _: _credit(address, history), text)
    text = REPORT.sub(lambda _: _report(history), text)
    file = page.file.partition("/")[2] if page else addresses.source_file(address)
    text = without_links(text, address, file, families.missing(history))
    text = link_records(text, address, history.corpus)
    if page and address:
        text = _with_citations(text, address, history)
    before, after = (None, *history.chapters), (*history.chapters[1:], None)
    for previous, chapter, following in zip(before, history.chapters, after, strict=False):
        if chapter.address == address:
            text = _chapter(text, chapter, history, previous, following)
    used = [term for term in history.corpus.of(GlossaryTerm) if term.name in text]
    explained = "".join(f"\n*[{term.name}]: {term.description}" for term in used)
    return f"{text}{explained}\n" if used else text


def with_former_anchors(markdown: str, formerly: Mapping[str, str]) -> str:
    """A page on which former anchors arrive at the heading or paragraph that has the new ones.

    `formerly` maps old anchors to new ones.
    """
    lines = markdown.split("\n")
    for old, new in formerly.items():
        start = next((number for number, line in enumerate(lines) if _has_anchor(line, new)), None)
        if start is None:  # while serving, the page may be newer than the history
            continue
        while start and lines[start - 1].strip() and not MARK.match(lines[start]):
            start -= 1
        mark = MARK.match(lines[start])
        before = mark[0] if mark else ""
        lines[start] = f'{before}<span id="{old}"></span>{lines[start].removeprefix(before)}'
    return "\n".join(lines)


def _has_anchor(line: str, anchor: str) -> bool:
    return any(match["id"] == anchor for match in ANCHOR.finditer(line))


def _period(turns: str, address: str, history: History) -> str:
    """The drawing of the period and its list; `link_records` warns of links that lead nowhere."""
    figure = period.draw(history, turns, address)
    return f'{figure}\n\n<div class="turns" markdown>\n\n{turns}\n</div>\n' if turns else figure


def _shown(match: re.Match[str], address: str, history: History) -> str:
    """A chart, a question, a map or a statement as HTML."""
    if match["kind"] == "statement":
        claim = history.corpus.get(Claim, match["ids"])
        parts = macros(history, "parts.html", address)
        return compact(parts["statement"](Statement((claim,), ())))
    parts = macros(history, "shown.html", address)
    if match["kind"] == "map":
        points = map_points.points(history, match["ids"].split(","))
        return compact(parts["map"](locator_map.locate(history, points), match["words"]))
    return compact(parts[match["kind"]](history.corpus[match["ids"]], match["words"]))


def _great_questions(address: str, history: History) -> str:
    """The questions to read first, as a list of HTML."""
    group = next((group for group in questions.ranked(history) if group.anchor == "great"), None)
    return compact(macros(history, "home-parts.html", address)["questions"](group)) if group else ""


def _latest_change(address: str, history: History) -> str:
    """The latest version of the record and the way to what it changed, as HTML."""
    return compact(macros(history, "home-parts.html", address)["latest"](history.edition))


def _credit(address: str, history: History) -> str:
    """Who edits and publishes the site and where they are written to, as HTML."""
    return compact(macros(history, "home-parts.html", address)["credit"]())


def _guides(address: str, history: History) -> dict[str, str]:
    """How paragraphs are found that have numbers of ours, as HTML, by id of the work."""
    parts = macros(history, "chapter-parts.html", address)
    return {
        work.id: compact(parts["guide"](work))
        for work in history.corpus.of(Work)
        if work.locators and work.locators.counting
    }


def _report(history: History) -> str:
    """The address to which mistakes are reported, or what to do where none is set."""
    link = history.site.report_to("", "", history.version)
    return f"[Report a mistake]({link})" if link else NO_REPORT


def _chapter(
    text: str, chapter: Chapter, history: History, before: Chapter | None, after: Chapter | None
) -> str:
    """A chapter with what stands before and after it."""
    parts = macros(history, "chapter-parts.html", chapter.address)
    blocks = (
        compact(parts["crumb"](chapter)),
        text,
        compact(parts["neighbours"](chapter, before, after)),
    )
    return "\n\n".join(blocks) + "\n"


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
