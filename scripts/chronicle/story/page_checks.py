"""What is wrong in the text of pages written by hand, reported like what is wrong in data."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest

from chronicle.corpus import addresses, messages
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.problems import Problem, closest, nearest
from chronicle.record.models import Chart, Claim, PlaceRecord, Work
from chronicle.record.text import slug
from chronicle.story import citation_syntax
from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import (
    ANCHOR,
    SHOWN,
    WrittenPage,
    blank_out,
    former_problems,
    link_target,
)

BRACKETS = re.compile(r"\[(?P<inside>[^\]]*)\](?!\()")
LINK_WORDS = re.compile(r"\[[^\[\]]*\](?=\()")
# One citation among several between brackets, as mkdocs-bibtex reads it.
CITATION = re.compile(r"(?P<prefix>[^@]*?)@(?P<key>[\w-]+)(?:,\s*(?P<at>.+))?", re.DOTALL)
AT_SIGN = re.compile(r"(?<![\w.@/\\])@(?P<key>[a-z][\w-]*)")
RECORD = re.compile(
    r"(?P<before>\[[^\[\]]*\])?(?P<gap> *)\((?P<blank> *)id: *(?P<id>[^)\s]*)(?P<end>\)?)"
)
LINK = re.compile(r"\]\((?P<target>[^)\s]*)(?: +\"[^\"\n]*\")?(?P<end>\)?)")
HEADING = re.compile(r"^(?P<level>#{1,6})(?P<blank> *)(?P<words>.*)$", re.MULTILINE)
# What begins an anchor; it has to go on as ANCHOR has it.
OPENED = re.compile(r"\{ *:? *#")
BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
# What begins a block that is no paragraph.
NO_PARAGRAPH = ("#", "<", "|")
# What is drawn where it is named, rather than linked.
DRAWN = {"figure:": Chart.kind_, "map:": PlaceRecord.kind_, "statement:": Claim.kind_}
ELSEWHERE = ("http://", "https://", "mailto:")
PARAGRAPH_ADDRESS = "put { #two-or-three-words } on a line of its own right below it"


def problems(
    pages: Mapping[str, WrittenPage], chapters: Iterable[Chapter], corpus: Corpus
) -> Iterator[Problem]:
    """What is wrong with citations, links to records, anchors, headings and the list of chapters.

    `pages` are those written by hand, by address.
    """
    numbered = {chapter.address: chapter for chapter in chapters}
    former = {old: record.id for record in corpus.records.values() for old in record.ids[1:]}
    addressed = addresses.all_addresses(corpus)
    for address, page in pages.items():
        yield from _citations(page, corpus, former)
        yield from _records(page, corpus, former, addressed)
        yield from _shown(page, corpus, former)
        yield from _headings(page)
        yield from _anchors(page)
        yield from _paper(page, corpus)
        yield from former_problems(page)
        if address in numbered:
            yield from _paragraphs(page)
    yield from _numbers(pages, numbered)


def links(
    pages: Mapping[str, WrittenPage], there: Collection[str], files: Collection[str]
) -> Iterator[Problem]:
    """Links of pages written by hand that lead nowhere, and chapters to which none leads.

    `there` are the addresses of the site, `files` other files by their path below its root.
    """
    yield from _unlisted(pages)
    living = {address.partition("#")[0] for address in there} | set(pages)
    for address, page in pages.items():
        for match in LINK.finditer(page.text):
            if not match["end"] and not match["target"].startswith("id:"):
                message = "the ( of this link is not closed; a link is [words](page.md)"
                yield page.problem(match.start() + 1, message)
            elif not match["target"].startswith(("id:", *DRAWN, *ELSEWHERE)):
                message = _dead(match["target"], address, pages, living, files)
                if message:
                    yield page.problem(match.start() + 2, message)


def _dead(
    target: str,
    address: str,
    pages: Mapping[str, WrittenPage],
    living: Collection[str],
    files: Collection[str],
) -> str:
    """Why a link leads nowhere; empty where it arrives."""
    path, _, anchor = target.partition("#")
    folder = posixpath.dirname(pages[address].file.partition("/")[2])
    if not path:
        there = address
    elif path.endswith((".md", "/")):
        there = link_target(address, pages[address].file.partition("/")[2], path)
    else:
        name = posixpath.normpath(posixpath.join(folder, path))
        exists = name in files or posixpath.normpath(posixpath.join(address, path)) in files
        return "" if exists else f"there is no file “{name}”{nearest(name, files)}"
    if there not in living and there in addresses.OPTIONAL:
        return ""  # its words stand there without a link until there is such a page
    if there not in living:
        return f"there is no page “{path}”{_nearest_page(path, there, folder, pages, living)}"
    if anchor and there in pages:
        anchors = pages[there].anchors | set(pages[there].formerly)
        if anchor not in anchors:
            return f"{pages[there].file} has no anchor “{anchor}”{nearest(anchor, anchors)}"
    return ""


def _nearest_page(
    path: str, there: str, folder: str, pages: Mapping[str, WrittenPage], living: Collection[str]
) -> str:
    """The page that was most likely meant, as a link to it is written."""
    for close in closest(there, living):
        handwritten = pages.get(close)
        inside = handwritten.file.partition("/")[2] if handwritten else addresses.source_file(close)
        file = posixpath.relpath(inside, folder or ".")
        return f"; did you mean “{file if path.endswith('.md') else close}”?"
    return ""


def _citations(page: WrittenPage, corpus: Corpus, former: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with citations: [@key, p. 12; @another, ¶3]."""
    body, works = page.body, {work.id for work in corpus.of(Work)}
    for match in BRACKETS.finditer(body):
        start, inside = match.start("inside"), match["inside"]
        key = inside.partition(",")[0].strip()
        if "@" not in inside:
            if key in works and page.text[match.start()] == "[":
                yield page.problem(start, f"a citation has an @ before its key: [@{inside}]")
        elif "[" in inside:
            yield page.problem(match.start(), "the [ of this citation is not closed; add ]")
        elif "\n" in inside:
            yield page.problem(start, "a citation stands in one line; join the two")
        else:
            for part in re.finditer(r"[^;]+", inside):
                place = start + part.start()
                for message in _citation(part[0], corpus, works, former):
                    yield page.problem(place + len(part[0]) - len(part[0].lstrip()), message)
    for match in LINK_WORDS.finditer(body):
        if citation_syntax.blocks(match[0]):
            yield page.problem(
                match.start() + 1, "the words of a link have no @, which begins a citation"
            )
    bare = BRACKETS.sub(lambda match: blank_out(match[0]), page.text)
    for match in AT_SIGN.finditer(bare):
        if closest(match["key"], works):
            before = bare[: match.start()].rpartition("\n")[2]
            opened = before.rfind("[") > before.rfind("]")
            better = "close it with ]" if opened else f"write [@{match['key']}, p. 12]"
            yield page.problem(match.start(), f"a citation stands between brackets; {better}")


def _citation(
    typed: str, corpus: Corpus, works: Collection[str], former: Mapping[str, str]
) -> Iterator[str]:
    """What is wrong with one citation among those between two brackets."""
    match = CITATION.match(typed.strip())
    if not match:
        if not re.search(r"\w@\w", typed):  # an address for mail
            yield f"“{typed.strip()}” is no citation; write @key, p. 12"
        return
    key, at, rest = match["key"], (match["at"] or "").strip(), typed.strip()[match.end() :]
    if key not in works:
        names = {record.id: record.kind_ for record in corpus.records.values()}
        yield messages.dangling(key, ("work",), names, former)
    elif rest.strip():
        yield f"“{rest.strip()}” is lost; put a comma after the key: @{key}, {rest.strip(' ,')}"
    elif at and (places := corpus.get(Work, key).locators):
        try:
            if missing := places.missing(at):
                yield f"{key} has no {missing[0]}; it has {places.words}"
        except ValueError as error:
            yield str(error)


def _records(
    page: WrittenPage,
    corpus: Corpus,
    former: Mapping[str, str],
    addressed: Collection[str],
) -> Iterator[Problem]:
    """What is wrong with links to records: [words](id:the-record)."""
    for match in RECORD.finditer(page.text):
        identifier, place = match["id"], match.start("id")
        if not match["before"] or match["gap"] or match["blank"] or not match["end"]:
            message = "a link to a record is [words](id:the-id), without blanks between"
            yield page.problem(match.start("blank") - 1, message)
        elif page.text[place - 1] != ":":
            yield page.problem(place, f"a blank too many; write (id:{identifier})")
        elif identifier in former:
            yield page.problem(place, f"“{identifier}” is now “{former[identifier]}”; write that")
        elif identifier not in corpus.records:
            yield page.problem(
                place, f"nothing has the id “{identifier}”{nearest(identifier, addressed)}"
            )
        elif identifier not in addressed:
            kind = corpus[identifier].kind_
            yield page.problem(place, f"“{identifier}” is a {kind}, which has no page to link to")


def _shown(page: WrittenPage, corpus: Corpus, former: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with [](figure:the-chart), [Words](map:a-place,another), [](statement:one)."""
    kinds = {record.id: record.kind_ for record in corpus.records.values()}
    alone = [match.start("ids") for match in SHOWN.finditer(page.text)]
    for link in LINK.finditer(page.text):
        drawn, colon, ids = link["target"].partition(":")
        if drawn + colon in DRAWN:
            place = link.start("target") + len(drawn) + 1
            if place not in alone:
                yield page.problem(place, f"a {drawn} stands alone on its line")
            for name in ids.split(","):
                record, kind = corpus.records.get(name), DRAWN[drawn + colon]
                if kinds.get(name) != kind:
                    yield page.problem(place, messages.dangling(name, (kind,), kinds, former))
                elif isinstance(record, PlaceRecord) and not record.coordinates:
                    yield page.problem(place, f"“{name}” has no coordinates, so no map shows it")


def _headings(page: WrittenPage) -> Iterator[Problem]:
    """What is wrong with headings: one of the first level at the top, each with an anchor."""
    before = 0
    for match in HEADING.finditer(page.text):
        level, place = len(match["level"]), match.start()
        if not match["words"].strip():
            yield page.problem(place, "a heading without words")
        elif not match["blank"]:
            yield page.problem(place, f"put a blank after {match['level']}")
        elif not before and level > 1:
            yield page.problem(place, "the first heading is that of the page; begin it with one #")
        elif before and level == 1:
            yield page.problem(place, "a page has one heading with one #; begin this one with ##")
        elif level > before + 1:
            yield page.problem(place, f"is {level - before} levels below the heading before it")
        elif not OPENED.search(match["words"]):
            anchor = slug(match["words"]) or "a-word"
            yield page.problem(place, f"a heading has an address; add {{ #{anchor} }} at its end")
        before = level
    if not before:
        yield page.problem(0, "has no heading; begin with “# Title { #title }”")


def _anchors(page: WrittenPage) -> Iterator[Problem]:
    """What is wrong with anchors: { #small-letters }, each once on a page."""
    first: dict[str, int] = {}
    for match in OPENED.finditer(page.text):
        anchor = ANCHOR.match(page.text, match.start())
        if not anchor:
            words = page.text[match.end() :].partition("\n")[0].partition("}")[0]
            anchor_now = slug(words) or "small-letters-and-hyphens"
            yield page.problem(match.start(), f"is no anchor; write {{ #{anchor_now} }}")
        elif anchor["id"] in first:
            line = page.problem(first[anchor["id"]], "").line
            yield page.problem(
                match.start(), f"the anchor “{anchor['id']}” stands twice; first in line {line}"
            )
        else:
            first[anchor["id"]] = match.start()


def _paragraphs(page: WrittenPage) -> Iterator[Problem]:
    """What is wrong with the paragraphs of a chapter: each has an address and cites something."""
    blocks = list(BLOCK.finditer(page.text))
    for block, after in zip_longest(blocks, blocks[1:]):
        words = block[0].strip()
        place = block.start() + len(block[0]) - len(block[0].lstrip())
        if words.startswith(NO_PARAGRAPH) or SHOWN.fullmatch(words):
            continue
        if ANCHOR.fullmatch(words):
            yield page.problem(place, "an anchor alone; put it right below its paragraph")
        elif not OPENED.search(words) and not (after and ANCHOR.fullmatch(after[0].strip())):
            yield page.problem(place, f"this paragraph has no address; {PARAGRAPH_ADDRESS}")
        elif "@" not in words:
            yield page.problem(place, "this paragraph cites nothing; end it with [@paper, p. 12]")


def _paper(page: WrittenPage, corpus: Corpus) -> Iterator[Problem]:
    """What is wrong with the paper that a guide is about."""
    paper = page.front_matter.paper
    if page.head and paper and not isinstance(corpus.records.get(paper), Work):
        close = nearest(paper, (work.id for work in corpus.of(Work) if work.is_paper))
        yield page.head.problem(("paper",), f"nothing has the id “{paper}”{close}")


def _numbers(
    pages: Mapping[str, WrittenPage], chapters: Mapping[str, Chapter]
) -> Iterator[Problem]:
    """Two chapters of one number."""
    taken: dict[int, str] = {}
    for address, chapter in chapters.items():
        page, first = pages[address], taken.setdefault(chapter.number, address)
        if first != address and page.head:
            yield page.head.problem(
                ("number",), f"the number {chapter.number} is taken, by {pages[first].file}"
            )


def _unlisted(pages: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    """Pages of the story to which its first page does not lead."""
    listing = pages.get(addresses.CHAPTERS)
    for address, page in pages.items():
        name = posixpath.basename(page.file)
        inside = address.startswith(addresses.CHAPTERS) and address != addresses.CHAPTERS
        if listing and inside and f"]({name}" not in listing.body:
            yield Problem(
                page.file, 0, 0, f"is not listed; add to {listing.file}: [{page.title}]({name})"
            )
