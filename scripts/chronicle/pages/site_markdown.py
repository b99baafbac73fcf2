"""The processing of Markdown pages for the site: notes, cite buttons, glossary terms."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markupsafe import Markup

from chronicle.content import citation_syntax, narrative, notes, translations
from chronicle.content.languages import ENGLISH
from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.content.markdown_pages import (
    CONTENT_COMMENTS,
    PERIOD_COMMENT,
    PERIOD_SHORTCODE,
    SHORTCODE,
    TURNING_POINTS,
    MarkdownPage,
)
from chronicle.content.notes import PassageURL
from chronicle.corpus import addresses
from chronicle.graphics import event_timeline, locator_map, threads
from chronicle.history import History, cached_per_history
from chronicle.layout.page_model import foreign_names
from chronicle.layout.page_templates import template_macros
from chronicle.pages import redirects
from chronicle.pages.markdown_extension import ContentInserter, PageExtension
from chronicle.problems import Problem
from chronicle.queries import epigraphs, inventory, related_records
from chronicle.queries.claims import Statement
from chronicle.queries.paper_passages import passage_anchors
from chronicle.records import Claim, Event, GlossaryTerm, Question, Work
from chronicle.templates import html_element, remove_blank_lines
from chronicle.values import locators
from chronicle.values.languages import unmark_language

RELATIVE_FILE = re.compile(r"(?![a-z]+:|/).*\.\w+")
# The text after a page's title, to the end of its first paragraph, not counting breadcrumbs and the
# dateline, and the key to links. There is no match if a `div` follows the title.
LEAD_PARAGRAPH = re.compile(
    r'(?<=</h1>)(?!\s*<div).*?<p(?! class="(?:breadcrumbs|date-line|link-legend)).*?</p>'
    r'(?:\s*<p class="link-legend.*?</p>)?',
    re.DOTALL,
)
# Visible or spoken text of a shown record: text between tags, and the accessible label.
VISIBLE_TEXT = re.compile(r'(?<=>)(?<! lang="en">)[^<]+|(?<=aria-label=")[^"]+')


class SiteExtension(PageExtension):
    """An extension for a Markdown page or, if not `is_whole_page`, for part of a record's page.

    A whole page gets a cite button. A page of the narrative also gets its number, and links to the
    previous and the next page.
    """

    def __init__(self, history: History, address: str, *, is_whole_page: bool = True) -> None:
        super().__init__(history, address)
        self.is_whole_page = is_whole_page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls it so)
        """Register all processors, once: plugins read other Markdown with the same extensions."""
        if hasattr(self, "md"):
            return
        super().extendMarkdown(md)
        if not self.is_whole_page:  # MkDocs resolves the links of whole pages
            self.add_treeprocessor("files", 17, self._resolve_file_links)
        self.add_treeprocessor("terms", 7.5, self._register_glossary)
        self.add_treeprocessor("finish", 6.5, self._finish_page)

    @property
    def comments(self) -> Mapping[str, ContentInserter]:
        """The function that replaces each comment which requests content, by comment."""
        inserters = {
            comment: partial(self._render_macro, comment.replace(" ", "_"))
            for comment in CONTENT_COMMENTS
        }
        return {**super().comments, **inserters, PERIOD_COMMENT: self._insert_period}

    def render_shortcode(self, kind: str, ids: list[str], caption: str) -> str:
        """Return the HTML that a line requests, in the page’s language; empty if impossible."""
        macro = self._template_macros("shortcodes.html")[kind]
        try:
            html = macro(_resolve_shortcode(kind, ids, self.history), caption)
        except ValueError:  # a check reports this error
            return ""
        language = self.history.page_language(self.address)
        html = unmark_language(html, language.lang)
        return VISIBLE_TEXT.sub(lambda text: language.translate_drawing_text(text[0]), html)

    def handle_notes(self, blocks: list[str], root: Element) -> None:
        """Add the notes of the page at its end, if it has citations."""
        self.end = len(root)
        language = self.history.page_language(self.address)
        guides = _paragraph_guides(self.history, self.address.count("/"), language.lang)
        passages = _passage_url_function(self.history, self.address)
        rendered = notes.render_notes(
            blocks, self.history.works_in_notes(language.lang), guides, passages, language
        )
        if rendered:
            self.insert_html(root, notes.render_notes_section(rendered, language))

    def _template_macros(self, template: str) -> Mapping[str, Callable[..., str]]:
        return template_macros(self.history, template, self.address)

    def _render_macro(self, macro: str, parent: Element, blocks: list[str]) -> None:
        self.insert_html(parent, self._template_macros("home-macros.html")[macro]())

    def _insert_period(self, parent: Element, blocks: list[str]) -> None:
        """Insert the drawing of the period between the list that follows and its heading.

        The list stays on the page for users of screen readers and keyboards.
        """
        parse = self.md.parser.parseChunk
        following = "\n\n".join(blocks).lstrip("\n")
        listed = TURNING_POINTS.match(following)
        turns = listed["turns"] if listed else ""
        drawing = event_timeline.draw_period(self.history, turns, self.address)
        if listed:
            parse(parent, listed["head"] or "")
            blocks[:] = following[listed.end() :].split("\n\n")
        self.insert_html(parent, drawing.html if drawing else "")
        if listed:
            style = "turns shown-on-focus" if drawing else "turns"
            parse(SubElement(parent, "div", {"class": style}), turns)

    def _resolve_file_links(self, root: Element) -> None:
        """Replace links to files, relative to the page's source file, by relative URLs."""
        for element in root.iter():
            name = "src" if element.tag == "img" else "href"
            path, hash_, anchor = element.get(name, "").partition("#")
            if RELATIVE_FILE.fullmatch(path):
                relative = addresses.relative_address(self.address, self.resolve_target(path))
                element.set(name, f"{relative}{hash_}{anchor}")

    def _register_glossary(self, root: Element) -> None:
        """Pass the glossary terms to the extension for abbreviations, on English pages."""
        if self.history.page_language(self.address).lang:
            return
        terms = self.history.corpus.of(GlossaryTerm)
        meanings = {term.name: str(term.description) for term in terms}
        self.md.treeprocessors["abbr"].abbrs.update(meanings)

    def _finish_page(self, root: Element) -> None:
        """Add languages, old anchors, cite buttons, banners and footer, once anchors are known."""
        foreign = foreign_names(self.history)
        for title in root.iter("em"):
            if title.text in foreign:
                title.set("lang", foreign[title.text])
        if self.page:
            with_id = {element.attrib["id"]: element for element in root.iterfind(".//*[@id]")}
            for old, new in self.page.former_anchors.items():
                element = with_id.get(new)
                if element is not None:
                    mark = Element("span", id=old)
                    mark.tail = element.text
                    element.text = ""
                    element.insert(0, mark)
            self._add_cite_buttons(with_id)
        for quotation in root.iterfind(".//blockquote[p]"):
            anchor = quotation[-1].attrib.pop("id", "")
            if anchor:  # moved from the attribution, so that a link to it shows the quotation
                quotation.set("id", anchor)
        if self.is_whole_page:
            self._add_page_components(root)

    def _add_cite_buttons(self, with_id: Mapping[str, Element]) -> None:
        """Add a cite button to each paragraph that has an anchor.

        A paragraph that ends with a colon has none, because it would separate the paragraph from
        the text that follows.
        """
        cite = self._template_macros("cite-macros.html")["cite_button"]
        for anchor, element in with_id.items():
            citable = inventory.find_citable(self.history, f"{self.address}#{anchor}")
            end = (element[-1].tail if len(element) else element.text) or ""
            if citable and not end.endswith(":"):
                button = self.md.htmlStash.store(str(cite(citable)))
                if len(element):
                    element[-1].tail = f"{end} {button}"
                else:
                    element.text = f"{end} {button}"

    def _add_page_components(self, root: Element) -> None:
        """Add banners for moved sections, the footer, and the elements of the narrative."""
        self.insert_html(root, redirects.redirect_banners(self.history, self.address))
        if not self.page:
            return
        if self.address:
            citable = inventory.get_citable(self.history, self.address)
            # A page that already has a heading with this anchor keeps it.
            is_free = "cite" not in self.page.anchors | self.page.generated_anchors
            footer = self._template_macros("cite-macros.html")["cite_page_button"]
            self.insert_html(root, footer(citable, is_free))
        english = self.history.language_alternates.get(self.address, {}).get("en", self.address)
        if english.startswith(addresses.CHAPTERS) and english != addresses.CHAPTERS:
            self._add_story_navigation(root, english)
        elif english not in ("", self.address):  # a translation, which may begin with breadcrumbs
            has_breadcrumbs = root[1].get("class") == "breadcrumbs"
            self.insert_html(root, self._link_legend(root), 1 + has_breadcrumbs)
        self._mark_outdated_translations(root, self.page)

    def _link_legend(self, root: Element) -> str:
        """Return the legend that explains links to questions, terms and English pages."""
        return self._template_macros("chapter-macros.html")["link_legend"](
            has_questions=root.find(".//a[@class='disputed']") is not None,
            has_terms=root.find(".//abbr") is not None,
            has_english_links=root.find(".//a[@hreflang='en']") is not None,
        )

    def _add_story_navigation(self, root: Element, english: str) -> None:
        """Add the breadcrumbs, the lines below the title, and links to the adjacent pages.

        `english` is the URL of the page, or of its English original. A page that is not in the book
        has no links.
        """
        macros = self._template_macros("chapter-macros.html")
        pages = self.history.markdown_pages
        numbered = self.history.chapters
        this = narrative.build_narrative_page(self.address, pages, numbered, english)
        tag = self.history.page_language(self.address).lang
        order = list(related_records.narrative_pages(self.history, tag))
        if this in order:
            number = order.index(this)
            before, _, after = [None, *order, None][number : number + 3]
            lessons = related_records.lessons_by_chapter(self.history)
            links = macros["adjacent_page_links"](before, after, this.chapter, lessons)
            self.insert_html(root, unmark_language(links, tag), self.end)
        details = macros["page_description"](this) + self._link_legend(root)
        self.insert_html(root, unmark_language(details, tag), 1)
        self.insert_html(root, macros["chapter_breadcrumb"](this), 0)

    def _mark_outdated_translations(self, root: Element, page: MarkdownPage) -> None:
        """Add a notice after each translated passage that is older than its English original."""
        message = self.history.page_language(self.address).translate(
            "The English text has changed since this was translated."
        )
        notice = html_element("p", message, **{"class": "older muted"})
        passages = translations.page_translations(
            page, self.history.corpus, self.history.markdown_pages
        )
        outdated_anchors = {element.anchor for element in passages if element.is_outdated}
        for block in list(root):
            ids = [element.get("id") for element in block.iter()]
            if not outdated_anchors.isdisjoint(ids):
                index = list(root).index(block)
                self.insert_html(root, notice, index + 1)


def render_markdown(
    text: str, address: str, history: History, *, is_whole_page: bool = True
) -> str:
    """Return the Markdown of the page at a URL as HTML."""
    page = SiteExtension(history, address, is_whole_page=is_whole_page)
    markdown = Markdown(
        extensions=[*REQUIRED_EXTENSIONS, page], extension_configs=REQUIRED_EXTENSIONS
    )
    return str(markdown.convert(text))


def render_page_section(history: History, address: str) -> Markup:
    """Return the Markdown for the page of a paper as HTML; empty if there is none."""
    page = history.markdown_pages.get(address)
    if page is None:
        return Markup("")
    return Markup(render_markdown(page.body, address, history, is_whole_page=False))


def insert_table_of_contents(
    html: str, sections: Sequence[tuple[str, Markup, bool]], address: str, history: History
) -> str:
    """Return a page with links to its sections next to the lead, if it has three or more."""
    page = history.markdown_pages.get(address)
    if not page or not sections[2:]:
        return html
    label = history.page_language(address).translate("On this page")
    macros = template_macros(history, "macros.html", address)
    contents = macros["table_of_contents"](sections, label)

    def add_links(lead: re.Match[str]) -> str:
        introduction = macros["page_introduction"](contents, caller=lambda: Markup(lead[0]))
        return remove_blank_lines(introduction)

    return LEAD_PARAGRAPH.sub(add_links, html, count=1)


def iter_drawing_texts(history: History, tag: str) -> Iterator[str]:
    """Yield the English text of charts, maps and locators on pages in a language."""
    for page in history.markdown_pages.values():
        if page.front_matter.lang != tag:
            continue
        for match in SHORTCODE.finditer(page.text):
            if match["kind"] in ("figure", "map"):
                drawing, *_ = render_markdown(match[0], "", history).split("<figcaption")
                texts = VISIBLE_TEXT.findall(drawing)
                yield from (text for text in texts if any(map(str.isalpha, text)))
        for block in citation_syntax.citation_blocks(page.text):
            for citation in block.citations:
                if any(passage.name for passage in locators.parse_passages(citation.suffix)):
                    yield citation.suffix


def check_drawings(history: History) -> Iterator[Problem]:
    """Yield a problem for each requested drawing, on pages and of questions, that is impossible."""
    for page in history.markdown_pages.values():
        for match in SHORTCODE.finditer(page.text):
            try:
                _resolve_shortcode(match["kind"], match["ids"].split(","), history)
            except ValueError as error:
                yield page.make_problem(match.start("ids"), f"is not drawn: {error}; name others")
        yield from _check_turning_points(page, history)
    for question in history.corpus.of(Question):
        try:
            threads.draw_threads(history, threads.claims_with_figures(history, question))
        except ValueError as error:
            if question.axis:
                message = f"is not drawn: {error}; name others, or remove the axis"
                yield history.corpus.raw_records[question.id].make_problem(("axis",), message)


def _check_turning_points(page: MarkdownPage, history: History) -> Iterator[Problem]:
    """Yield a problem for each list item below the drawing of the period that names no event."""
    for match in PERIOD_SHORTCODE.finditer(page.body):
        for turn in re.finditer(r"^\d.*", match["turns"] or "", re.MULTILINE):
            link = event_timeline.LINKED_ITEM.search(turn[0])
            if not link or not history.corpus.find(Event, link["id"]):
                message = "names no event to draw; write 1. 1903: [words](id:1903-flood)"
                position = match.start("turns") + turn.start()
                yield page.make_problem(position, message)


def _resolve_shortcode(kind: str, ids: Sequence[str], history: History) -> object:
    """Return the record, claims or map that a line shows, as the macro for its kind expects it.

    Raises:
        ValueError: Nothing can be drawn; the message is the reason.
    """
    if kind == "map":
        return locator_map.map_from_shortcode(history, ids)
    if kind == "figure":
        return history.corpus[ids[0]]
    claims = history.corpus.get_each(Claim, ids)
    if kind == "threads":
        threads.draw_threads(history, claims)
        return claims
    if kind == "words":
        return epigraphs.claim_epigraph(history, claims[0])
    return Statement(claims[0], ())


@cached_per_history
def _paragraph_guides(history: History, depth: int, tag: str) -> dict[str, str]:
    """Return instructions for finding a paragraph, by id of each work whose paragraphs we counted.

    The URL of a work depends on `depth`, the depth of the page with the notes. `tag` is the
    language of that page.
    """
    macros = template_macros(history, "chapter-macros.html", "page/" * depth)
    translate = history.languages.get(tag, ENGLISH).translate
    guides = {}
    for work in history.corpus.of(Work):
        if work.locators and work.locators.counting:
            guides[work.id] = remove_blank_lines(macros["paragraph_number_note"](work, translate))
    return guides


def _passage_url_function(history: History, address: str) -> PassageURL:
    """Return a function that returns the URL of a passage, relative to the page at a URL.

    A passage in a paper is on the page of the paper. For another work, the URL is the section on
    our reading of it. During `mkdocs serve`, a page may cite a work that the history does not have
    yet.
    """

    def passage_address(key: str, locator: str) -> str | None:
        work = history.corpus.find(Work, key)
        if not work:
            return None
        anchor: str | None = None
        if work.is_paper:
            first_passage = locators.parse_passages(locator)[0]
            anchor = passage_anchors(history, work).get(first_passage)
        elif work.reading:
            anchor = "reading"
        if anchor is None:
            return None
        page = work.main_page(history.corpus)
        return addresses.relative_address(address, f"{page}#{anchor}")

    return passage_address
