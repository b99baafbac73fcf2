"""The bibliography: every work by class of evidence, and a page for each on which records rest."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus, grouped
from chronicle.drawing import bars
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History, once_per_history
from chronicle.pages.work.documents import drawn, in_short, named, published_in, titled
from chronicle.queries import documents, links, ordering, selection
from chronicle.queries.citations import entry
from chronicle.queries.claims import MANY
from chronicle.queries.documents import DocumentUse
from chronicle.queries.knowledge import Knowledge, knowledge_of
from chronicle.queries.paper_places import subject_of_figure
from chronicle.queries.selection import counted_kinds
from chronicle.queries.shares import shares
from chronicle.queries.statements import is_bare
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.reading import EXTENTS, Use
from chronicle.records.within import sources_within
from chronicle.records.work import Person, Work
from chronicle.values import locators
from chronicle.values.amounts import counted, in_series, times, with_article
from chronicle.values.text import Label, Prose, capital

# The most works that the bibliography tells in full: of more, it names those that have a page.
MOST_IN_FULL = 500
# What the way to a copy is called that was read in place of the document.
COPY_READ = "The copy read here"
# The date that ends what a work is called in few words: a day after a comma, or a year.
DATE = re.compile(r"(,[^,]*)? ?\d{4}\D*$")
NO_BREAK = "\N{NO-BREAK SPACE}"
# The records that rest on a work by the place in a paper, and by that in the work.
Cited = Mapping[str, Mapping[str, Sequence[Record]]]


class RestingRecord(NamedTuple):
    """A record that rests on a work, in a list of such records.

    What a figure is `about` stands after it. The `label` of a statement that is a sentence is this
    alone, without its property.
    """

    record: Record
    label: Prose | Label
    about: Markup


class Entry(NamedTuple):
    """A work in the bibliography.

    Of a paper that is a witness its class of `evidence` is told. The way to what rests on it is
    called `rest`; where nothing does, its authors that are `known` are named as actors. How far a
    work was `read` is told where some were.
    """

    work: Work
    evidence: str
    rest: str
    read: str
    known: Sequence[Person]


class Named(NamedTuple):
    """A work in the list of all by name.

    The first with a letter has that `letter`, the others none.
    """

    work: Work
    letter: str


@dataclass(frozen=True, kw_only=True)
class BibliographyPage(PageContext):
    """What the bibliography shows."""

    template = "bibliography.html"
    style = "bibliography"

    parts: Sequence[tuple[str, str, Sized]]
    """The parts of the page: the anchor of each, its words and the works that stand there."""
    papers: Sequence[Entry]
    """The papers."""
    works: Sequence[Work]
    """All other works, by the alphabet."""
    named: Sequence[Named]
    """The same by the names under which readers meet them."""
    extents: Mapping[str, Sequence[Work]]
    """Those that were read by how much of them was, in each the oldest first."""
    in_short: str
    """How many of all works were read, and how."""
    parting: Sequence[DocumentUse]
    """Where papers differ from what was read, the gravest first."""
    titled: Callable[[Work], Markup]
    """The title of a work, with its author; of an issue, in square brackets, its matter."""
    published_in: Callable[[Work], Markup]
    """The newspaper or site that has what stands there without an author; else empty."""
    called: Callable[[Work], Markup]
    """What a document is called where they differ from it: with its date, if its title has none."""
    groups: Mapping[str, Sequence[Entry]]
    """The works by class of evidence."""
    classes: Markup
    """How many works of each class they cite and how many of these were read, as bars."""
    untitled: str
    """What a reader is told above all works, where some of them have no title."""
    in_full: bool
    """Whether works that have a page are told here, too, and not only named."""
    are_found: bool
    """Whether works are found by words of their names; the page has a script for this."""


@dataclass(frozen=True, kw_only=True)
class WorkPage(PageContext):
    """What the page of a work shows that is none of the papers."""

    template = "work.html"
    style = "paper bibliography"

    name: Label
    """Its title in English, or with its language."""
    in_words: Prose
    """What it is in a few words, which head its page where its title is long; else empty."""
    goes_on: Prose
    """How these go on, which stands below them in place of the title; else empty."""
    is_plain: bool
    """Whether its name is the title that it bears, in which terms are explained."""
    work: Work
    """The work."""
    address: str
    """Where it can be read on the web; empty where it cannot."""
    read: str
    """What the way there is called: of what was not read there, by where it leads."""
    elsewhere: str
    """What the way to what was read is called, where that is another; else empty."""
    is_read: bool
    """Whether the document itself was read, in part or whole."""
    seen: str
    """Of what was read only in reports of it: that the way to it leads to what was not seen."""
    unread: str
    """That nothing of it was read, and where it may be had; empty where something was read."""
    drawn: Markup
    """How the papers use what was read of it, as a bar; empty where they use it in few places."""
    passages: Sequence[Sequence[Use]]
    """These uses by passage: those first where a paper parts from it, the others as they stand."""
    matching: Sequence[Sequence[Use]]
    """The uses that match what was read, where they are many beside others; they are folded."""
    matching_words: str
    """What stands over them: this, and how many they are."""
    resting_kinds: str
    """How many records of each kind rest on it, in words."""
    papers: Mapping[Work, Cited]
    """The papers that cite it, and where they do."""
    in_turn: Callable[[Iterable[Record]], Sequence[RestingRecord]]
    """Records in a list, each figure with what it is about."""
    voiced: Sequence[Record]
    """What rests on it and no paper is known to cite it for: its own voice."""
    voice_heading: str
    """What stands over these."""
    voice_note: str
    """That they come from what was read itself; empty where nothing was."""
    at_second_hand: str
    """How many records of each kind go back to it by way of others, in words."""
    knowledge: Knowledge
    """Where its own knowledge comes from."""


def render_bibliography(history: History) -> Page:
    """The bibliography, with the works that the papers cite in the order of the alphabet."""
    works = [work for work in history.corpus.of(Work) if not work.is_paper]
    works.sort(key=lambda work: ordering.alphabetical(entry(history, work).as_html))

    def uses(work: Work) -> tuple[int, int]:
        return _statements(history, work), len(selection.dependents(history, work))

    groups = {}
    for evidence in history.corpus.settings.evidence:
        of_class = [work for work in works if work.evidence == evidence]
        if of_class:
            of_class.sort(key=uses, reverse=True)
            groups[evidence] = [_entry(history, work) for work in of_class]
    papers = [_entry(history, paper) for paper in selection.papers(history.corpus)]
    settings = history.corpus.settings
    read = sorted(documents.read(history), key=ordering.age)
    by_extent = grouped((str(work.reading.extent), work) for work in read if work.reading)
    used = [
        one for paper in selection.papers(history.corpus) for one in documents.uses(history, paper)
    ]
    parts: list[tuple[str, str, Sized]] = [
        ("papers", f"The {settings.papers.many}", papers),
        ("read", "What was read", read),
        *(
            (f"evidence-{name}", settings.evidence[name].heading, here)
            for name, here in groups.items()
        ),
    ]
    context = BibliographyPage(
        parts=parts,
        papers=papers,
        classes=_classes(history, groups),
        works=works,
        named=_named(history, works),
        extents={extent: by_extent[extent] for extent in EXTENTS if extent in by_extent},
        in_short=in_short(history, works, read),
        parting=documents.parting(used),
        titled=titled,
        published_in=published_in,
        called=named,
        groups=groups,
        untitled=_untitled(works),
        in_full=len(works) <= MOST_IN_FULL,
        are_found=MANY < len(works) <= MOST_IN_FULL,
    )
    return make_page(
        history,
        context,
        address=addresses.BIBLIOGRAPHY,
        title=Prose("Sources"),
        description="Every work that is cited, by class of evidence, and what rests on each.",
    )


def _named(history: History, works: Iterable[Work]) -> list[Named]:
    """Works by name, that of an author by the family; those of one name by their dates."""
    keys = {}
    for work in works:
        name = links.link(history, work).label.as_text
        family = work.author[0].family if work.author else None
        _, met, rest = name.partition(family or name)
        sorted_by = f"{met}{rest}" if met else name
        day = work.dated.first.toordinal() if work.dated else 0
        undated = ordering.alphabetical(DATE.sub("", sorted_by))
        keys[work] = undated, day, ordering.alphabetical(sorted_by)
    named = []
    before = ""
    for work in sorted(keys, key=keys.__getitem__):
        letter = keys[work][0].strip()[:1].upper()
        named.append(Named(work, letter if letter != before else ""))
        before = letter
    return named


def _untitled(works: Iterable[Work]) -> str:
    """What a reader is told of works whose title is not known; empty where each has its own."""
    if not any(work.is_description for work in works):
        return ""
    return " A title wholly in square brackets is ours, for a work whose title is not known."


def _classes(history: History, groups: Mapping[str, Sequence[Entry]]) -> Markup:
    """How many works there are of each class of evidence, those that were read apart."""
    rows = []
    for evidence, entries in groups.items():
        readings = [entry.work.reading for entry in entries if entry.work.reading]
        reported = sum(reading.is_report for reading in readings)
        words = history.corpus.settings.evidence[evidence].heading
        parts = [
            bars.Part(len(readings) - reported),
            bars.Part(reported, "agrees-report"),
            bars.Part(len(entries) - len(readings), "not-read"),
        ]
        rows.append(bars.Row(escape(words), f"#evidence-{evidence}", parts))
    if not documents.read(history):
        return bars.figure(rows)
    totals = [sum(row.parts[place].number for row in rows) for place in range(3)]
    kinds = (("", "Read"), ("agrees-report", "Read in a report"), ("not-read", "Not read"))
    key = [bars.Kind(*kind, number) for kind, number in zip(kinds, totals, strict=True)]
    return bars.figure(rows, key)


def _entry(history: History, work: Work) -> Entry:
    """A work in the bibliography."""
    if work.is_paper:
        evidence = work.evidence if work.is_witness(history.corpus.settings) else ""
        supplied = dict(shares(history).papers).get(work)
        rest = (
            f"Used for {counted(supplied, 'statement')}" if supplied else "Where this site uses it"
        )
        return Entry(work, evidence, rest, "", ())
    rest = _kinds_resting(history, work)
    if rest:
        statements = _statements(history, work)
        # As of a paper statements are counted; of a work behind none, what else rests on it.
        rest = f"Used for {counted(statements, 'statement') if statements else rest}"
    known = [] if rest else [person for person in work.author if person.actor]
    return Entry(work, "", rest, _how_far(history, work), known)


def _statements(history: History, work: Work) -> int:
    """How many statements rest on a work, or give its voice."""
    return len(history.corpus.linking(Claim, work.id, *selection.DEPENDENCE))


def _how_far(history: History, work: Work) -> str:
    """How far a work was read; empty where none was."""
    if not documents.read(history):
        return ""
    if not work.reading:
        if work.is_description and not work.author and not work.issued:
            return "Not identified"
        return "Not read"
    return f"Read {documents.EXTENT_WORDS[work.reading.extent].removeprefix('only ')}"


def _kinds_resting(history: History, work: Work) -> str:
    """How many records of each kind rest on a work, in words."""
    rests = selection.dependents(history, work)
    return counted_kinds(history, (record.kind_ for record in rests))


def render_work(history: History, work: Work) -> Page:
    """The page of a work that is none of the papers.

    The voice of `voiced` is the work itself, and no paper is known to cite it for them.
    """
    citable = history.citable(history.addresses[work.id])
    rests = selection.dependents(history, work)
    papers = _papers(history, work)
    through = set[Record]()
    for cited in papers.values():
        for uses in cited.values():
            for records in uses.values():
                through.update(records)
    resting_kinds = _kinds_resting(history, work)
    voiced = [record for record in rests if record not in through]
    known = knowledge_of(history, work)
    in_words, goes_on = _in_words(work)
    read_uses = work.reading.uses if work.reading else ()
    matching = _matching(read_uses)
    context = WorkPage(
        name=labels.heading(work, citable.title),
        in_words=in_words,
        goes_on=goes_on,
        is_plain=not (work.title_en or labels.foreign(work) or labels.is_issue(work)),
        work=work,
        address=_read_at(work),
        read=_way_to_read(work),
        elsewhere=_read_elsewhere(work),
        is_read=_is_read(work),
        seen=_seen(work),
        unread=_unread(history, work),
        drawn=_drawn_uses(work),
        passages=_passages(use for use in read_uses if use not in matching),
        matching=_passages(matching),
        matching_words=_matching_words(history, work, matching),
        resting_kinds=resting_kinds.replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", "),
        papers=papers,
        in_turn=partial(_in_turn, history),
        voiced=voiced,
        voice_heading=_voice_heading(work),
        voice_note=_voice_note(history, work),
        at_second_hand=counted_kinds(history, map(attrgetter("kind_"), known.behind)),
        knowledge=replace(known, behind=(), between=Prose("")),
    )
    return make_page(
        history,
        context,
        address=work.main_page(history.corpus),
        title=_page_title(history, work, citable.title),
        description=_in_a_line(history, work, papers),
    )


def _in_a_line(history: History, work: Work, papers: Mapping[Work, Cited]) -> str:
    """What a work is, and who cites it for what: the first thing, of each paper."""
    corpus = history.corpus
    heading = corpus.settings.evidence[work.evidence].heading
    told = [f"{heading}: {labels.short_name(work, corpus).as_text}."]
    if work.in_short:
        told.append(str(work.in_short))
    for paper, cited in papers.items():
        used = chain.from_iterable(chain.from_iterable(uses.values()) for uses in cited.values())
        who = capital(labels.speaker(paper, corpus))
        # What has a headline says more than what a statement is about.
        first = min(used, key=lambda record: isinstance(record, Claim))
        told.append(f"{who} cites it for “{_subject(first, corpus)}”.")
    if not papers:
        resting = islice(selection.dependents(history, work), 1)
        told += [f"Its words are used for “{_subject(one, corpus)}”." for one in resting]
    return " ".join(told)


def _subject(record: Record, corpus: Corpus) -> str:
    """What a record is about, as a list would call it."""
    subject = corpus[record.about] if isinstance(record, Claim) else record
    return subject.label.as_text


def _in_words(work: Work) -> tuple[Prose, Prose]:
    """What a work with a long title is, as the head of a page, and what else is said of it below.

    The head is one clause, with its date; without one it is the whole sentence.
    """
    if not work.in_short or not labels.is_long(work):
        return Prose(""), Prose("")
    sentence = str(work.in_short)
    clause, _, goes_on = sentence.partition(", ")
    if goes_on and work.when_made:
        return Prose(f"{clause}, {work.when_made.unbroken}"), Prose(capital(goes_on))
    return Prose(sentence.removesuffix(".")), Prose("")


def _matching(uses: Sequence[Use]) -> Sequence[Use]:
    """The uses that match what was read, where several do and one does not; else none."""
    matching = [use for use in uses if use.verdict.startswith("agrees") and not use.has_exception]
    if MANY <= len(matching) < len(uses):
        return matching
    return ()


def _matching_words(history: History, work: Work, uses: Sequence[Use]) -> str:
    """What stands over those: that they match the document, or a report of it, and whose they are.

    A paper whose uses all stand below would else be taken for one that does not use it.
    """
    verdict = "agrees-report" if work.reading and work.reading.is_report else "agrees"
    by_paper = Counter(use.paper for use in uses)
    whose = []
    for paper, count in by_paper.items():
        name = links.voice(history, history.corpus.get(Work, paper)).label.as_text
        whose.append(f"{name} {times(count)}")
    return f"{capital(documents.WORDS[verdict])}: {in_series(whose)}"


def _passages(uses: Iterable[Use]) -> list[Sequence[Use]]:
    """The uses that papers make of what was read of a work, those of one passage together.

    The passages of a paper stand together. Where one parts from it comes first, the gravest before
    the others.
    """
    gravest_first = sorted(uses, key=lambda use: documents.gravity(use.verdict))
    passages: list[Sequence[Use]] = []
    for of_paper in grouped((use.paper, use) for use in gravest_first).values():
        passages += grouped((use.at, use) for use in of_paper).values()
    return passages


def _drawn_uses(work: Work) -> Markup:
    """What came of the uses of a document as a bar, where they are many."""
    uses = work.reading.uses if work.reading else ()
    return drawn([documents.DocumentUse(work, use) for use in uses])


def _web_address(work: Work) -> str:
    """Where a work can be read on the web: its own address, or that of its DOI."""
    if work.DOI and not work.URL:
        return f"https://doi.org/{work.DOI}"
    return work.URL or ""


def _read_at(work: Work) -> str:
    """Where a work can be read on the web, or else what was read of it here."""
    return _web_address(work) or (work.reading.address if work.reading else "")


def _way_to_read(work: Work) -> str:
    """What the way to a work on the web is called: of what was not read there, by where it leads.

    Of a work without an address of its own it leads to what was read, which may be a copy.
    """
    if _is_read(work) and not _web_address(work) and work.reading and work.reading.is_copy:
        return COPY_READ
    if _is_read(work) and not _read_elsewhere(work):
        return "Read the document"
    leads_to = "On the web" if _web_address(work) else "About it"
    return f"{leads_to}: {_host(_read_at(work))}"


def _read_elsewhere(work: Work) -> str:
    """What the way to what was read is called, where that is not the work’s address on the web.

    A DOI leads on to its publisher, so that only a copy is elsewhere.
    """
    reading = work.reading
    if not reading or not _is_read(work) or not _web_address(work):
        return ""
    if _host(reading.address) == _host(_web_address(work)):
        return ""
    if reading.is_copy:
        return COPY_READ
    return f"Read here: {_host(reading.address)}" if work.URL else ""


def _host(address: str) -> str:
    """The site that an address is of."""
    return urlsplit(address).netloc.removeprefix("www.")


def _is_read(work: Work) -> bool:
    """Whether the document itself was read, in part or whole."""
    return work.reading is not None and not work.reading.is_report


def _seen(work: Work) -> str:
    """What a reader is told of a work with an address that was read only in reports of it."""
    if not work.reading or _is_read(work) or not _web_address(work):
        return ""
    return (
        "For this site only reports of it were read: "
        "the address above is the one that the record has for the work itself, which was not seen."
    )


def _unread(history: History, work: Work) -> str:
    """What a reader is told of a work of which nothing was read, and where the record has it."""
    if work.reading:
        return ""
    papers = history.corpus.settings.papers.many
    said = (
        "Nothing of it was read for this site: "
        f"what this site tells of it is what the {papers} say."
    )
    if _web_address(work):
        return f"{said} The record has an address for it, given above."
    if work.archive:
        kept = ", ".join(filter(None, (work.archive, work.archive_place)))
        return f"{said} By its reference it is kept in this archive: {kept}."
    if work.is_description:
        return said
    return f"{said} The record has no address at which it can be read."


def _voice_heading(work: Work) -> str:
    """What stands over the statements for which no paper is known to cite a work."""
    if _is_read(work):
        return "From the document itself"
    if work.reading:
        return "From reports of it"
    return "In its own voice"


def _voice_note(history: History, work: Work) -> str:
    """That what no paper cites a work for comes from what was read; empty where nothing was."""
    if not work.reading:
        return ""
    paper = with_article(history.corpus.settings.papers.one)
    return f"Taken from what was read, not from {paper}."


def _page_title(history: History, work: Work, title: Prose) -> Prose:
    """What the page of a work is called: by its day, too, where its title is that of another."""
    is_told_by_day = labels.is_issue(work) or work.title in _shared_titles(history)
    if is_told_by_day and work.dated:
        return Prose("{}, {}").format(title, work.dated.words)
    return title


@once_per_history
def _shared_titles(history: History) -> frozenset[str]:
    """The titles that more than one work has."""
    count = Counter(work.title for work in history.corpus.of(Work))
    return frozenset(title for title, works in count.items() if works > 1)


def _in_turn(history: History, records: Iterable[Record]) -> list[RestingRecord]:
    """Records in a list, each figure with what it is about."""
    resting = []
    for record in records:
        subject = subject_of_figure(record)
        about = Markup("")
        if subject:
            about = links.link(history, history.corpus[subject]).label.as_html
        label = links.link(history, record).label
        if isinstance(record, Claim) and not is_bare(record):
            label = labels.assertion(record, history.corpus)
        resting.append(RestingRecord(record, label, about))
    return resting


def _papers(history: History, work: Work) -> Mapping[Work, Cited]:
    """The papers that cite a work, in the order of the data, and where they do."""
    by_paper: dict[str, dict[str, dict[tuple[Record, str], None]]] = {}
    for record in selection.dependents(history, work):
        for _, source in sources_within(record):
            for basis in source.rests_on:
                if basis.work == work.id:
                    places = by_paper.setdefault(source.work, {})
                    places.setdefault(source.at, {})[record, basis.at or ""] = None

    papers = {}
    for paper in selection.papers(history.corpus):
        if paper.id in by_paper:
            places = by_paper[paper.id]
            papers[paper] = {
                at: _by_place_in_work(places[at]) for at in sorted(places, key=locators.places)
            }
    return papers


def _by_place_in_work(uses: Iterable[tuple[Record, str]]) -> dict[str, tuple[Record, ...]]:
    """Records by the place in a work on which they rest, those first that name none."""
    by_place = grouped((at, record) for record, at in uses)
    return {at: by_place[at] for at in sorted(by_place)}
