"""The ends of the record: what it says arrives unchanged wherever a reader takes it from.

Each function with `@end` is a row of the table of ends. It yields what arrives there, and what the
record says; one test compares all of it.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html

from chronicle.citation import labels
from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.content.markdown_pages import SHORTCODE
from chronicle.corpus import addresses
from chronicle.editions import book_builder
from chronicle.graphics import threads
from chronicle.history import History
from chronicle.queries import inventory, links, readings, source_chains, source_counts
from chronicle.records import (
    MODELS,
    Actor,
    Chart,
    Claim,
    Deployment,
    Event,
    Place,
    Property,
    Question,
    Record,
    Standing,
    Work,
)
from chronicle.search.index import iter_documents
from chronicle.values import QUALIFIER_WORDS, Date, Figure, Prose, raw_markup
from support.built_site import SiteBuild

pytestmark = pytest.mark.record

WORD = re.compile(r"\w+")
STATEMENTS = "//article[contains(@class, 'statement')]"
LISTED = "//main//li[contains(../@class, 'list') or contains(../@class, 'directory') or contains(@id, '.')]"
# The fields that tables contain in full.
IN_TABLES = {
    *("about", "actors", "at", "date", "description", "host", "name", "note", "places", "property"),
    *("quoted", "sender", "sources", "standing", "summary", "title", "unit", "value", "voice"),
}
ASSESSED = "//table[@class='worksheet']//tr[td] | //*[contains(@class, 'exercise-claims')]/li"
THREADS = "//figure[contains(@class, 'threads')]"
# Texts that qualify a figure or its source.
QUALIFYING_TEXTS = [
    "probably: {}",
    "possibly: {}",
    *(f"{word} {{}}" for word in QUALIFIER_WORDS.values()),
]
# Translators of prose replace these words by one of several.
HEDGES = {
    "probably|likely|presumably": {
        "vi": "có lẽ|hẳn|chắc|khả năng",
        "ko": "아마|듯|것으로 보|가능성",
    },
    "perhaps|possibly": {"vi": "có lẽ|có thể|chưa chắc", "ko": "아마|듯|지도|수도|가능|어쩌면"},
    r"about \d|nearly|almost": {
        "vi": "khoảng|chừng|gần|suýt",
        "ko": "약|쯤|정도|무렵|거의|가까|뻔",
    },
    "at most|no more than": {"vi": "không quá|hứa quá", "ko": "많아야|넘"},
}


class Arrival(NamedTuple):
    """A record at one of its ends: the texts that the record has for it, and the text there."""

    record: Record
    place: str
    expected: Sequence[str]
    text: str


class Drawing(NamedTuple):
    """A drawing of figures: its page, claims, and the names that this page gives to sources."""

    address: str
    element: html.HtmlElement
    claims: Sequence[Claim]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Site:
    """The record and the site built from it."""

    record: History
    directory: Path

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """The main parts of the pages by URL."""
        pages = {}
        for path in sorted(self.directory.rglob("index.html")):
            address = f"{path.parent.relative_to(self.directory).as_posix()}/".removeprefix("./")
            [pages[address]] = html.document_fromstring(path.read_bytes()).xpath("//main")
        return pages

    def claims_at(self, elements: str) -> Iterator[tuple[str, Claim, html.HtmlElement]]:
        """Yield page, claim and element for each element of an XPath that shows a claim."""
        for address, page in self.pages.items():
            for element in page.xpath(elements):
                if claim := self.find_claim(element):
                    yield address, claim, element

    def find_claim(self, element: html.HtmlElement) -> Claim | None:
        """Return the claim whose anchor an element is, that it cites, or that it links to first."""
        links_ = element.xpath(".//@data-of | self::a/@href | .//a/@href")
        claims = [
            self.record.corpus.find(Claim, name.rpartition("#")[2])
            for name in (element.get("id", ""), *links_)
        ]
        return next(filter(None, claims), None)

    def is_english(self, address: str) -> bool:
        """Return whether a page is in English."""
        return address.partition("/")[0] not in self.record.languages

    def read_table(self, name: str) -> dict[str, str]:
        """Return the text of each row of a downloaded table by id."""
        path = self.directory / "data" / f"{name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["id"]: " | ".join(row.values()) for row in csv.DictReader(file)}


End = Callable[[Site], Iterator[Arrival]]
ENDS: list[End] = []


def end(function: End) -> End:
    """Add a function to the table of ends."""
    ENDS.append(function)
    return function


def normalize(text: str) -> str:
    """Return the words of a text in lowercase, without punctuation, each between spaces."""
    return f" {' '.join(WORD.findall(text.lower()))} "


def separate_numbers(text: str) -> str:
    """Return a text with a space after each number; Korean words follow without a space."""
    return re.sub(r"(?<=\d)(?=[^\W\d])", " ", text)


def text_of(*elements: html.HtmlElement) -> str:
    """Return the text of elements, with a space between its parts."""
    return " ".join(text for element in elements for text in element.itertext())


# What the record says about a claim.


def content(claim: Claim) -> str:
    """Return the statement, or the figure or date with its qualifier."""
    return claim.label.as_text if isinstance(claim.value, Prose) else claim.value.words


def number(claim: Claim) -> str:
    """Return the number of a figure without its qualifier, or the date."""
    return claim.value.number_text if isinstance(claim.value, Figure) else content(claim)


def everything_in(record: History, claim: Claim) -> str:
    """Return the text, or the figure with its qualifier, unit and date."""
    unit = claim.unit or record.corpus.get(Property, claim.property_).name
    date = claim.date.words if claim.date else ""
    figure = f"{content(claim)} {unit.as_text} {date}"
    return f"{claim.label.as_text} | {figure}"


def passages(claim: Claim) -> list[str]:
    return [source.at for source in claim.sources]


def quotation(claim: Claim) -> list[str]:
    """Return the parts of the quotation between ellipses."""
    parts = claim.quoted.in_english.split("…") if claim.quoted else []
    return [part for part in parts if WORD.search(part)]


def voice_name(record: History, claim: Claim) -> str:
    return links.speaker_link(record, record.corpus[claim.voice]).label.as_text


def attribution(record: History, claim: Claim) -> list[str]:
    """Return the passages, and the name of the voice unless it is the paper itself."""
    voice = [] if claim.is_by_paper else [voice_name(record, claim)]
    return [*voice, *passages(claim)]


def names_of_works(record: History, claims: Iterable[Claim]) -> list[str]:
    """Return the names of the works that print some claims."""
    works = dict.fromkeys(source.work for claim in claims for source in claim.sources)
    return [links.speaker_link(record, record.corpus[work]).label.as_text for work in works]


def bar_style(claim: Claim) -> str:
    """Return the style of a bar: a range, a figure or date that is not exact, or neither."""
    if isinstance(claim.value, Date):
        return "uncertain" if claim.value.is_approximate else "exact"
    assert isinstance(claim.value, Figure)
    if claim.value.low != claim.value.high:
        return "range"
    return "uncertain" if claim.value.qualifier else "exact"


# Statements and quotations.


@end
def statement_at_its_url(site: Site) -> Iterator[Arrival]:
    """Yield all statements, with attribution, note and the certainty of their sources."""
    for claim in site.record.corpus.of(Claim):
        address, _, anchor = site.record.addresses[claim.id].partition("#")
        [element] = site.pages[address].xpath(".//*[@id=$anchor]", anchor=anchor)
        expected = [content(claim), *attribution(site.record, claim)]
        expected += [claim.note.as_text] if claim.note else []
        expected += [dependence.adverb for dependence in claim.depends_on]
        yield Arrival(claim, address, expected, text_of(element))


@end
def statement_on_any_page(site: Site) -> Iterator[Arrival]:
    """Yield statements with attribution and quotation; the text says no more than the record."""
    for address, claim, element in site.claims_at(STATEMENTS):
        paragraph = text_of(*element.xpath(".//p[@class='attribution']"))
        yield Arrival(claim, address, attribution(site.record, claim), paragraph)
        yield Arrival(claim, address, quotation(claim), text_of(element))
        text = text_of(*element.xpath(".//p[@class='claim-text']"))
        yield Arrival(claim, address, [text], everything_in(site.record, claim))


@end
def chain_of_a_statement(site: Site) -> Iterator[Arrival]:
    """Yield the uncertain steps from statements to their sources, each with its adverb."""
    for address, claim, element in site.claims_at(STATEMENTS):
        for chain in source_chains.chains_of_claim(site.record, claim).chains:
            for step in chain:
                if step.adverb:
                    witness = site.record.corpus[step.record_ids[0]]
                    name = links.record_link(site.record, witness).label.as_text
                    details = text_of(*element.xpath("details"))
                    yield Arrival(claim, address, [f"{step.sentence_beginning} {name}"], details)


@end
def record_below_its_source(site: Site) -> Iterator[Arrival]:
    """Yield the records that depend on a work or actor, with the certainty, on its page."""
    for record in site.record.corpus.records.values():
        for dependence in source_chains.dependences_of_record(record):
            source = site.record.corpus[dependence.witness]
            page = source.main_page(site.record.corpus).partition("#")[0]
            listed = f".//*[@id='behind']/..//li[a[contains(@href, '{record.id}')]]"
            for item in site.pages[page].xpath(listed):
                adverb = f"{dependence.adverb} from this source" if dependence.adverb else ""
                yield Arrival(record, page, [adverb], text_of(item))
                assert adverb or "from this source" not in text_of(item)


@end
def quotation_with_link_to_statement(site: Site) -> Iterator[Arrival]:
    """Yield the quotations on top of pages and in chapters; the statement has the words too."""
    for address, claim, element in site.claims_at("//figure[@class='epigraph'] | //blockquote"):
        if site.is_english(address):
            expected = quotation(claim) or ["(the statement quotes nothing)"]
            yield Arrival(claim, address, expected, text_of(element))


@end
def statement_in_a_list(site: Site) -> Iterator[Arrival]:
    """Yield links with the words of a statement."""
    for address, claim, element in site.claims_at(LISTED):
        if element.xpath("boolean(a[contains(@href, $anchor)])", anchor=f"#{claim.id}"):
            yield Arrival(claim, address, [content(claim)], text_of(element))


@end
def answer_of_a_paper(site: Site) -> Iterator[Arrival]:
    """Yield the marks of tables: ● if the paper itself answers, ○ if it reports the answer."""
    for address, claim, element in site.claims_at("//a[contains(@class, '-answer')]"):
        works = " | ".join(names_of_works(site.record, [claim]))
        mark = "own" if claim.is_by_paper else "reported"
        expected = [text_of(element), f"{mark} answer"]
        yield Arrival(claim, address, expected, f"{works} | {element.get('class')}")


@end
def statement_on_a_lesson_sheet(site: Site) -> Iterator[Arrival]:
    """Yield statements with attribution, quotation and kind; a person is not called a study."""
    for address, claim, element in site.claims_at(ASSESSED):
        voice = site.record.corpus[claim.voice]
        kind = voice.class_of_evidence
        if isinstance(voice, Actor):
            kind = "person" if voice.kind == "person" else "body"
        name, *places = attribution(site.record, claim)
        if kind != "scholarship":
            name = f"{kind} {name}"
        expected = [content(claim), name, *places, *quotation(claim)]
        for source in claim.sources:
            for basis in source.rests_on:
                work = site.record.corpus.get(Work, basis.work)
                if work != voice and source.work in work.identified_in:
                    expected.append("as we identify it")
        if source_chains.is_own_view(claim) and any(source.rests_on for source in claim.sources):
            expected.append("next to a reference to")
        yield Arrival(claim, address, expected, text_of(element))


@end
def citation_of_a_statement(site: Site) -> Iterator[Arrival]:
    """Yield the data of the citation dialog: first passage, speaker, and what is quoted."""
    for citable in inventory.citables(site.record).values():
        claim = citable.record
        if not isinstance(claim, Claim) or citable.is_quotation:
            continue
        [data] = site.pages[citable.page].xpath("//script[@class='cited']/text()")
        choices = json.loads(data)["parts"][citable.anchor]["choices"]
        voice = site.record.corpus[claim.voice]
        work = site.record.corpus.get(Work, claim.sources[0].work)
        expected = ["quoted"] if claim.quoted else []
        # A paper is not cited for a document that it does not name.
        if not (isinstance(voice, Work) and work.id in voice.identified_in):
            expected.append(claim.sources[0].at)
        if isinstance(voice, Actor) and work.is_paper:
            expected.append("speakers")
        yield Arrival(claim, citable.address, expected, json.dumps(choices, ensure_ascii=False))
        assert claim.quoted or not any(choice.get("quoted") for choice in choices), claim.id


@end
def citation_with_quotation(site: Site) -> Iterator[Arrival]:
    """Yield statements and answers that are cited as quoting; their pages have the words."""
    for citable in inventory.citables(site.record).values():
        for claim in citable.claims:
            if claim.quoted and site.is_english(citable.address):
                page = site.pages[citable.page]
                yield Arrival(claim, citable.address, quotation(claim), text_of(page))


@end
def statement_in_the_search(site: Site) -> Iterator[Arrival]:
    """Yield results of the search with words, voice, subject, date and quotation."""
    documents = {document.address: document for document in iter_documents(site.record, ())}
    for claim in site.record.corpus.of(Claim):
        address = site.record.addresses[claim.id]
        voice = labels.speaker_label(site.record.corpus[claim.voice], site.record.corpus)
        subject = site.record.corpus[claim.about].label.as_text
        date = claim.date.words if claim.date else ""
        expected = [claim.label.as_text, str(voice), subject, date, *quotation(claim)]
        document = documents[address]
        names = [document.title, *(name for name, _ in document.names)]
        shown_date = document.date.words if document.date else ""
        text = " | ".join([*names, raw_markup(document.line), shown_date])
        yield Arrival(claim, address, expected, text)


@end
def record_in_the_downloads(site: Site) -> Iterator[Arrival]:
    """Yield all texts of all records in record.json, and those of the main fields in tables."""
    path = site.directory / "data" / "record.json"
    records = json.loads(path.read_bytes())["records"]
    for model in MODELS:
        kind = model.kind_config.plural_name
        fields_by_id = {fields["id"]: fields for fields in records[kind]}
        rows = site.read_table(kind) if model.kind_config.has_table else {}
        for record in site.record.corpus.of(model):
            values = dict(site.record.corpus.raw_records[record.id].values)
            if values.get("rank") == "open":
                del values["rank"]  # the default
            stored = " | ".join(list_texts(fields_by_id[record.id]))
            yield Arrival(record, path.name, [*list_texts(values)], stored)
            if rows:
                certainties = [
                    each.certainty for each in source_chains.dependences_of_record(record)
                ]
                texts = [
                    text for name in IN_TABLES & values.keys() for text in list_texts(values[name])
                ]
                yield Arrival(record, f"{kind}.csv", [*texts, *certainties], rows[record.id])


def list_texts(value: object) -> Iterator[str]:
    """Yield all texts and numbers in a value of a record."""
    if isinstance(value, Mapping):
        value = [*value.values()]
    if isinstance(value, list | tuple):
        for item in value:
            yield from list_texts(item)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


# Figures.


@end
def figure_in_a_chart(site: Site) -> Iterator[Arrival]:
    """Yield bars: the number and the style in all languages; in English, voice and date."""
    for address, claim, element in site.claims_at("//ul[contains(@class, 'bar-rows')]/li"):
        style = " ".join(element.xpath(".//svg/@class")) or "exact"
        text = f"{text_of(element)} | {style}"
        date = claim.date.words if claim.date else ""
        expected = [content(claim), voice_name(site.record, claim), date]
        if not site.is_english(address):
            text = separate_numbers(text)
            expected = re.findall(r"\d+", number(claim))
        yield Arrival(claim, address, [*expected, bar_style(claim)], text)


@end
def figure_in_a_table(site: Site) -> Iterator[Arrival]:
    """Yield rows of the tables below charts."""
    for address, claim, element in site.claims_at("//tr[td[@data-name='Who says so']]"):
        expected = [content(claim), voice_name(site.record, claim), *passages(claim)]
        yield Arrival(claim, address, expected, text_of(element))


@end
def figure_in_a_drawing(site: Site) -> Iterator[Arrival]:
    """Yield figures and their sources, with certainty and works; in translations, line styles."""
    for address, element, claims, names in list_drawings(site):
        sources = element.xpath(".//ol[@class='thread-sources']/li")
        for column in element.xpath(".//ol[@class='thread-figures']/li"):
            first = site.find_claim(column)
            same = [claim for claim in claims if first and is_same_figure(claim, first)]
            works = names_of_works(site.record, same)
            yield Arrival(same[0], address, [*map(content, same), *works], text_of(column))
            adverbs = {claim.id: find_sources(site.record, claim) for claim in same}
            for claim in same:
                for name, adverb in adverbs[claim.id].items():
                    with_source = [other for other in same if name in adverbs[other.id]]
                    some_works = names_of_works(site.record, with_source)
                    shown_name = normalize(names.get(name, name))
                    items = [item for item in sources if shown_name in normalize(text_of(item))]
                    # The texts next to a source give the certainty and the works of its figures.
                    texts = [text_of(text) for item in items for text in item.xpath("span[@class]")]
                    expected = [number(claim), adverb]
                    expected += some_works if some_works != works else []
                    text = " | ".join(text for text in texts if has_number(text, claim))
                    yield Arrival(claim, f"{address} ({name})", expected, text)
        for tag in site.record.languages if not address else ():
            [translated] = site.pages[f"{tag}/"].xpath(f".{THREADS}")
            yield Arrival(claims[0], f"{tag}/", [line_styles(element)], line_styles(translated))
            translate = site.record.languages[tag].translate
            texts = [
                each.xpath(".//ol[@class='thread-sources']//span[@class]")
                for each in (element, translated)
            ]
            for text, other in zip(*texts, strict=True):
                expected = [
                    translate(words).format("")
                    for words in QUALIFYING_TEXTS
                    if normalize(words.format("")) in normalize(text_of(text))
                ]
                expected += re.findall(r"\d+", text_of(text))
                yield Arrival(claims[0], f"{tag}/", expected, separate_numbers(text_of(other)))


def list_drawings(site: Site) -> Iterator[Drawing]:
    """Yield the English drawings of figures and their sources."""
    for question in site.record.corpus.of(Question):
        address = site.record.addresses[question.id]
        for element in site.pages[address].xpath(f".{THREADS}"):
            claims = threads.claims_with_figures(site.record, question)
            yield Drawing(address, element, claims, {})
    for address, page in site.record.markdown_pages.items():
        codes = [code for code in SHORTCODE.finditer(page.body) if code["kind"] == "threads"]
        if codes and site.is_english(address):
            elements = site.pages[address].xpath(f".{THREADS}")
            for element, code in zip(elements, codes, strict=True):
                claims = site.record.corpus.get_each(Claim, code["ids"].split(","))
                yield Drawing(address, element, claims, page.front_matter.words)


def has_number(text: str, claim: Claim) -> bool:
    """Return whether a text has the number of a claim, not as part of a number or a range."""
    pattern = rf"(?<![\d–]){re.escape(number(claim))}(?![\d–]|[.,]\d)"
    return re.search(pattern, text) is not None


def is_same_figure(claim: Claim, other: Claim) -> bool:
    """Return whether two claims are in one column: both exact or not, with the same number."""
    return number(claim) == number(other) and bar_style(claim) == bar_style(other)


def find_sources(record: History, claim: Claim) -> dict[str, str]:
    """Map the known sources of a claim to the adverb of the most certain chain to each."""
    adverbs: dict[str, str] = {}
    for chain in source_chains.chains_of_claim(record, claim).chains:
        work = record.corpus.find(Work, chain[-1].last_id)
        if work and work.is_paper and not work.is_primary(record.corpus.settings):
            continue  # the paper cites nothing for the statement
        source = record.corpus[source_chains.source_at_end(record, chain)]
        name = links.speaker_link(record, source).label.as_text
        adverb = max((step.adverb for step in chain), key=threads.ADVERBS_IN_ORDER.index)
        known = adverbs.get(name, adverb)
        adverbs[name] = min(adverb, known, key=threads.ADVERBS_IN_ORDER.index)
    return adverbs


def line_styles(drawing: html.HtmlElement) -> str:
    return " ".join(path.get("class", "certain") for path in drawing.xpath(".//path"))


@end
def number_of_sources(site: Site) -> Iterator[Arrival]:
    """Yield questions with the number of their independent sources."""
    for question in site.record.corpus.of(Question):
        address = site.record.addresses[question.id]
        count = source_counts.count_sources(site.record, question.claims)
        yield Arrival(question, address, [count.words], text_of(site.pages[address]))


# Persons, bodies and events.


@end
def names_of_an_actor(site: Site) -> Iterator[Arrival]:
    """Yield the names of persons and bodies on their pages."""
    for actor in site.record.corpus.of(Actor):
        names = [actor.label.as_text, *(name.text for name in actor.names)]
        address = site.record.addresses[actor.id]
        yield Arrival(actor, address, names, text_of(site.pages[address]))


@end
def event_with_its_actors(site: Site) -> Iterator[Arrival]:
    """Yield events with date, title, summary and roles; the page of each actor links to them."""
    for event in site.record.corpus.of(Event):
        address = site.record.addresses[event.id]
        heading = [event.date.words, event.title.as_text]
        roles = [role.role.as_text for role in event.actors if role.role]
        expected = [*heading, event.summary.as_text, *roles]
        yield Arrival(event, address, expected, text_of(site.pages[address]))
        entries = site.pages[addresses.TIMELINE].xpath(".//*[@id=$id]", id=event.id)
        yield Arrival(event, addresses.TIMELINE, heading, text_of(*entries))
        for role in event.actors:
            page = site.record.addresses[role.actor].partition("#")[0]
            targets = " | ".join(site.pages[page].xpath(".//a/@href"))
            yield Arrival(event, page, [address], targets)


# Deployments, places and works.


@end
def deployment_with_its_standing(site: Site) -> Iterator[Arrival]:
    """Yield deployments with date, standing, sender and host, on their pages and in lists."""
    corpus = site.record.corpus
    for deployment in corpus.of(Deployment):
        address = site.record.addresses[deployment.id]
        parties = [corpus[name] for name in (deployment.sender, deployment.host) if name]
        names = [links.record_link(site.record, party).label.as_text for party in parties]
        standing = corpus.get(Standing, deployment.standing).label.as_text
        date = deployment.date.words if deployment.date else ""
        expected = [deployment.title.as_text, date, standing]
        page = [*expected, *names, deployment.summary.as_text]
        yield Arrival(deployment, address, page, text_of(site.pages[address]))
        links_ = f".//tr[.//a[contains(@href, '{deployment.id}/')]]"
        row = text_of(*site.pages[addresses.DEPLOYMENTS].xpath(links_))
        yield Arrival(deployment, addresses.DEPLOYMENTS, [standing], row)


@end
def place_with_its_names(site: Site) -> Iterator[Arrival]:
    """Yield places with all their names."""
    for place in site.record.corpus.of(Place):
        names = [place.label.as_text, *(name.text for name in place.names)]
        elements = site.pages[addresses.PLACES].xpath(".//*[@id=$id]/..", id=place.id)
        yield Arrival(place, addresses.PLACES, names, text_of(*elements))


@end
def work_with_its_verdicts(site: Site) -> Iterator[Arrival]:
    """Yield works with titles, and the verdict on each use, also on the page of the paper."""
    for work in site.record.corpus.of(Work):
        titles = [work.title, work.title_en or ""]
        address = work.main_page(site.record.corpus)
        yield Arrival(work, address, titles, text_of(site.pages[address]))
        for use in work.reading.uses if work.reading else ():
            paper = site.record.corpus.get(Work, use.paper).main_page(site.record.corpus)
            verdict = readings.verdict_words(use)
            expected = [use.at, verdict, use.why.as_text]
            yield Arrival(work, address, expected, text_of(site.pages[address]))
            yield Arrival(work, paper, [verdict], text_of(site.pages[paper]))


@end
def work_for_reference_managers(site: Site) -> Iterator[Arrival]:
    """Yield works with title, names, publisher, archive, URL and year, in three formats."""
    for suffix, separator in (("bib", "\n@"), ("ris", "ER  -"), ("json", '{"id"')):
        path = site.directory / "data" / f"bibliography.{suffix}"
        entries = path.read_text("utf-8").split(separator)
        for work in site.record.corpus.of(Work):
            named = re.compile(rf"(?<![\w-]){re.escape(work.id)}(?![\w-])")
            year = re.findall(r"\d{4}", str(work.issued or ""))[:1]
            people = [*work.author, *work.editor, *work.translator]
            names = [person.family or person.literal or "" for person in people]
            expected = [work.title, *names, work.container_title or "", work.publisher or "", *year]
            expected += [work.archive or "", work.archive_location or "", work.URL or ""]
            entry = " ".join(filter(named.search, entries))
            entry = entry.replace(r"\textasciitilde", "")
            yield Arrival(work, path.name, expected, entry)


@end
def quotation_in_a_translation(site: Site) -> Iterator[Arrival]:
    """Yield the quotations of English pages; a translation links to the same statements."""
    for address, claim, _ in site.claims_at("//blockquote"):
        if site.is_english(address):
            for translated in site.record.language_alternates.get(address, {}).values():
                targets = " | ".join(site.pages[translated].xpath(".//blockquote//a/@href"))
                yield Arrival(claim, translated, [claim.id], targets)


@end
def paragraph_in_a_translation(site: Site) -> Iterator[Arrival]:
    """Yield translated paragraphs: the persons and outlets that the English names, and its hedges."""
    actors = [actor for actor in site.record.corpus.of(Actor) if actor.kind in ("person", "outlet")]
    for english, translated, tag in list_translated_paragraphs(site):
        for actor in actors:
            if normalize(actor.label.as_text) in english:
                names = [actor.label.as_text, *(name.text for name in actor.names)]
                # Later mentions have only one part of the name.
                parts = {part for name in names for part in (*name.split(), name.replace(" ", ""))}
                text = translated.replace(" ", "")
                is_named = any(len(part) > 1 and part in text for part in parts)
                yield Arrival(actor, tag, names[:1], names[0] if is_named else "")
        for pattern, translations in HEDGES.items():
            for hedge in re.findall(pattern, english):
                shown = hedge if re.search(translations[tag], translated.lower()) else translated
                yield Arrival(actors[0], tag, [hedge], shown)


def list_translated_paragraphs(site: Site) -> Iterator[tuple[str, str, str]]:
    """Yield the words of English paragraphs, and the text and language of their translations."""
    for address, versions in site.record.language_alternates.items():
        for tag in site.record.languages if address == versions["en"] else ():
            for paragraph in site.pages[address].xpath(".//p[@id]"):
                anchor = paragraph.get("id")
                for translated in site.pages[versions[tag]].xpath(".//p[@id=$id]", id=anchor):
                    yield normalize(text_of(paragraph)), text_of(translated), tag


# The book, from which EPUB and PDF are made.


@end
def record_in_the_book(site: Site) -> Iterator[Arrival]:
    """Yield answers with their voices, lives with their passages, and bars with their styles."""
    corpus = site.record.corpus
    body = book_builder.compose_book(site.record, REQUIRED_EXTENSIONS).body
    book = html.fragment_fromstring(body, create_parent="body")
    texts = {heading.get("id"): text_of(heading.getnext()) for heading in book.xpath(".//h2[@id]")}
    for question in corpus.of(Question):
        if question.rank == "great":
            for position in question.positions:
                claims = corpus.get_each(Claim, position.claims)
                voices = [voice_name(site.record, claim) for claim in claims]
                count = source_counts.count_sources(site.record, question.claims)
                expected = [position.answer.as_text, *voices, count.words]
                yield Arrival(question, "book", expected, texts[f"questions-{question.id}"])
    for actor in corpus.of(Actor):
        if actor.life:
            expected = [name.text for name in actor.names if name.own]
            for episode in actor.life:
                expected += [episode.text.as_text, *(source.at for source in episode.sources)]
            yield Arrival(actor, "book", expected, texts[f"actors-{actor.id}"])
    for chart in corpus.of(Chart):
        claims = [claim for panel in chart.panels for claim in corpus.get_each(Claim, panel.claims)]
        for figure in book.xpath(".//figure[.//a[contains(@href, $id)]]", id=f"#{chart.id}"):
            bars = figure.xpath("div[contains(@class, 'bar')]")
            for claim, bar in zip(claims, bars, strict=True):
                style = bar.get("class").removeprefix("bar").strip() or "exact"
                expected = [content(claim), voice_name(site.record, claim), bar_style(claim)]
                yield Arrival(claim, "book", expected, f"{text_of(bar.getprevious())} | {style}")


def test_what_the_record_says_arrives(record: History, record_build: SiteBuild) -> None:
    site = Site(record, record_build[0])
    lost = []
    for list_arrivals in ENDS:
        arrivals = [*list_arrivals(site)]
        assert arrivals, list_arrivals
        for arrival in arrivals:
            text = normalize(arrival.text)
            lost += [
                (list_arrivals.__name__, arrival.place, arrival.record.id, expected)
                for expected in filter(None, arrival.expected)
                if normalize(expected) not in text
            ]
    assert lost == []
