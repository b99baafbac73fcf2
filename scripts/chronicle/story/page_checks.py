"""What is wrong in the text of pages written by hand, reported like what is wrong in data."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest

from chronicle.corpus import addresses, messages
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.problems import Problem, closest, nearest
from chronicle.record.models import Chart, Claim, PlaceRecord, Work
from chronicle.record.text import slug
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
# One citation among several between brackets, as mkdocs-bibtex reads it.
CITATION = re.compile(r"(?P<prefix>[^@]*?)@(?P<key>[\w-]+)(?:,\s*(?P<at>.+))?", re.DOTALL)
AT_SIGN = re.compile(r"(?<![\w.@/\\])@(?P<key>[a-z][\w-]*)")
# A link to a record as it is meant; `before` and `end` lack where it is none.
RECORD = re.compile(r"(?P<before>\[[^\[\]]*\](?=\(id:\S))?\( *id: *(?P<id>[^)\s]*)(?P<end>\)?)")
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
    for address, page in pages.items():
        yield from _citations(page, corpus, former)
        yield from _records(page, corpus, former)
        yield from _shown(page, corpus, former)
        yield from _headings(page)
        yield from _anchors(page)
        yield from _unknown_paper(page, corpus)
        yield from former_problems(page)
        if address in numbered:
            yield from _paragraphs(page)
    yield from _repeated_numbers(pages, numbered)


def links(
    pages: Mapping[str, WrittenPage], there: Collection[str], files: Collection[str]
) -> Iterator[Problem]:
    """Links of pages written by hand that lead nowhere, and chapters to which none leads.

    `there` are the addresses of the site, `files` other files by their path below its root.
    """
    yield from _unlisted_chapters(pages)
    arriving = {address.partition("#")[0] for address in there} | {*pages, *files}
    for address, page in pages.items():
        for match in LINK.finditer(page.text):
            target, place = match["target"], match.start()
            if not match["end"] and not target.startswith("id:"):
                message = "the ( of this link is not closed; a link is [words](page.md)"
                yield page.problem(place + 1, message)
            elif not target.startswith(("id:", *DRAWN, *ELSEWHERE)):
                for message in _why_dead(target, address, pages, arriving):
                    yield page.problem(place + 2, message)


def _why_dead(
    target: str, address: str, pages: Mapping[str, WrittenPage], arriving: Collection[str]
) -> Iterator[str]:
    path, _, anchor = target.partition("#")
    there = link_target(address, pages[address].file.partition("/")[2], path) if path else address
    if there not in arriving:
        # The words of a link to a list that there is not yet stand there without the link.
        if there not in addresses.OPTIONAL:
            yield f"there is no page “{there}”{nearest(there, arriving)}"
    elif anchor and there in pages:
        anchors = pages[there].anchors | set(pages[there].front_matter.formerly)
        if anchor not in anchors:
            yield f"{pages[there].file} has no anchor “{anchor}”{nearest(anchor, anchors)}"


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
    yield from _bare_citations(page, works)


def _bare_citations(page: WrittenPage, works: Collection[str]) -> Iterator[Problem]:
    bare = BRACKETS.sub(lambda match: blank_out(match[0]), page.text)
    for match in AT_SIGN.finditer(bare):
        if closest(match["key"], works):
            better = f"write [@{match['key']}, p. 12]"
            yield page.problem(match.start(), f"a citation stands between brackets; {better}")


def _citation(
    typed: str, corpus: Corpus, works: Collection[str], former: Mapping[str, str]
) -> Iterator[str]:
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


def _records(page: WrittenPage, corpus: Corpus, former: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with links to records: [words](id:the-record)."""
    for match in RECORD.finditer(page.text):
        identifier, place = match["id"], match.start("id")
        if not match["before"] or not match["end"]:
            yield page.problem(place, "a link to a record is [words](id:the-id), without blanks")
        elif identifier in former:
            yield page.problem(place, f"“{identifier}” is now “{former[identifier]}”; write that")
        elif identifier not in corpus.records:
            close = nearest(identifier, addresses.all_addresses(corpus))
            yield page.problem(place, f"nothing has the id “{identifier}”{close}")
        elif not addresses.address(corpus[identifier], corpus):
            kind = corpus[identifier].kind_
            yield page.problem(place, f"“{identifier}” is a {kind}, which has no page to link to")


def _shown(page: WrittenPage, corpus: Corpus, former: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with [](figure:the-chart), [Words](map:a-place,another), [](statement:one)."""
    alone = [match.start("ids") for match in SHOWN.finditer(page.text)]
    for link in LINK.finditer(page.text):
        drawn, colon, ids = link["target"].partition(":")
        if drawn + colon in DRAWN:
            place = link.start("target") + len(drawn) + 1
            if place not in alone:
                yield page.problem(place, f"a {drawn} stands alone on its line")
            for name in ids.split(","):
                record, kind = corpus.records.get(name), DRAWN[drawn + colon]
                if not record or record.kind_ != kind:
                    kinds = {record.id: record.kind_ for record in corpus.records.values()}
                    yield page.problem(place, messages.dangling(name, (kind,), kinds, former))
                elif isinstance(record, PlaceRecord) and not record.coordinates:
                    yield page.problem(place, f"“{name}” has no coordinates, so no map shows it")


def _headings(page: WrittenPage) -> Iterator[Problem]:
    """What is wrong with headings: one of the first level at the top, each with an anchor."""
    before = 0
    for match in HEADING.finditer(page.text):
        level, place = len(match["level"]), match.start()
        if not match["words"].strip() or not match["blank"]:
            yield page.problem(place, f"put a blank and words after {match['level']}")
        elif before and level == 1:
            yield page.problem(place, "a page has one heading with one #; begin this one with ##")
        elif level > before + 1:
            better = "below the heading before it; the first heading of a page begins with one #"
            yield page.problem(place, f"is {level - before} levels {better}")
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


def _unknown_paper(page: WrittenPage, corpus: Corpus) -> Iterator[Problem]:
    paper = page.front_matter.paper
    if paper and not isinstance(corpus.records.get(paper), Work):
        close = nearest(paper, (work.id for work in corpus.of(Work) if work.is_paper))
        yield page.head.problem(("paper",), f"nothing has the id “{paper}”{close}")


def _repeated_numbers(
    pages: Mapping[str, WrittenPage], chapters: Mapping[str, Chapter]
) -> Iterator[Problem]:
    taken: dict[int, str] = {}
    for address, chapter in chapters.items():
        page, first = pages[address], taken.setdefault(chapter.number, address)
        if first != address:
            yield page.head.problem(
                ("number",), f"the number {chapter.number} is taken, by {pages[first].file}"
            )


def _unlisted_chapters(pages: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    listing = pages.get(addresses.CHAPTERS)
    for address, page in pages.items():
        name = posixpath.basename(page.file)
        inside = address.startswith(addresses.CHAPTERS) and address != addresses.CHAPTERS
        if listing and inside and f"]({name}" not in listing.body:
            yield Problem(
                page.file, 0, 0, f"is not listed; add to {listing.file}: [{page.title}]({name})"
            )
