"""Pages written by hand, finished for Markdown: notes, links to records, former anchors, terms."""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.drawing import locator_map, period
from chronicle.frame.environment import macros
from chronicle.history import History, once_per_history
from chronicle.pages import families, moved
from chronicle.queries import epigraphs, selection
from chronicle.queries.claims import Statement
from chronicle.queries.links import Link
from chronicle.queries.paper_places import anchors
from chronicle.records.claim import Claim
from chronicle.records.vocabulary import GlossaryTerm
from chronicle.records.work import Work
from chronicle.story import parts as story
from chronicle.story import studies, translations
from chronicle.story.chapters import PARAGRAPH_ANCHOR, Chapter
from chronicle.story.handwritten import (
    ASKED_FOR,
    PERIOD,
    SHOWN,
    VERBATIM,
    WrittenPage,
    blank_out,
    link_target,
    without_links,
)
from chronicle.story.languages import ENGLISH
from chronicle.story.markdown import as_html
from chronicle.story.notes import NOTES, Passages, link_records, with_notes
from chronicle.templates import element, without_blank_lines
from chronicle.values import locators
from chronicle.values.text import Prose

# The end of a paragraph that has an anchor: the line break, and the line that gives the anchor.
PARAGRAPH_END = re.compile(rf"\n(?P<anchor>{PARAGRAPH_ANCHOR.pattern})", re.MULTILINE)
# The mark of a heading or of an item of a list.
MARK = r"(?:#{1,6}|[-*+]|\d+\.) +"
# The shortest match within one heading, item or paragraph.
BLOCK = rf"(?:.|\n(?![ \t]*\n|{MARK}))*?"
# A link in Markdown, in the text or in a line of its own; and the beginning of a link that needs
# no change.
LINK = re.compile(
    r"(?P<before>\]\(|^\[[^\]\n]+\]: +)(?P<target>[^)\s]+\.\w+(?:#[^)\s]*)?)", re.MULTILINE
)
ELSEWHERE = re.compile(r"[a-z]+:|/")
# The title of a page, and what it opens with: in a chapter after its years.
LEAD = re.compile(r'(?<=</h1>).*?<p(?! class="(?:crumb|dateline)").*?</p>', re.DOTALL)
COMMENT = re.compile(rf"^<!-- (?P<what>{'|'.join(ASKED_FOR)}) -->$", re.MULTILINE)


def finish(markdown: str, address: str, history: History) -> str:
    """The Markdown of the page at an address as every generator can read it.

    `markdown` is the text of the page, with its citations as typed. Every page gets the buttons to
    cite it; a part of the story also gets its number, its reading time, and links to its
    neighbours.
    """
    page = history.handwritten.get(address)
    text = _noted(markdown, address, page, history) + moved.moved_notices(history, address)
    if page and page.front_matter.translates:
        text = _with_older(text, address, page, history)
    text = _filled(text, address, page, history)
    if page and address:
        text = _with_citations(text, address, history)
    if page and address.startswith(addresses.CHAPTERS) and address != addresses.CHAPTERS:
        text = _part_of_story(text, address, page, history)
    return text + _explanations(text, history)


def with_contents(
    html: str, parts: Sequence[tuple[str, Markup, bool]], address: str, history: History
) -> str:
    """The page at an address with links to its parts beside its lead, if there are three."""
    page = history.handwritten.get(address)
    if not page or not parts[2:]:
        return html
    label = history.language(address).say("On this page")
    opened = macros(history, "parts.html", address)["opened_by_hand"]
    return LEAD.sub(
        lambda lead: without_blank_lines(opened(Markup(lead[0]), parts, label)), html, count=1
    )


def part_of_page(history: History, address: str) -> Markup:
    """What is written by hand for the page of a paper at an address, as HTML; perhaps nothing."""
    page = history.handwritten.get(address)
    if page is None:
        return Markup("")
    text = _filled(_noted(page.body, address, page, history), address, page, history)
    text = _with_buttons(text, address, history)
    text = with_addresses(text, address, page.file.partition("/")[2])
    return Markup(as_html(text + _explanations(text, history)))


def _filled(text: str, address: str, page: WrittenPage | None, history: History) -> str:
    """A page with what it asks for, and with links to the records that it names."""
    text = studies.with_list(text, history.corpus)
    text = PERIOD.sub(lambda match: _period(match, address, history), text)
    text = COMMENT.sub(lambda match: _asked_for(match["what"], address, history), text)
    text = SHOWN.sub(lambda match: _shown(match, address, history), text)
    file = addresses.source_file(address)
    if page:
        file = page.file.partition("/")[2]
    text = without_links(text, address, file, families.missing(history))
    return link_records(text, address, history.corpus)


def _noted(text: str, address: str, page: WrittenPage | None, history: History) -> str:
    """A page with its former anchors and its notes."""
    if page:
        text = with_former_anchors(text, page.former_anchors)
    language = history.language(address)
    guides = _guides(history, address.count("/"), language.lang)
    passages = _passages(history, address)
    return with_notes(text, history.formatted, guides, passages, language)


def _explanations(text: str, history: History) -> str:
    """The terms that a page uses, as Markdown has abbreviations; empty where it uses none."""
    lines = []
    for term in history.corpus.of(GlossaryTerm):
        if term.name in text:
            lines.append(f"\n*[{term.name}]: {term.description}")
    if not lines:
        return ""
    return "".join(lines) + "\n"


def with_former_anchors(markdown: str, formerly: Mapping[str, str]) -> str:
    """A page on which former anchors lead to the heading or paragraph with the new ones.

    `formerly` maps old anchors to new ones.
    """
    for old, new in formerly.items():
        block = rf"^(?P<mark>{MARK})?(?P<text>(?=\S){BLOCK}\{{ ?#{new} ?\}})"
        marked = rf'\g<mark><span id="{old}"></span>\g<text>'
        markdown = re.sub(block, marked, markdown, count=1, flags=re.MULTILINE)
    return markdown


def _period(match: re.Match[str], address: str, history: History) -> str:
    """The drawing of the period, between the heading of a list and the list.

    A list that is drawn stays for readers who hear the page or use keys.
    """
    turns = match["turns"] or ""
    figure = period.draw(history, turns, address)
    if not turns:
        return figure
    style = "turns all-drawn" if figure else "turns"
    head = match["head"] or ""
    return f'{head}{figure}\n\n<div class="{style}" markdown>\n\n{turns}\n</div>\n'


def _shown(match: re.Match[str], address: str, history: History) -> str:
    """A chart, a map, a statement, the words of one or threads as HTML."""
    kind = match["kind"]
    shown = macros(history, "shown.html", address)[kind]
    return without_blank_lines(
        shown(_named(kind, match["ids"].split(","), history), match["words"])
    )


def _named(kind: str, names: Sequence[str], history: History) -> object:
    """What a page shows by its id; places are shown as a map of them, claims as one statement."""
    if kind == "map":
        return locator_map.of_places(history, names)
    if kind == "threads":
        return [history.corpus.get(Claim, name) for name in names]
    if kind == "words":
        return epigraphs.of_claim(history, history.corpus.get(Claim, names[0]))
    if kind == "statement":
        return Statement(tuple(history.corpus.get(Claim, name) for name in names), ())
    return history.corpus[names[0]]


def _with_older(text: str, address: str, page: WrittenPage, history: History) -> str:
    """A translated page, with a notice at each passage that is older than its English."""
    own = history.language(address).say("Translated from an older text.")
    notice = element("p", own, **{"class": "older soft"})
    for each in translations.translations(page, history.corpus, history.handwritten):
        if each.is_older:
            block = rf"^(?P<text>(?=\S){BLOCK}\{{ ?#{re.escape(each.anchor)} ?\}})"
            text = re.sub(block, rf"\g<text>\n\n{notice}", text, count=1, flags=re.MULTILINE)
    return text


@once_per_history
def _guides(history: History, depth: int, tag: str) -> dict[str, str]:
    """By the id of a work, how to find a paragraph of it that we numbered.

    `depth` is the depth of the page with the notes, on which the way to the work depends, `tag`
    that of its language.
    """
    parts = macros(history, "chapter-parts.html", "page/" * depth)
    say = history.languages.get(tag, ENGLISH).say
    guides = {}
    for work in history.corpus.of(Work):
        if work.locators and work.locators.counting:
            guides[work.id] = without_blank_lines(parts["counting"](work, say))
    return guides


def _passages(history: History, address: str) -> Passages:
    """A function that gives the URL of a place in a work, relative to the page at an address.

    A place in a paper is on the page of the paper; for another work it is what was read of it.
    While serving, a page may cite a work that the history does not have yet.
    """

    def passage(key: str, locator: str) -> str | None:
        work = history.corpus.find(Work, key)
        if not work:
            return None
        anchor: str | None = None
        if work.is_paper:
            first_place = locators.places(locator)[0]
            anchor = anchors(history, work).get(first_place)
        elif work.reading:
            anchor = "reading"
        if anchor is None:
            return None
        page = work.main_page(history.corpus)
        return addresses.relative(address, f"{page}#{anchor}")

    return passage


def _asked_for(what: str, address: str, history: History) -> str:
    """What the page at an address asks for in a comment, as HTML."""
    asked = ASKED_FOR[what]
    return without_blank_lines(macros(history, "home-parts.html", address)[asked]())


def _part_of_story(text: str, address: str, page: WrittenPage, history: History) -> str:
    """A part of the story with what stands above, under its title, and after its text.

    Links to its neighbours stand before its notes. A part that is not in the book has no
    neighbours.
    """
    parts = macros(history, "chapter-parts.html", address)
    this = story.part(address, page, history.chapters)
    order = list(selection.parts_of_story(history))
    in_book = [part.address for part in order]
    crumb = without_blank_lines(parts["crumb"](this))
    deck = without_blank_lines(
        parts["deck"](this, "/questions/" in text, bool(_explanations(text, history)))
    )
    with_deck = text.replace("\n\n", f"\n\n{deck}\n\n", 1)

    neighbours = ""
    if address in in_book:
        number = in_book.index(address)
        before, _, after = [None, *order, None][number : number + 3]
        neighbours = without_blank_lines(
            parts["neighbours"](before, after, _handout(this.chapter, history))
        )
    told, has_notes, notes = with_deck.partition(NOTES)
    return f"{crumb}\n\n{told}\n\n{neighbours}\n\n{has_notes}{notes}\n\n"


def _handout(chapter: Chapter | None, history: History) -> Link | None:
    """The link to the sheet for teaching a chapter, if it has one."""
    if chapter not in selection.lessons(history):
        return None
    return Link(chapter.handout, Prose("For teaching this chapter"))


def _with_citations(text: str, address: str, history: History) -> str:
    """A page with buttons to cite it and its paragraphs."""
    own = history.handwritten[address]
    # A page that has such a heading itself keeps it.
    is_free = "cite" not in own.anchors | own.slugs
    parts = macros(history, "cite-parts.html", address)
    foot = without_blank_lines(parts["foot"](history.citable(address), is_free))
    return f"{_with_buttons(text, address, history)}\n\n{foot}\n"


def _with_buttons(text: str, address: str, history: History) -> str:
    """A page with a button to cite each paragraph that has an anchor.

    A paragraph that ends with a colon has no button, which would part it from what follows.
    """
    parts = macros(history, "cite-parts.html", address)

    def cite(match: re.Match[str]) -> str:
        paragraph = history.find_citable(f"{address}#{match['id']}")
        if paragraph is None or text[: match.start()].endswith(":"):
            return match[0]
        button = parts["cite"](paragraph)
        return f"{button}{match[0]}"

    return PARAGRAPH_END.sub(cite, text)


def with_addresses(markdown: str, address: str, file: str) -> str:
    """A page whose links to files, relative to its own file, lead to addresses."""
    as_typed = VERBATIM.sub(lambda match: blank_out(match[0]), markdown)

    def lead(match: re.Match[str]) -> str:
        path, hash_, anchor = match["target"].partition("#")
        is_shown = as_typed[match.start() : match.end()].isspace()
        if not path or is_shown or ELSEWHERE.match(path):
            return match[0]
        there = link_target(address, file, path)
        return f"{match['before']}{addresses.relative(address, there)}{hash_}{anchor}"

    return LINK.sub(lead, markdown)
