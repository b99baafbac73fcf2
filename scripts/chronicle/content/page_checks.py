"""Problems in the text of Markdown pages, reported like problems in data."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any
from urllib.parse import unquote

from markdown import Markdown

from chronicle.content import citation_syntax, studies
from chronicle.content.chapters import RECORD_LINK, Chapter
from chronicle.content.markdown_pages import (
    ANCHOR_ATTRIBUTE,
    ANCHOR_START,
    ANY_HEADING,
    CONTENT_COMMENTS,
    FIRST_HEADING,
    PERIOD_COMMENT,
    RECORD_LINK_PREFIXES,
    SHORTCODE,
    SHORTCODE_KINDS,
    MarkdownPage,
    check_previous_anchors,
    link_target,
)
from chronicle.corpus import Corpus, addresses, validation_messages
from chronicle.files import load_yaml
from chronicle.problems import Problem, closest_names, suggest_name
from chronicle.records import Record, Work, find_duplicates
from chronicle.values import slugify

# A position in the body of a page, and the error at it.
PositionedError = tuple[int, str]
# A function that explains why an id does not name a record of certain kinds.
IdExplainer = Callable[[str, tuple[str, ...]], str]

# A marker inserted at a position, to test whether Markdown shows the position as code.
POSITION_MARK = "the0place0in0question"
# An element of code that contains the mark. Or the mark begins the name of an attribute, because
# Markdown read the text at the position as an anchor.
CODE_ELEMENT = re.compile(
    rf"<(?P<tag>code|pre|script|style)\b(?:(?!</(?P=tag)>).)*{POSITION_MARK}| {POSITION_MARK}_",
    re.DOTALL,
)
# A block of citations, or a possible citation without brackets or without @.
POSSIBLE_CITATION = re.compile(
    r"(?<!\\)\[(?P<inside>[^\]]*[@＠][^\]]*)\](?!\()"
    r"|(?<![\w\\])(?:[@＠]|\[(?=[a-z0-9-]+(?:, |\](?!\())))(?P<bare>[a-z0-9-]+)"
)
# One citation of a block.
CITATION_IN_BRACKETS = re.compile(r"[^;\s][^;]*")
EMAIL_ADDRESS = re.compile(r"\w@[\w-]+\.\w")
LINK_TARGET = re.compile(r"\]\((?P<target>[^)\s]*)(?: +\"[^\"\n]*\")?(?P<end>\)?)")
TEXT_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
# Markup that is not interpreted as intended or is not accessible, and its replacement.
MARKUP_ERRORS: Mapping[str, str] = load_yaml(__file__, "markup_errors.yml")
# Resources that a browser loads from another host for a page or a stylesheet. An image may be a
# reference whose URL is defined below it.
EXTERNAL_RESOURCE = re.compile(
    r"(?im)(?:!\[[^\]]*\]\(|!\[(?:[^\]]*\]\[)?(?P<name>[^\]]+)\](?s:.*)^ {0,3}\[(?P=name)\]:"
    r"|@import\s*[\"']|url\([\"']?|<(?:img|script|audio|video|source|track|link)\b[^>]*?"
    r"\b(?:src|srcset|poster|href)=[\"']?)\s*<?(?:https?:)?//(?P<host>[^/\s\"')>]+)"
)
# An inline script or style, as an element or an attribute.
INLINE_CODE = re.compile(
    r"(?i)<style\b|<script\b(?![^>]* (?:src|type)=)"
    r"|(?:<[a-z][^<>]*|\{(?!%)[^{}\n]*)\s(?:style|on[a-z]+)\s*="
)
# A tag of an element that has an end tag, which HTML lets authors omit for some elements.
PAIRED_TAG = re.compile(
    r"(?i)<(?P<end>/?)(?P<name>(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr"
    r")\b)(?P<optional>(?:dd|dt|li|option|p|tbody|td|tfoot|th|thead|tr)\b)?[a-z0-9]*)"
    r"(?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?(?<!/)>"
)
FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\n]*\](?!:)")
FOOTNOTE_MESSAGE = (
    "footnotes need the extension “footnotes” in mkdocs.yml; write [@paper, p. 12] to cite a work"
)
# White space that attr_list does not take for a space, such as a no-break space.
OTHER_SPACE = re.compile(r"[^\S ]")
NON_PARAGRAPH_PREFIXES = ("#", "<", "|", "![", "{")
OTHER_LINK_PREFIXES = ("/", "http://", "https://", "mailto:", "tel:", "data:image/")
# A line with a comment outside code; the comments that insert content from the record; and the
# minimum similarity of a misspelt comment.
COMMENT_LINE = re.compile(r"^.*?(?<!`)(?P<comment><!--(?P<words>.*?)-->).*$", re.MULTILINE)
KNOWN_COMMENTS = (*CONTENT_COMMENTS, PERIOD_COMMENT, studies.STUDIES_COMMENT)
COMMENT_SIMILARITY = 0.88
EXTERNAL_RESOURCE_MESSAGE = (
    "{} is loaded from {}, which the policy of the site forbids; add that host to theme: "
    "content_security_policy, or use a copy in docs"
)
INLINE_CODE_MESSAGE = (
    "the policy of the site forbids inline scripts and styles; move this to a file, and list it "
    "under extra_javascript or extra_css"
)
WITHHELD_MESSAGE = "is withheld by exclude_docs or draft_docs in mkdocs.yml; remove the link"
ROOT_LINK_MESSAGE = (
    "a link to a page of this site begins with /, which leads out of a site in a subdirectory; "
    "write the path of the page relative to this file: ../page.md"
)
ANCHOR_REMEDY = "put { #two-or-three-words } on its own line directly below it"


def check_pages(
    pages: Mapping[str, MarkdownPage],
    chapters: Collection[Chapter],
    corpus: Corpus,
    extensions: Mapping[str, Any],
) -> Iterator[Problem]:
    """Yield a problem for each error in the text of a page, and for each repeated chapter number.

    `pages` are the Markdown pages by URL; `extensions` are the Markdown extensions with their
    settings.
    """
    chapter_addresses = {chapter.address for chapter in chapters}
    kinds = {record.id: record.record_kind for record in corpus.records.values()}
    explain_id = partial(
        validation_messages.unknown_id_message, kinds=kinds, former=corpus.current_ids
    )
    with_address = addresses.addresses_by_id(corpus)
    for address, page in pages.items():
        faults = [
            *_cached_page_problems(page, is_numbered=address in chapter_addresses),
            *(
                (place, message)
                for place, message in _check_citations(page, corpus, explain_id)
                if _is_parsed(page, place, extensions)
            ),
            *_check_record_links(page, corpus, with_address, explain_id),
            *_check_shortcodes(page, corpus.records, explain_id),
        ]
        if "footnotes" not in extensions:
            faults += ((match.start(), FOOTNOTE_MESSAGE) for match in _iter_matches(FOOTNOTE, page))
        yield from _problems_outside_code(page, faults, extensions)
        yield from check_previous_anchors(address, pages)
    numbered_pages = ((chapter.number, pages[chapter.address]) for chapter in chapters)
    for page, first in find_duplicates(numbered_pages):
        number = page.front_matter.number
        message = f"the number {number} is already used in {first.file}; choose another"
        yield page.raw_front_matter.make_problem(("number",), message)


@lru_cache(maxsize=1024)
def _cached_page_problems(page: MarkdownPage, *, is_numbered: bool) -> list[PositionedError]:
    """Return the errors of a page that depend only on the page; cached between rebuilds."""
    is_in_book = page.path_in_docs.startswith(addresses.CHAPTERS)
    faults = [
        *_check_comments(page),
        *_check_characters(page, is_in_book=is_in_book),
        *_check_repeated_anchors(page),
        *_check_end_tags(page),
    ]
    if is_in_book:
        faults += _check_headings(page)
    if is_numbered:
        faults += _check_paragraphs(page)
    return faults


@lru_cache(maxsize=1024)
def _iter_matches(pattern: re.Pattern[str], page: MarkdownPage) -> list[re.Match[str]]:
    """Return the matches of a pattern in the text of a page; cached between rebuilds."""
    return [*pattern.finditer(page.text)]


def _problems_outside_code(
    page: MarkdownPage, errors: Iterable[PositionedError], extensions: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a problem for each error, except those in text that Markdown shows as code."""
    for place, message in errors:
        marked = f"{page.body[:place]}{POSITION_MARK}{page.body[place:]}"
        markdown_ = Markdown(extensions=[*extensions], extension_configs=extensions)
        if not CODE_ELEMENT.search(markdown_.convert(marked)):
            yield page.make_problem(place, message)


def _is_parsed(page: MarkdownPage, place: int, extensions: Mapping[str, Any]) -> bool:
    """Return whether Markdown interprets markup at a position, which it does not in raw HTML."""
    marked = f"{page.body[:place]}**{POSITION_MARK}**{page.body[place:]}"
    markdown_ = Markdown(extensions=[*extensions], extension_configs=extensions)
    return f"<strong>{POSITION_MARK}</strong>" in markdown_.convert(marked)


def check_policy(
    pages: Mapping[str, MarkdownPage], policy: str, extensions: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a problem for content that the content security policy of the site forbids."""
    for page in pages.values():
        faults = [
            (resource.start(), EXTERNAL_RESOURCE_MESSAGE.format("this", resource["host"]))
            for resource in _iter_matches(EXTERNAL_RESOURCE, page)
            if resource["host"] not in policy
        ]
        if "unsafe-inline" not in policy:
            faults += [
                (match.start(), INLINE_CODE_MESSAGE) for match in _iter_matches(INLINE_CODE, page)
            ]
        yield from _problems_outside_code(page, faults, extensions)


def _check_comments(page: MarkdownPage) -> Iterator[PositionedError]:
    """Yield an error for each comment that resembles one that inserts content, but has no effect.

    The comment is misspelt, or is not on its own line.
    """
    for match in COMMENT_LINE.finditer(page.body):
        comment = " ".join(match["words"].lower().split())
        for suggestion in closest_names(comment, KNOWN_COMMENTS, COMMENT_SIMILARITY):
            if match[0] != f"<!-- {suggestion} -->":
                remedy = f"write <!-- {suggestion} --> on its own line"
                yield match.start("comment"), f"this comment has no effect; {remedy}"


def check_links(
    pages: Mapping[str, MarkdownPage],
    book: Collection[str],
    site_addresses: Collection[str],
    files: Collection[str],
    extensions: Mapping[str, Any],
    withheld: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield a problem for each broken link of a Markdown page and each wrongly listed chapter.

    `book` contains the URLs of the pages in the book, `site_addresses` the URLs of the site, and
    `files` the paths of other files, relative to the root of the site. `withheld` are the paths of
    the source files that are not published. MkDocs checks anchors on pages other than chapters.
    """
    yield from _check_unlisted_chapters(pages, book)
    valid_targets = {*map(addresses.page_address, site_addresses), *site_addresses, *pages, *files}
    for address, page in pages.items():
        yield from _problems_outside_code(
            page, _check_page_links(page, address, valid_targets, withheld), extensions
        )


def _check_page_links(
    page: MarkdownPage, address: str, valid_targets: Collection[str], withheld: Collection[str]
) -> Iterator[PositionedError]:
    """Yield an error for each broken or unclosed link of the page at a URL."""
    withheld_targets = {
        addresses.file_address(path) if addresses.is_markdown(path) else path for path in withheld
    }
    for match in _iter_matches(LINK_TARGET, page):
        target = match["target"]
        place = match.start()
        path = addresses.page_address(unquote(target))
        if not match["end"]:
            yield place + 1, "this link is not closed, or contains a space; write [text](page.md)"
        elif target.startswith("/") and path.strip("/") + "/" in valid_targets:
            yield place + 2, ROOT_LINK_MESSAGE
        elif not target.startswith((*RECORD_LINK_PREFIXES, *OTHER_LINK_PREFIXES)):
            linked = link_target(address, page.path_in_docs, path) if path else address
            _, _, anchor = unquote(target).partition("#")
            part = f"{linked}#{anchor}"
            if linked in withheld_targets:
                yield place + 2, f"“{linked}” {WITHHELD_MESSAGE}"
            elif linked not in valid_targets:
                noun = "page" if linked.endswith("/") else "file"
                yield (
                    place + 2,
                    f"{noun} “{linked}” not found{suggest_name(linked, valid_targets)}",
                )
            elif anchor and part not in valid_targets and linked.startswith(addresses.CHAPTERS):
                yield place + 2, f"anchor “{part}” not found{suggest_name(part, valid_targets)}"


def _check_citations(
    page: MarkdownPage, corpus: Corpus, explain_id: IdExplainer
) -> Iterator[PositionedError]:
    """Yield the errors in citations: [@key, p. 12; @another, ¶3]."""
    works = {work.id: work for work in corpus.of(Work)}
    for match in _iter_matches(POSSIBLE_CITATION, page):
        start = match.start("inside")
        content = match["inside"]
        if not content:
            if match["bare"] in works:
                yield (
                    match.start(),
                    f"this is not recognised as a citation; write [@{match['bare']}, p. 12]",
                )
        elif "[" in content or "\n" in content:
            yield start, "a citation must be on one line, in brackets: [@key, p. 12; @another]"
        else:
            for part in CITATION_IN_BRACKETS.finditer(content):
                for message in _check_citation(part[0].strip(), works, explain_id):
                    yield start + part.start(), message


def _check_citation(text: str, works: Mapping[str, Work], explain_id: IdExplainer) -> Iterator[str]:
    """Yield a message for each error in one citation, `@key, p. 12`; none for an e-mail address."""
    match = citation_syntax.CITATION.match(text)
    if EMAIL_ADDRESS.search(text):
        return
    if not match:
        yield f"“{text}” is not a citation; write @key, p. 12"
        return
    key = match["key"]
    remainder = text[match.end() :].strip()
    if key not in works:
        yield explain_id(key, (Work.record_kind,))
    elif remainder:
        locator = remainder.strip(" ,")
        yield f"“{remainder}” is ignored; put a comma after the key: @{key}, {locator}"
    elif match["suffix"] and (places := works[key].locators):
        try:
            for passage in places.missing_passages(match["suffix"])[:1]:
                yield f"{key} has no {passage}; it has {places.words}"
        except ValueError as error:
            yield str(error)


def _check_record_links(
    page: MarkdownPage, corpus: Corpus, with_address: Collection[str], explain_id: IdExplainer
) -> Iterator[PositionedError]:
    """Yield an error for each link `[text](id:the-record)` to an id that has no URL."""
    for match in _iter_matches(RECORD_LINK, page):
        if match["id"] not in with_address:
            # The kinds are computed only for an error, not for every page at every rebuild.
            kinds = dict.fromkeys(corpus[identifier].record_kind for identifier in with_address)
            yield match.start("id"), explain_id(match["id"], tuple(kinds))


def _check_shortcodes(
    page: MarkdownPage, records: Mapping[str, Record], explain_id: IdExplainer
) -> Iterator[PositionedError]:
    """Yield the errors in [](figure:the-chart), [Words](map:a-place,another), [](words:one)."""
    starts = [match.start("ids") for match in _iter_matches(SHORTCODE, page)]
    for link in _iter_matches(LINK_TARGET, page):
        kind, _, ids = link["target"].partition(":")
        if kind not in SHORTCODE_KINDS:
            continue
        place = link.end("target") - len(ids)
        if place not in starts:
            yield place, f"a {kind} must be alone on its line, with no spaces between ids"
        kinds = SHORTCODE_KINDS[kind]
        for identifier in ids.rstrip(",").split(","):
            record = records.get(identifier)
            if not record or record.record_kind not in kinds:
                yield place, explain_id(identifier, kinds)
            elif not vars(record).get("coordinates", True):
                yield place, f"“{identifier}” has no coordinates, so no map shows it"
            elif kind == "words" and not vars(record)["quoted"]:
                yield place, f"“{identifier}” has no quotation; name a statement that has quoted"


def _check_characters(page: MarkdownPage, *, is_in_book: bool) -> Iterator[PositionedError]:
    """Yield an error for markup that is not displayed as intended, such as an incomplete anchor.

    On pages outside the book, a plugin may support other forms of closed anchors.
    """
    for pattern, message in MARKUP_ERRORS.items():
        for match in re.finditer(pattern, page.text):
            yield match.start("place" if "place" in match.groupdict() else 0), message
    for match in ANCHOR_START.finditer(page.text):
        rest_of_line, _, _ = page.text[match.end() :].partition("\n")
        title, closing, _ = rest_of_line.partition("}")
        is_anchor = ANCHOR_ATTRIBUTE.match(page.text, match.start())
        has_other_space = OTHER_SPACE.search(match[0] + title)
        remedy = f"write {{ #{slugify(title) or 'two-or-three-words'} }}"
        if not is_anchor and has_other_space:
            yield match.start(), f"this anchor contains a no-break space; {remedy}"
        elif not is_anchor and (is_in_book or not closing):
            yield match.start(), f"is not a valid anchor; {remedy}"


def _check_headings(page: MarkdownPage) -> Iterator[PositionedError]:
    """Yield an error for a missing first heading, and for each heading without an anchor."""
    if not FIRST_HEADING.search(page.text):
        anchor = slugify(page.title) or "a-word"
        yield 0, f"a page must begin with its heading; write # {page.title} {{ #{anchor} }}"
    for match in ANY_HEADING.finditer(page.text):
        if not ANCHOR_START.search(match["words"]):
            anchor = slugify(match["words"]) or "a-word"
            yield match.start(), f"this heading has no anchor; add {{ #{anchor} }} at its end"


def _check_repeated_anchors(page: MarkdownPage) -> Iterator[PositionedError]:
    """Yield an error for each duplicate anchor on a page."""
    anchors = ((match["id"], match) for match in ANCHOR_ATTRIBUTE.finditer(page.text))
    for match, _ in find_duplicates(anchors):
        yield match.start(), f"duplicate anchor “{match['id']}”"


def _check_end_tags(page: MarkdownPage) -> Iterator[PositionedError]:
    """Yield an error for each HTML element that is not closed, and each end tag without element.

    If HTML lets authors omit the end tag of an element, Markdown needs this tag only if the element
    begins a line outside other elements.
    """
    open_tags = defaultdict[str, list[int]](list)
    for tag in PAIRED_TAG.finditer(page.text):
        positions = open_tags[tag["name"].lower()]
        line_start = page.text.rfind("\n", 0, tag.start()) + 1
        before_in_line = page.text[line_start : tag.start()]
        is_inside = any(open_tags.values()) or before_in_line.strip()
        if tag["end"] and positions:
            positions.pop()
        elif tag["optional"] and (tag["end"] or is_inside):
            continue
        elif not tag["end"]:
            positions.append(tag.start())
        else:
            yield tag.start(), "this end tag closes no element; remove it"
    for name, positions in open_tags.items():
        for position in positions:
            yield position, f"this element is not closed; write </{name}> at its end"


def _check_paragraphs(page: MarkdownPage) -> Iterator[PositionedError]:
    """Yield an error for each paragraph of a chapter without an anchor or a citation."""
    for block in TEXT_BLOCK.finditer(page.text):
        text = block[0].strip()
        place = block.start() + block[0].index(text)
        if text.startswith(NON_PARAGRAPH_PREFIXES) or SHORTCODE.fullmatch(text):
            continue
        if not ANCHOR_START.search(text):
            yield place, f"this paragraph has no anchor; {ANCHOR_REMEDY}"
        elif not citation_syntax.citation_blocks(text):
            yield place, "this paragraph cites nothing; end it with [@paper, p. 12]"


def _check_unlisted_chapters(
    pages: Mapping[str, MarkdownPage], book: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each chapter that the list omits, or lists although it has no number."""
    listing = pages.get(addresses.CHAPTERS)
    for address, page in pages.items():
        if not address.startswith(addresses.CHAPTERS) or page is listing:
            continue
        name = posixpath.basename(page.file)
        listed = listing.body if listing else ""
        entry = re.search(rf"^(?P<number>\d*).*\]\({re.escape(name)}", listed, re.MULTILINE)
        if not entry:
            message = f"is not listed; add to docs/chapters/index.md: [{page.title}]({name})"
        elif entry["number"] and not page.front_matter.number and address not in book:
            message = "is listed as a chapter, but has no number; write number: "
            message += f"{entry['number']} in its front matter, or list it with - "
        else:
            continue
        yield Problem(page.file, 1, 1, message)
