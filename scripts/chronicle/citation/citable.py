"""What a reader cites on this site: a record, a chapter or a paragraph, each with its own address.

It is cited for what only this site does: joining, comparing, correcting. `styles` has how the
papers are cited for what they say.

A page is cited as a section of a website that has versions. Its title stands as written, for
most titles are names, of which no style may change a letter. Where the guides leave a choice,
`docs/about/cite.md` says what was chosen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from textwrap import shorten

from markupsafe import escape

from chronicle.citation import csl, labels
from chronicle.citation.csl import CSLItem
from chronicle.citation.styles import (
    STYLES,
    dates,
    in_style,
    join_sentences,
    join_with_commas,
    with_comma,
    with_full_stop,
)
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.records.base import Record, Source
from chronicle.records.change import Change
from chronicle.records.chart import Chart
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.journey import Journey
from chronicle.records.question import Position, Question
from chronicle.records.within import sources_of
from chronicle.records.work import Work
from chronicle.site import Site
from chronicle.values.dates import Date
from chronicle.values.text import Prose, capital, slug

# Quotation marks inside others.
NESTED = str.maketrans("“”", "‘’")
# Where a page is undated, readers enter the day themselves.
UNREAD = "[the day you read it]"


@dataclass(frozen=True)
class Citable:
    """One thing to cite: its permanent address, its title, and the places that it comes from.

    `name` distinguishes it from others of the same title with another anchor, where there
    are any, `paragraph` the number of a paragraph of the page, and
    `language` the one that it is written in. `voice` is who says it, by the id, where the papers
    only report that.
    """

    address: str
    title: Prose
    sources: tuple[Source, ...]
    record: Record | None = None
    name: Prose | None = None
    paragraph: int = 0
    language: str = "en"
    voice: str = ""

    @property
    def work(self) -> Work | None:
        """The work that it is, if it is one."""
        if isinstance(self.record, Work):
            return self.record
        return None

    @property
    def short_title(self) -> Prose:
        """What it is called where it stands among others."""
        return self.name or self.title

    @property
    def page(self) -> str:
        """The address of its page, without an anchor."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """Where it stands on its page; empty for the page itself."""
        return self.address.partition("#")[2]


def page_item(
    citable: Citable, site: Site, version: Change | None, changed: Date | None
) -> CSLItem:
    """A page or an anchor of this site as a CSL-JSON item in plain strings, for programs.

    `version` is that of the record, `changed` the day of the last change of the content.
    """
    item: CSLItem = {
        "id": slug(citable.address),
        "type": "webpage",
        "title": citable.title.as_text,
        "container-title": site.name,
    }
    if version:
        item["version"] = version.version
    if version and version.edition:
        item["edition"] = version.ordinal
    item["URL"] = site.url + citable.address
    item["language"] = citable.language
    if site.author:
        item["author"] = [{"literal": site.author}]
    if changed:
        item["issued"] = csl.csl_date(changed)
        item["custom"] = {"issued_edtf": str(changed)}
    return item


def page_forms(
    citable: Citable, site: Site, version: Change | None, changed: Date | None
) -> dict[str, str]:
    """A page or an anchor of this site in each style, by the names of `styles.LABELS`.

    The arguments are those of `page_item`. The forms are HTML without a full stop at the end, and
    those for the text without their brackets. The number of a paragraph is a locator, and lists of
    works then have the page.
    """
    title = str(citable.title.as_html)
    quoted = f"“{title.translate(NESTED)}”"
    author = str(escape(site.author))
    name = f"<em>{escape(site.name)}</em>"
    edition = version.cited if version else ""
    of_version = join_with_commas(name, edition)
    whole = address = f"{site.url}{citable.address}"
    at = ""
    if citable.paragraph:
        at = f"¶{citable.paragraph}"
        whole = f"{site.url}{citable.page}"
    retrieved = mla_day = ""
    if changed:
        us, mla_day, day, year = dates(changed)
        in_year = year
        seen = f"last modified {us}"
    else:
        # Who reads an undated page says when.
        day = year = "n.d."
        in_year = "no date"
        seen = f"accessed {UNREAD}"
        retrieved = f"Retrieved {UNREAD}, from "
    named = join_with_commas(author, quoted)
    in_chicago, in_mla, at_in_apa, at_in_harvard = (in_style(at, style.id) for style in STYLES)
    in_italics = f"<em>{title}</em>"
    entry = join_sentences(author, quoted, f"In {of_version}", capital(seen))
    return {
        "full": join_with_commas(named, f"in {of_version}", seen, in_chicago, address),
        "short": join_with_commas(named, in_chicago),
        "entry": f"{with_full_stop(entry)} {whole}",
        "mla": _in_mla(author, quoted, of_version, mla_day, whole),
        "apa": f"{_in_apa(author, day, title, name, edition)} {retrieved}{whole}",
        "mla-in": join_with_commas(named, in_mla),
        "apa-in": join_with_commas(author or quoted, year, at_in_apa),
        "harvard": _in_harvard(
            author,
            in_year,
            in_italics,
            join_with_commas(name, edition.replace("ed.", "edn")),
            whole,
        ),
        "harvard-in": join_with_commas(author or in_italics, in_year, at_in_harvard),
    }


def _in_mla(author: str, title: str, site: str, day: str, address: str) -> str:
    """An entry in MLA; who reads an undated page says when."""
    accessed = ""
    if not day:
        accessed = f"Accessed {UNREAD}"
    on_site = f"{with_comma(join_with_commas(site, day))} {address}"
    return join_sentences(author, title, on_site, accessed)


def _in_apa(author: str, day: str, title: str, site: str, edition: str) -> str:
    """An entry as APA begins it: the author and the day, or the title in the author’s place."""
    on_site = f"In {site}"
    if edition:
        on_site = f"In {site} ({capital(edition)})"
    if author:
        return with_full_stop(join_sentences(author, f"({day})", title, on_site))
    return with_full_stop(join_sentences(title, f"({day})", on_site))


def _in_harvard(author: str, year: str, title: str, site: str, address: str) -> str:
    """An entry in Harvard: the author and the year, or the title in the author’s place."""
    begun = f"{title} ({year})"
    if author:
        begun = f"{author} ({year}) {title},"
    return f"{begun} {site}. Available at: {address} (Accessed: {UNREAD})"


# Characters of a claim in its name; a claim in words can be a whole sentence.
LONGEST = 100


@singledispatch
def citables(record: Record, corpus: Corpus) -> Iterator[Citable]:
    """What can be cited of a record: itself, by its label and its sources, unless its kind says."""
    yield Citable(record.site_address(corpus), record.label, sources_of(record), record)


@citables.register
def _chart(chart: Chart, corpus: Corpus) -> Iterator[Citable]:
    """A chart, which comes from where that comes from which it draws."""
    sources = tuple(source for name in chart.draws for source in sources_of(corpus[name]))
    yield Citable(chart.site_address(corpus), chart.label, sources, chart)


@citables.register
def _claim(claim: Claim, corpus: Corpus) -> Iterator[Citable]:
    """A claim by what it is about; its name says what it says, and whose voice it is."""
    words = labels.assertion(claim, corpus)
    voice = labels.speaker(corpus[claim.voice], corpus)
    about = corpus[claim.about].label
    attributed = Prose("{} ({}, on {})")
    if voice == about:
        attributed = Prose("{} ({})")
    yield Citable(
        address=claim.site_address(corpus),
        title=about,
        sources=claim.sources,
        record=claim,
        name=attributed.format(_first_words(words, LONGEST), voice, about),
        voice="" if claim.is_own else claim.voice,
    )


def _first_words(text: Prose, longest: int) -> Prose:
    """Prose, cut short where it is long; a title that is cut ends where the words do."""
    beginning = shorten(text.markup, longest, placeholder=" …")
    ends_in_title = beginning.count("*") % 2 == 1
    if ends_in_title:
        words = beginning.removesuffix(" …")
        beginning = f"{words}* …"
    return Prose(beginning)


@citables.register
def _correction(correction: Correction, corpus: Corpus) -> Iterator[Citable]:
    """One by the paper and the place, from where it comes."""
    paper = labels.paper_name(corpus.get(Work, correction.work), corpus).as_text
    place = Source(work=correction.work, at=correction.at)
    yield Citable(
        address=correction.site_address(corpus),
        title=Prose(f"{correction.heading} {paper}, {correction.at}"),
        sources=(place,),
        record=correction,
    )


@citables.register
def _journey(journey: Journey, corpus: Corpus) -> Iterator[Citable]:
    """A journey, which comes from where that comes from which its steps rest on."""
    resting = dict.fromkeys(name for step in journey.steps for name in step.rests_on)
    sources = tuple(source for name in resting for source in sources_of(corpus[name]))
    yield Citable(journey.site_address(corpus), journey.label, sources, journey)


@citables.register
def _question(question: Question, corpus: Corpus) -> Iterator[Citable]:
    """A question, which rests on the sources of all answers, and each answer."""
    every_source: list[Source] = []
    for position in question.positions:
        every_source += _sources(position, corpus)
    yield Citable(
        address=question.site_address(corpus),
        title=question.label,
        sources=tuple(every_source),
        record=question,
    )
    for position in question.positions:
        address = addresses.answer(question, position)
        if address:
            yield Citable(
                address,
                question.title,
                _sources(position, corpus),
                name=_answer(question, position, corpus),
                voice=_voice(position, corpus),
            )


def _answer(question: Question, position: Position, corpus: Corpus) -> Prose:
    """An answer after its question, and who gives it, for it may be a mere figure."""
    answer = capital(position.answer)
    voices = [corpus[corpus.get(Claim, name).voice] for name in position.claims]
    speakers = dict.fromkeys(labels.speaker(voice, corpus).as_text for voice in voices)
    if not speakers:
        return Prose("{} {}").format(question.title, answer)
    return Prose("{} {} ({})").format(question.title, answer, labels.join_authors([*speakers]))


def _voice(position: Position, corpus: Corpus) -> str:
    """Who gives an answer, by the id, where the papers only report it; empty for several."""
    claims = [corpus.get(Claim, name) for name in position.claims]
    voices = {claim.voice for claim in claims}
    if len(voices) != 1 or any(claim.is_own for claim in claims):
        return ""
    return voices.pop()


def _sources(position: Position, corpus: Corpus) -> tuple[Source, ...]:
    """The sources of the claims that give an answer."""
    sources: list[Source] = []
    for name in position.claims:
        sources += corpus.get(Claim, name).sources
    return tuple(sources)


@citables.register
def _work(work: Work, corpus: Corpus) -> Iterator[Citable]:
    """A work, by its title in English; it comes from nothing but itself."""
    title = Prose(work.title_en or work.title)
    yield Citable(work.site_address(corpus), title, (), work)
