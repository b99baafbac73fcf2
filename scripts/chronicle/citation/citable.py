"""The citables of this site: records, chapters and paragraphs, each with its own URL.

A page of this site is cited for the site's own contribution: combining, comparing and correcting.
`styles` formats citations of the papers themselves.

A page is cited as a section of a website that has versions. Its title is not recased, because most
titles are names. Where the style guides leave a choice, `docs/about/cite.md` states the decision.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial, singledispatch

from chronicle.citation import csl, labels
from chronicle.citation.csl import CSLItem
from chronicle.citation.styles import ADDRESS_SENTINEL, TITLE_SENTINEL, add_comma, add_full_stop
from chronicle.corpus import Corpus, addresses
from chronicle.records import (
    Change,
    Chart,
    Claim,
    Correction,
    Journey,
    Question,
    Record,
    Source,
    Work,
    record_sources,
)
from chronicle.site import Site
from chronicle.values import Date, Figure, Prose, capitalize_first, slugify

QUOTATION = re.compile("“([^“”]*)”")
NESTED_QUOTATION = re.compile(r"‘([^‘“”]*?)’(?!\w)")  # before a letter, ’ is an apostrophe
ACCESS_DATE_PLACEHOLDER = "[the day you read it]"
LINKED_ADDRESS = re.compile(f"(?:<a [^>]*>)?{ADDRESS_SENTINEL}(?:</a>)?")
# A title with its quotation marks or italics, and the punctuation that a style adds after it.
TITLE_PLACEHOLDER = re.compile(f"(“?){TITLE_SENTINEL}([.,]?)(”|</em>|)")
ADD_PUNCTUATION: dict[str, Callable[[str], str]] = {"": str, ".": add_full_stop, ",": add_comma}


MEDIA = ("", "chart", "map")


@dataclass(frozen=True)
class Citable:
    """Something that can be cited: its permanent URL, its title, and its sources.

    `name` distinguishes the citable from others on its page with the same title. `paragraph` is the
    number of a paragraph in a Markdown page, and 0 for any other citable. `locator` is the position
    of a paragraph or box: `¶4`, or `box after ¶4`. `language` is the language of the text. `claims`
    are the claims that the citable consists of; for a quotation, the quoted claim. `english_title`
    is the English title of a translation, which follows the title in brackets. `medium` is one of
    `MEDIA`. `unrecorded_source` is the source of a box, if it has no record, in English.
    """

    address: str
    title: Prose
    sources: tuple[Source, ...]
    record: Record | None = None
    name: Prose | None = None
    paragraph: int = 0
    locator: str = ""
    language: str = "en"
    claims: tuple[Claim, ...] = ()
    english_title: Prose | None = None
    medium: str = ""
    unrecorded_source: Prose | None = None

    @property
    def is_quotation(self) -> bool:
        """Whether the citable is a paragraph that quotes a claim."""
        return bool(self.paragraph and self.claims)

    @property
    def has_quotation(self) -> bool:
        """Whether the citable quotes a voice."""
        return self.is_quotation or any(claim.quoted for claim in self.claims)

    @property
    def work(self) -> Work | None:
        """The cited work, or None if the citable is another record or a page."""
        if isinstance(self.record, Work):
            return self.record
        return None

    @property
    def short_title(self) -> Prose:
        """The label of the citable in a list of components of one page."""
        return self.name or self.title

    @property
    def page(self) -> str:
        """The URL of the page, without the anchor."""
        return addresses.page_address(self.address)

    @property
    def anchor(self) -> str:
        """The anchor on the page; empty for the page itself."""
        return self.address.partition("#")[2]


def page_item(
    citable: Citable, site: Site, version: Change | None, changed: Date | None
) -> CSLItem:
    """Return a page or an anchor of this site as a plain-text CSL-JSON item for reference managers.

    `version` is the cited version of the record; `changed` is the date of the page's last change.
    """
    item: CSLItem = {
        "id": slugify(citable.address),
        "type": "webpage",
        "title": citable.title.as_text,
        "container-title": site.name,
    }
    if version:
        item["edition"] = version.name
    item["URL"] = site.url + citable.address
    item["language"] = citable.language
    if citable.medium:
        item["medium"] = citable.medium
    if site.author:
        item["author"] = [{"literal": site.author}]
    if changed:
        item["issued"] = csl.csl_date(changed)
        item["custom"] = {"issued_edtf": str(changed)}
    return item


def as_document(item: CSLItem) -> CSLItem:
    """Return the CSL-JSON item of a page, adapted so that pandoc formats it well in every style.

    The type is `document`, because for that type every style prints the site, its version and the
    day. Titles are not recased. The call number makes Harvard cite a web page, and makes MLA print
    the title although all pages have the same author.
    """
    item = {**item, "type": "document", "call-number": "page"}
    for name in ("title", "container-title"):
        item[name] = f'<span class="nocase">{item[name]}</span>'
    if "issued" in item:
        item["status"] = "last modified"
    return item


def page_pattern(
    site: Site, version: Change | None, changed: Date | None, medium: str = ""
) -> CSLItem:
    """Return a CSL-JSON item that represents any page of this site changed on a given day.

    The title and the URL are placeholders.
    """
    page = Citable(ADDRESS_SENTINEL, Prose(TITLE_SENTINEL), (), medium=medium)
    return as_document(page_item(page, site, version, changed)) | {
        "URL": ADDRESS_SENTINEL,
        "accessed": {"literal": ACCESS_DATE_PLACEHOLDER},
    }


def fill_form(form: str, title: str, address: str, translation: str = "") -> str:
    """Return a citation form with a title, its translation and a URL in place of placeholders."""
    insert = partial(_insert_title, title, translation)
    return TITLE_PLACEHOLDER.sub(insert, LINKED_ADDRESS.sub(address, form))


def _insert_title(title: str, translation: str, placeholder: re.Match[str]) -> str:
    """Return a title with the quotation marks and punctuation of its placeholder in a form."""
    opening, punctuation, closing = placeholder.groups()
    if opening or closing:
        title = nest_quotations(title)
    return ADD_PUNCTUATION[punctuation](f"{opening}{title}{closing}{translation}")


def nest_quotations(text: str) -> str:
    """Return a text with its quotation marks changed as inside another quotation.

    Double quotation marks become single, and single quotation marks inside them double.
    """
    return QUOTATION.sub(lambda outer: "‘" + NESTED_QUOTATION.sub(r"“\1”", outer[1]) + "’", text)


@singledispatch
def citables_of_record(record: Record, corpus: Corpus) -> Iterator[Citable]:
    """Yield the citables of a record, with their titles and sources.

    The only citable is the record itself, unless a function is registered for its kind.
    """
    yield Citable(record.site_address(corpus), record.label, record_sources(record), record)


@citables_of_record.register
def _chart_citables(chart: Chart, corpus: Corpus) -> Iterator[Citable]:
    """Yield a chart, with the sources of the records that it draws."""
    sources = sources_of_records(chart.charted_claim_ids + chart.dated_ids, corpus)
    yield Citable(chart.site_address(corpus), chart.label, sources, chart, medium="chart")


@citables_of_record.register
def _claim_citables(claim: Claim, corpus: Corpus) -> Iterator[Citable]:
    """Yield a claim with its sources, titled with its subject, named by assertion and speaker."""
    text = labels.claim_assertion(claim, corpus)
    if isinstance(claim.value, Figure) and claim.date:
        text = Prose("{}, {}").format(text, claim.date.words)
    speaker = labels.speaker_label(corpus[claim.voice], corpus)
    subject = corpus[claim.about].label
    attributed = Prose("{} ({}, on {})")
    if speaker == subject:
        attributed = Prose("{} ({})")
    name = attributed.format(text, speaker, subject)
    yield Citable(
        address=claim.site_address(corpus),
        title=subject,
        sources=claim.sources,
        record=claim,
        name=name,
        claims=(claim,),
    )


@citables_of_record.register
def _correction_citables(correction: Correction, corpus: Corpus) -> Iterator[Citable]:
    """Yield a correction, whose title and source are the corrected passage of the paper."""
    paper = labels.paper_name(corpus.get(Work, correction.work), corpus).as_text
    passage = Source(work=correction.work, at=correction.at)
    yield Citable(
        address=correction.site_address(corpus),
        title=Prose("{} {}, {}").format(correction.heading, paper, correction.label),
        sources=(passage,),
        record=correction,
    )


@citables_of_record.register
def _journey_citables(journey: Journey, corpus: Corpus) -> Iterator[Citable]:
    """Yield a journey, with the sources of the records that its steps are based on."""
    basis_ids = dict.fromkeys(name for step in journey.steps for name in step.rests_on)
    sources = sources_of_records(basis_ids, corpus)
    yield Citable(journey.site_address(corpus), journey.label, sources, journey, medium="map")


@citables_of_record.register
def _question_citables(question: Question, corpus: Corpus) -> Iterator[Citable]:
    """Yield a question, with the sources of all its answers, and each answer."""
    yield Citable(
        question.site_address(corpus),
        question.label,
        sources_of_records(question.claims, corpus),
        question,
        claims=tuple(corpus.get_each(Claim, question.claims)),
    )
    for position in question.positions:
        address = addresses.answer_address(question, position)
        if address:
            title = Prose("{} {}").format(question.title, capitalize_first(position.answer))
            claims = tuple(corpus.get_each(Claim, position.claims))
            voices = [corpus[claim.voice] for claim in claims]
            speakers = dict.fromkeys(
                labels.speaker_label(voice, corpus).as_text for voice in voices
            )
            yield Citable(
                address,
                title,
                sources_of_records(position.claims, corpus),
                name=Prose("{} ({})").format(title, labels.join_authors([*speakers])),
                claims=claims,
            )


def sources_of_records(ids: Iterable[str], corpus: Corpus) -> tuple[Source, ...]:
    """Return the sources of several records, in order."""
    sources: list[Source] = []
    for identifier in ids:
        sources += record_sources(corpus[identifier])
    return tuple(sources)


@citables_of_record.register
def _work_citables(work: Work, corpus: Corpus) -> Iterator[Citable]:
    """Yield a work, titled with its heading."""
    title = Prose(labels.work_heading(work).as_text)
    yield Citable(work.site_address(corpus), title, (), work)
