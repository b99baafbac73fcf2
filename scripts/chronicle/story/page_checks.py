"""What is wrong in the text of pages written by hand, reported like what is wrong in data."""

import difflib
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain, zip_longest
from urllib.parse import unquote

from chronicle.corpus import addresses, messages
from chronicle.corpus.corpus import Corpus
from chronicle.problems import Problem, nearest
from chronicle.records import Record, Work, repeats
from chronicle.story import citation_syntax, studies
from chronicle.story.chapters import IN_HTML, NAMED, REFERENCE, Chapter
from chronicle.story.handwritten import (
    ANCHOR,
    ANY_HEADING,
    BY_ID,
    COMMENT_MACROS,
    OPENED,
    PERIOD_COMMENT,
    SHOWN,
    SHOWN_KINDS,
    VERBATIM,
    WrittenPage,
    blank_out,
    former_problems,
    link_target,
)
from chronicle.values.text import slug, unused_name

# A position in the body of a page, and what is wrong there.
Fault = tuple[int, str]
# A function that says why an id names no record of some kinds.
Dangling = Callable[[str, tuple[str, ...]], str]

BRACKETS = re.compile(r"\[(?P<inside>[^\]]*)\](?!\()")
# An address for mail between brackets.
MAIL = re.compile(r"\w@[\w-]+\.\w")
# A link to a record as it is meant; `words` and `end` lack where it is none. As it begins with one
# of two characters it is found fast.
RECORD = re.compile(r"(?:\[(?P<words>[^\[\]]*)\]\((?=id:\S)|\( *)id: *(?P<id>[^)\s]*)(?P<end>\)?)")
# What else names a record by its id: the target of [words][1], and a link in HTML.
ELSEWHERE_NAMED = re.compile(rf"(?:{REFERENCE}|{IN_HTML}){NAMED}", re.MULTILINE)
LINK = re.compile(r"\]\((?P<target>[^)\s]*)(?: +\"[^\"\n]*\")?(?P<end>\)?)")
BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
# Headings and anchors that Markdown takes for text, and what to do.
UNREAD_ANCHORS = {
    re.compile(r"^ {1,3}(?=#{1,6} +\S.*\{ ?#)", re.MULTILINE): "a heading begins its line; "
    "remove the blanks before it",
    re.compile(r"^\{ ?#[\w-]+ ?\}(?=\n[^\s<{|*-])", re.MULTILINE): "a paragraph ends with its "
    "anchor; put a blank line below this one",
}
# What begins a block that is no paragraph: a picture is none.
NO_PARAGRAPH = ("#", "<", "|", "![")
# How links begin that lead to no page of the site.
ELSEWHERE = ("/", "http://", "https://", "mailto:", "tel:", "data:")
NO_PAGE = (*BY_ID, *ELSEWHERE)
# HTML that sends a reader elsewhere, or what a reader types, or that shows the page of another.
SENDING = re.compile(
    r"<(?P<what>meta|base|(?:form|button|input|i?frame|embed|object)\b[^>]*?"
    r"\b(?:formaction|action|src|data)\s*=\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:|//))",
    re.IGNORECASE,
)
# What other programs read: notes of Markdown, and links of wikis.
NOTE = re.compile(r"\[\^[^\]\s]+\]")
WIKI_LINK = re.compile(r"\[\[(?P<words>[^\[\]\n]+)\]\]")
# A comment, and what asks for something of the record; how alike one is that is meant to do so.
COMMENT = re.compile(r"(?P<alone>^)?<!--(?P<words>[^\n]*?)-->(?P<end>$)?", re.MULTILINE)
COMMENTS = (*COMMENT_MACROS, PERIOD_COMMENT, studies.COMMENT)
ALIKE = 0.88
# The list of chapters has them by number.
NUMBERED = re.compile(r"^(?P<number>\d+)\. \[[^\[\]]*\]\((?P<file>[^)\s#]+)", re.MULTILINE)
PARAGRAPH_ADDRESS = "put { #two-or-three-words } on a line of its own right below it"


def problems(
    pages: Mapping[str, WrittenPage],
    chapters: Iterable[Chapter],
    corpus: Corpus,
) -> Iterator[Problem]:
    """What is wrong with citations, links to records, anchors, headings and the list of chapters.

    `pages` are those written by hand, by address.
    """
    numbered = {chapter.address: chapter for chapter in chapters}
    kinds = {record.id: record.kind_ for record in corpus.records.values()}
    dangling = partial(messages.unknown_id, kinds=kinds, former=corpus.current_ids)
    with_address = addresses.all_addresses(corpus)
    for address, page in pages.items():
        is_of_book = address.startswith(addresses.CHAPTERS)
        findings = chain(
            _citations(page, corpus, dangling),
            _records(page, corpus, with_address, dangling),
            _check_shown(page, corpus.records, dangling),
            _sending(page),
            _comments(page),
            _headings(page) if is_of_book else (),
            _anchors(page, is_of_book=is_of_book),
            _repeated_anchors(page),
            _paragraphs(page) if address in numbered else (),
        )
        for position, message in findings:
            yield page.problem(position, message)
        yield from former_problems(address, pages)
    yield from _repeated_numbers(pages, numbered)
    yield from _without_number(pages, corpus.settings.book)


def of_others(
    pages: Mapping[str, WrittenPage], *, notes: bool, wiki_links: bool
) -> Iterator[Problem]:
    """Problems with the syntax of other programs: notes of Markdown, and links of wikis."""
    for page in pages.values():
        for note in NOTE.finditer(page.text) if notes else ():
            better = "write [@work, p. 12], or markdown_extensions: [footnotes] in mkdocs.yml"
            problem = page.problem(note.start(), f"“{note[0]}” is no note here; {better}")
            yield replace(problem, cause=f"{page.file} notes")
        for link in WIKI_LINK.finditer(page.text) if wiki_links else ():
            better = f"write [{link['words']}](page.md) or [{link['words']}](id:the-id)"
            yield page.problem(link.start(), f"“{link[0]}” is no link here; {better}")


def _sending(page: WrittenPage) -> Iterator[Fault]:
    """HTML that leads elsewhere by itself."""
    for match in SENDING.finditer(page.text):
        what = f"<{match['what'].split()[0]}> leads elsewhere by itself, or shows what is not ours"
        yield match.start(), f"{what}; write a link: [words](https://…)"


def _comments(page: WrittenPage) -> Iterator[Fault]:
    """Comments that are nearly what asks for something of the record."""
    if "<!--" not in page.body:
        return

    def keep_comment(match: re.Match[str]) -> str:
        if match[0].startswith("<!--"):
            return match[0]
        return blank_out(match[0])

    shown = VERBATIM.sub(keep_comment, page.body)
    for match in COMMENT.finditer(shown):
        words = " ".join(match["words"].lower().split())
        for meant in difflib.get_close_matches(words, COMMENTS, n=1, cutoff=ALIKE):
            if (match[0], match["alone"], match["end"]) != (f"<!-- {meant} -->", "", ""):
                better = f"write <!-- {meant} --> on a line of its own"
                yield match.start(), f"this comment asks for nothing; {better}"


def links(
    pages: Mapping[str, WrittenPage],
    parts: Collection[str],
    living: Collection[str],
    files: Collection[str],
) -> Iterator[Problem]:
    """Links of pages written by hand that lead nowhere, and chapters to which none leads.

    Of those at `parts` only a part is written, and its page has more anchors. `living` are the
    addresses of the site, `files` other files by their path below its root.
    """
    yield from _unlisted_chapters(pages)
    arriving = {address.partition("#")[0] for address in living} | {*pages, *files}
    for address, page in pages.items():
        for match in LINK.finditer(page.text):
            target = match["target"]
            place = match.start()
            if not match["end"] and not target.startswith("id:"):
                yield page.problem(
                    place + 1, "the ( of this link is not closed; a link is [words](page.md)"
                )
            elif not target.startswith(NO_PAGE):
                for message in _why_dead(target, address, pages, parts, arriving):
                    yield page.problem(place + 2, message)


def _why_dead(
    target: str,
    address: str,
    pages: Mapping[str, WrittenPage],
    parts: Collection[str],
    arriving: Collection[str],
) -> Iterator[str]:
    """Why a link on the page at an address leads nowhere; nothing where it leads somewhere."""
    path, _, anchor = unquote(target).partition("#")
    linked = address
    if path:
        file = pages[address].file.partition("/")[2]
        linked = link_target(address, file, path)
    if linked not in arriving:
        what = "file"
        if path.endswith("/") or addresses.is_markdown(path):
            what = "page"
        yield f"there is no {what} “{linked}”{nearest(linked, arriving)}"
    elif linked in parts or linked not in pages or pages[linked].has_other_anchors:
        return
    elif anchor:
        anchors = pages[linked].anchors | set(pages[linked].former_anchors)
        if anchor not in anchors:
            yield f"{pages[linked].file} has no anchor “{anchor}”{nearest(anchor, anchors)}"


def _citations(page: WrittenPage, corpus: Corpus, dangling: Dangling) -> Iterator[Fault]:
    """What is wrong with citations: [@key, p. 12; @another, ¶3]."""
    works = {work.id: work for work in corpus.of(Work)}
    for match in BRACKETS.finditer(page.text):
        start = match.start("inside")
        inside = match["inside"]
        if "@" not in inside:
            continue
        if "[" in inside or "\n" in inside:
            yield start, "a citation stands in one line, between brackets: [@key, p. 12; @another]"
        else:
            for part in re.finditer(r"[^;]+", inside):
                indent = len(part[0]) - len(part[0].lstrip())
                for message in _citation(part[0].strip(), works, dangling):
                    yield start + part.start() + indent, message


def _citation(text: str, works: Mapping[str, Work], dangling: Dangling) -> Iterator[str]:
    match = citation_syntax.CITATION.match(text)
    if MAIL.search(text):
        return
    if not match:
        yield f"“{text}” is no citation; write @key, p. 12"
        return
    key = match["key"]
    rest = text[match.end() :].strip()
    if key not in works:
        yield dangling(key, (Work.kind_,))
    elif rest:
        yield f"“{rest}” is lost; put a comma after the key: @{key}, {rest.strip(' ,')}"
    elif match["suffix"] and (places := works[key].locators):
        try:
            for missing in places.missing(match["suffix"])[:1]:
                yield f"{key} has no {missing}; it has {places.words}"
        except ValueError as error:
            yield str(error)


def _records(
    page: WrittenPage, corpus: Corpus, with_address: Collection[str], dangling: Dangling
) -> Iterator[Fault]:
    """What is wrong with links to records: [words](id:the-record)."""

    def no_record(name: str) -> str:
        # Their kinds are asked for where one is missing, and not for every page at every save.
        kinds = dict.fromkeys(corpus[one].kind_ for one in with_address)
        return dangling(name, tuple(kinds))

    for match in RECORD.finditer(page.text):
        place = match.start("id")
        if match["words"] is None or not match["end"]:
            yield place, "a link to a record is [words](id:the-id), without blanks"
        elif match["id"] not in with_address:
            yield place, no_record(match["id"])
    for match in ELSEWHERE_NAMED.finditer(page.text):
        if match["id"] not in with_address:
            yield match.start("id"), no_record(match["id"])


def _check_shown(
    page: WrittenPage, records: Mapping[str, Record], dangling: Dangling
) -> Iterator[Fault]:
    """What is wrong with [](figure:the-chart), [Words](map:a-place,another), [](words:one)."""
    alone = [match.start("ids") for match in SHOWN.finditer(page.text)]
    for link in LINK.finditer(page.text):
        shown, _, ids = link["target"].partition(":")
        if shown not in SHOWN_KINDS:
            continue
        place = link.end("target") - len(ids)
        if place not in alone:
            yield place, f"a {shown} stands alone on its line"
        kinds = SHOWN_KINDS[shown]
        for identifier in ids.split(","):
            record = records.get(identifier)
            if not record or record.kind_ not in kinds:
                yield place, dangling(identifier, kinds[:1])
            elif not vars(record).get("coordinates", True):
                yield place, f"“{identifier}” has no coordinates, so no map shows it"
            elif shown == "words" and not vars(record)["quoted"]:
                yield place, f"“{identifier}” quotes nobody; name a statement with quoted"


def _anchors(page: WrittenPage, *, is_of_book: bool) -> Iterator[Fault]:
    """Faults of what begins as an anchor and is shown as written.

    On pages whose parts are not cited, a plugin may know other forms of anchors that are closed.
    """
    for pattern, better in UNREAD_ANCHORS.items():
        for match in pattern.finditer(page.text):
            yield match.start(), better
    for match in OPENED.finditer(page.text):
        rest_of_line, _, _ = page.text[match.end() :].partition("\n")
        words, closing, _ = rest_of_line.partition("}")
        if not ANCHOR.match(page.text, match.start()) and (is_of_book or not closing):
            better = slug(words) or "small-letters-and-hyphens"
            yield match.start(), f"is no anchor; write {{ #{better} }}"


def _headings(page: WrittenPage) -> Iterator[Fault]:
    """What is wrong with headings: each has words and an anchor."""
    taken = set(page.anchors)
    for match in ANY_HEADING.finditer(page.text):
        place = match.start()
        if not match["words"].strip() or not match["blank"]:
            yield place, f"put a blank and words after {match['level']}"
        elif not OPENED.search(match["words"]):
            anchor = unused_name(slug(match["words"]) or "a-word", taken)
            taken.add(anchor)
            yield place, f"a heading has an address; add {{ #{anchor} }} at its end"


def _repeated_anchors(page: WrittenPage) -> Iterator[Fault]:
    """Anchors that stand more than once on a page."""
    matches = ((match["id"], match) for match in ANCHOR.finditer(page.text))
    for match, first in repeats(matches):
        line = page.problem(first.start(), "").line
        yield match.start(), f"the anchor “{match['id']}” stands twice; first in line {line}"


def _paragraphs(page: WrittenPage) -> Iterator[Fault]:
    """What is wrong with the paragraphs of a chapter: each has an address and cites something.

    A box has an address.
    """
    blocks = list(BLOCK.finditer(page.text))
    for block, after in zip_longest(blocks, blocks[1:]):
        words = block[0].strip()
        blanks = len(block[0]) - len(block[0].lstrip())
        place = block.start() + blanks
        if words.startswith("<aside") and not OPENED.search(words):
            yield place, "this box has no address; put { #two-or-three-words } below its words"
        if words.startswith(NO_PARAGRAPH) or SHOWN.fullmatch(words):
            continue
        if ANCHOR.fullmatch(words):
            yield place, "an anchor alone; put it right below its paragraph"
        elif not OPENED.search(words) and not (after and ANCHOR.fullmatch(after[0].strip())):
            yield place, f"this paragraph has no address; {PARAGRAPH_ADDRESS}"
        elif "@" not in words:
            yield place, "this paragraph cites nothing; end it with [@paper, p. 12]"


def _repeated_numbers(
    pages: Mapping[str, WrittenPage], chapters: Mapping[str, Chapter]
) -> Iterator[Problem]:
    by_number = ((chapter.number, chapter) for chapter in chapters.values())
    for chapter, first in repeats(by_number):
        message = f"the number {chapter.number} is taken, by {pages[first.address].file}"
        yield pages[chapter.address].head.problem(("number",), message)


def _without_number(pages: Mapping[str, WrittenPage], book: Collection[str]) -> Iterator[Problem]:
    """Pages that are listed as chapters by number and have none, so that no book has them."""
    listing = pages.get(addresses.CHAPTERS)
    for entry in NUMBERED.finditer(listing.text) if listing else ():
        address = addresses.address_of_file(f"{addresses.CHAPTERS}{entry['file']}")
        page = pages.get(address)
        if page and not page.front_matter.number and address not in book:
            better = f"number: {entry['number']} in its front matter, or list it with - "
            message = f"is listed as a chapter, and no book has it without a number; write {better}"
            yield Problem(page.file, 1, 1, message)


def _unlisted_chapters(pages: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    listing = pages.get(addresses.CHAPTERS)
    for address, page in pages.items():
        name = posixpath.basename(page.file)
        inside = address.startswith(addresses.CHAPTERS) and address != addresses.CHAPTERS
        if listing and inside and f"]({name}" not in listing.body:
            yield Problem(
                page.file, 0, 0, f"is not listed; add to {listing.file}: [{page.title}]({name})"
            )
