"""Links to records, passages in papers, and pages, with their labels."""

from functools import singledispatch
from typing import NamedTuple

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import related_records
from chronicle.records import (
    Claim,
    Correction,
    GlossaryTerm,
    Property,
    Question,
    Record,
    Source,
    Work,
)
from chronicle.values import Label, Prose, capital, in_words, locators, slug

SHORT_UNITS = {"page": "p", "note": "n", "paragraph": "para"}


class Link(NamedTuple):
    """A link: its URL relative to the root of the site, its label, and the kind of its record."""

    address: str
    label: Prose | Label
    kind: str = ""


@cached_per_history
def place_name(history: History, work: Work, at: str) -> Label:
    """Return the label of a passage in a work: `Holm, p. 25`."""
    name = work_name(history, work).as_html
    return Label(Markup("{}, {}").format(name, at))


def work_name(history: History, work: Work) -> Label:
    """Return the short name of a work; for a paper, its authors."""
    if work.is_paper:
        return labels.paper_name(work, history.corpus)
    return labels.short_name(work, history.corpus)


@cached_per_history
def link(history: History, record: Record, label: Prose | Label | None = None) -> Link:
    """Return the link to a record, with the given label or else its `link_label`."""
    words = label or link_label(record, history)
    return Link(record.main_page(history.corpus), words, record.kind_)


@singledispatch
def link_label(record: Record, history: History) -> Prose | Label:
    """Return the link label of a record: its label, unless its kind registers a function."""
    return record.label


@link_label.register
def _work(work: Work, history: History) -> Label:
    return work_name(history, work)


@link_label.register
def _term(term: GlossaryTerm, history: History) -> Prose:
    return Prose("{}, in the glossary").format(term.name)


@link_label.register
def _correction(correction: Correction, history: History) -> Label:
    """Return the label of a correction: the paper and the locator."""
    paper = history.corpus.get(Work, correction.work)
    return place_name(history, paper, correction.at)


@link_label.register
def _claim(claim: Claim, history: History) -> Prose:
    """Return the label of a claim, after its property unless its unit already implies it."""
    property_ = history.corpus.get(Property, claim.property_)
    if property_.told_by_unit and (claim.unit or isinstance(claim.value, Prose)):
        return capital(claim.label)
    # The answer to a question follows it without a colon.
    between = "{}: {}"
    if property_.label.endswith("?"):
        between = "{} {}"
    return capital(Prose(between).format(property_.label, claim.label))


def page_link(history: History, address: str) -> Link:
    """Return the link to a Markdown page or a generated page, labelled with its title.

    Raises:
        KeyError: There is no such page.
    """
    page, _, anchor = address.partition("#")
    written = history.handwritten.get(page)
    if written:
        is_in_text = history.is_markdown_page(page) and anchor in written.anchors
        if not anchor or is_in_text:
            return Link(address, Prose(written.title))
    made = history.find_citable(address) or history.citable(page)
    return Link(address, made.title)


def claim_html(history: History, claim: Claim) -> Markup:
    """Return the text of a claim; a figure or date follows its subject."""
    if isinstance(claim.value, Prose):
        return labels.assertion(claim, history.corpus).as_html
    about = link(history, history.corpus[claim.about]).label
    said = link(history, claim).label
    return Markup("{}: {}").format(about.as_html, said.as_html)


def voice(history: History, record: Record) -> Link:
    """Return the link to a voice: an actor, or a work by its author."""
    work = history.corpus.find(Work, record.id)
    if work and not work.is_paper:
        return link(history, work, labels.compact_label(work))
    return link(history, record)


def place_link(history: History, source: Source, record: Record | None = None) -> Link:
    """Return the link to a passage in a paper, or to the reading of a document.

    With a claim, it links to that claim, at that passage on the page of the paper.
    """
    work = history.corpus.get(Work, source.work)
    part = "reading"
    if work.is_paper:
        part = anchor(source.at)
        if record and history.corpus.find(Claim, record.id):
            part = f"{part}.{record.id}"
    address = f"{work.main_page(history.corpus)}#{part}"
    return Link(address, place_name(history, work, source.at), "place")


def anchor(locator: str) -> str:
    """Return the anchor of a locator's first passage on the paper's page: `p-25`, `table`."""
    place = locators.passages(locator)[0]
    if place.unit == "named":
        return slug(place.name)
    unit = SHORT_UNITS.get(place.unit, place.unit)
    return f"{unit}-{place.number}"


@cached_per_history
def comparison(history: History) -> Link | None:
    """Return the link to the comparison of the papers; None if there is nothing to compare."""
    papers = related_records.papers(history.corpus)
    if len(papers) < 2 or not history.corpus.of(Question):
        return None
    return Link(addresses.PAPERS, title_of_comparison(history))


def title_of_comparison(history: History) -> Prose:
    """Return the title of the comparison of the papers."""
    number = in_words(len(related_records.papers(history.corpus)))
    papers = history.corpus.settings.papers.many
    return Prose(f"The {number} {papers} compared")
