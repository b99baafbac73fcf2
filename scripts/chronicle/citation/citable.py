"""Citables of this site: a record, a chapter or a paragraph, each with an address of its own.

It is cited for what only this site does: joining, comparing, correcting. `styles` has how the
papers are cited for what they say.

A page is cited as a section of a website that has versions. Its title stands as written, for
most titles are names, of which no style may change a letter. Where the guides leave a choice,
`docs/about/cite.md` says what was chosen.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial, singledispatch
from itertools import chain

from chronicle.citation import csl, labels
from chronicle.citation.csl import CSLItem
from chronicle.citation.styles import (
    ADDRESS,
    TITLE,
    WorkForms,
    at_place,
    with_comma,
    with_full_stop,
)
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.records import (
    Change,
    Chart,
    Claim,
    Correction,
    Journey,
    Position,
    Question,
    Record,
    Source,
    Work,
    sources_of,
)
from chronicle.site import Site
from chronicle.values import Date, Figure, Prose, capital, slug

NESTED_QUOTATION_MARKS = str.maketrans("“”", "‘’")
DAY_FOR_READERS_TO_ENTER = "[the day you read it]"
LINKED_ADDRESS = re.compile(f"(?:<a [^>]*>)?{ADDRESS}(?:</a>)?")
# A title with the quotation marks around it, and the stop or comma that a style sets after it.
TITLED = re.compile(f"(“?){TITLE}([.,]?)(”?)")
SIGNED: dict[str, Callable[[str], str]] = {"": str, ".": with_full_stop, ",": with_comma}


@dataclass(frozen=True)
class Citable:
    """One thing to cite: its permanent address, its title, and the places that it comes from.

    `name` tells it from other parts of its page, which have the same title; `paragraph` is its
    number if it is a paragraph, or that before it if it is a box, `language` that of its words.
    `voice` is the id of who says it, where the papers only report what that one says.
    """

    address: str
    title: Prose
    sources: tuple[Source, ...]
    record: Record | None = None
    name: Prose | None = None
    paragraph: str = ""
    language: str = "en"
    voice: str = ""

    @property
    def work(self) -> Work | None:
        """The work that is cited; None for any other record, and for a page."""
        if isinstance(self.record, Work):
            return self.record
        return None

    @property
    def short_title(self) -> Prose:
        """What it is called in a list with other parts of its page."""
        return self.name or self.title

    @property
    def page(self) -> str:
        """The address of its page, without an anchor."""
        return addresses.page_of(self.address)

    @property
    def anchor(self) -> str:
        """The anchor on its page; empty for the page itself."""
        return self.address.partition("#")[2]


def page_item(
    citable: Citable, site: Site, version: Change | None, changed: Date | None
) -> CSLItem:
    """A page or an anchor of this site as a CSL-JSON item in plain strings, for programs.

    `version` is that as which the record is cited, `changed` the day of its last change.
    """
    item: CSLItem = {
        "id": slug(citable.address),
        "type": "webpage",
        "title": citable.title.as_text,
        "container-title": site.name,
    }
    if version:
        item["edition"] = version.ordinal or version.version_name
    item["URL"] = site.url + citable.address
    item["language"] = citable.language
    if site.author:
        item["author"] = [{"literal": site.author}]
    if changed:
        item["issued"] = csl.csl_date(changed)
        item["custom"] = {"issued_edtf": str(changed)}
    return item


def page_pattern(site: Site, version: Change | None, changed: Date | None) -> CSLItem:
    """A CSL-JSON item that stands for any page of this site that changed on a day.

    Signs stand for its title and its address. Its type is `document`, because for that type every
    style gives the site, its edition and the day. The keyword `page` makes Harvard cite it as a web
    page, and MLA name its title although all pages have one author.
    """
    item: CSLItem = {
        "type": "document",
        "keyword": "page",
        "title": TITLE,
        "container-title": f'<span class="nocase">{site.name}</span>',
        "URL": ADDRESS,
        "accessed": {"literal": DAY_FOR_READERS_TO_ENTER},
    }
    if version:
        item["edition"] = version.ordinal or version.version_name
    if site.author:
        item["author"] = [{"literal": site.author}]
    if changed:
        item |= {"issued": csl.csl_date(changed), "status": "last modified"}
    return item


def fill_pattern(
    pattern: WorkForms, title: str, address: str, at: str = "", page: str = ""
) -> dict[str, str]:
    """The forms of a pattern, filled in, by the names of `styles.LABELS`.

    `title` and the forms are HTML; these have no full stop at the end, and those for the text no
    brackets. For a place in a page, lists of works have the `page` without it.
    """
    forms = {name: fill(form, title, page or address) for name, form in pattern.whole.items()}
    for name, form in at_place(pattern, at).items():
        forms[name] = fill(str(form), title, address)
    return forms


def fill(form: str, title: str, address: str) -> str:
    """A form of a pattern with its title and its address."""
    return TITLED.sub(partial(_insert_title, title), LINKED_ADDRESS.sub(address, form))


def _insert_title(title: str, open_: re.Match[str]) -> str:
    """A title between the marks of a style: marks in it are nested; it may have its own stop."""
    opening, sign, closing = open_.groups()
    if opening:
        title = title.translate(NESTED_QUOTATION_MARKS)
    return SIGNED[sign](f"{opening}{title}{closing}")


@singledispatch
def citables(record: Record, corpus: Corpus) -> Iterator[Citable]:
    """The citables of a record: itself, by label and sources, unless its kind registers others."""
    yield Citable(record.site_address(corpus), record.label, sources_of(record), record)


@citables.register
def _chart(chart: Chart, corpus: Corpus) -> Iterator[Citable]:
    """A chart, with the sources of the records that it draws."""
    sources = _sources_of_all(chart.draws, corpus)
    yield Citable(chart.site_address(corpus), chart.label, sources, chart)


@citables.register
def _claim(claim: Claim, corpus: Corpus) -> Iterator[Citable]:
    """A claim: its title is the subject, its name what it says and who says it."""
    words = labels.assertion(claim, corpus)
    if isinstance(claim.value, Figure) and claim.date:
        words = Prose("{}, {}").format(words, claim.date.words)
    voice = labels.speaker(corpus[claim.voice], corpus)
    about = corpus[claim.about].label
    attributed = Prose("{} ({}, on {})")
    if voice == about:
        attributed = Prose("{} ({})")
    name = attributed.format(words, voice, about)
    yield Citable(
        address=claim.site_address(corpus),
        title=about,
        sources=claim.sources,
        record=claim,
        name=name,
        voice="" if claim.is_own else claim.voice,
    )


@citables.register
def _correction(correction: Correction, corpus: Corpus) -> Iterator[Citable]:
    """A correction: its title and its source are the passage of the paper that it corrects."""
    paper = labels.paper_name(corpus.get(Work, correction.work), corpus).as_text
    place = Source(work=correction.work, at=correction.at)
    yield Citable(
        address=correction.site_address(corpus),
        title=Prose("{} {}, {}").format(correction.heading, paper, correction.label),
        sources=(place,),
        record=correction,
    )


@citables.register
def _journey(journey: Journey, corpus: Corpus) -> Iterator[Citable]:
    """A journey, with the sources of the records that its steps rest on."""
    resting = dict.fromkeys(name for step in journey.steps for name in step.rests_on)
    sources = _sources_of_all(resting, corpus)
    yield Citable(journey.site_address(corpus), journey.label, sources, journey)


@citables.register
def _question(question: Question, corpus: Corpus) -> Iterator[Citable]:
    """A question, which rests on the sources of all answers, and each answer."""
    sources = _sources_of_all(question.claims, corpus)
    yield Citable(question.site_address(corpus), question.label, sources, question)
    for position in question.positions:
        address = addresses.answer(question, position)
        if address:
            yield Citable(
                address,
                Prose("{} {}").format(question.title, capital(position.answer)),
                _sources_of_all(position.claims, corpus),
                name=_answer(question, position, corpus),
                voice=_voice(position, corpus),
            )


def _answer(question: Question, position: Position, corpus: Corpus) -> Prose:
    """A question with one of its answers, which may be a mere figure, and who gives it."""
    answer = capital(position.answer)
    voices = [corpus[claim.voice] for claim in corpus.each(Claim, position.claims)]
    speakers = dict.fromkeys(labels.speaker(voice, corpus).as_text for voice in voices)
    names = labels.join_authors([*speakers])
    return Prose("{} {} ({})").format(question.title, answer, names)


def _voice(position: Position, corpus: Corpus) -> str:
    """The id of whoever gives an answer that papers only report; empty for several."""
    claims = corpus.each(Claim, position.claims)
    voices = {"" if claim.is_own else claim.voice for claim in claims}
    if len(voices) == 1:
        return voices.pop()
    return ""


def _sources_of_all(ids: Iterable[str], corpus: Corpus) -> tuple[Source, ...]:
    """The sources of several records, in their order."""
    sources: list[Source] = []
    for identifier in ids:
        sources += sources_of(corpus[identifier])
    return tuple(sources)


@citables.register
def _work(work: Work, corpus: Corpus) -> Iterator[Citable]:
    """A work, by the title in English that its page has; one not read here, as papers cite it."""
    title = Prose(labels.heading(work).as_text)
    citing: dict[str, Source] = {}
    if not (work.is_paper or work.reading):
        claims = corpus.linking(Claim, work.id)
        for source in chain.from_iterable(claim.sources for claim in claims):
            if any(basis.work == work.id for basis in source.rests_on):
                citing.setdefault(source.work, source)
    yield Citable(work.site_address(corpus), title, tuple(citing.values()), work)
