"""Links to records, passages in papers, and pages, with their labels."""

from functools import singledispatch
from typing import NamedTuple

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import inventory
from chronicle.records import (
    Claim,
    Correction,
    GlossaryTerm,
    Property,
    Record,
    Source,
    Work,
)
from chronicle.values import Label, Prose, capitalize_first, locators, slugify

SHORT_UNITS = {"page": "p", "note": "n", "paragraph": "para"}


class Link(NamedTuple):
    """A link: its URL relative to the root of the site, its label, and the kind of its record."""

    address: str
    label: Prose | Label
    kind: str = ""


@cached_per_history
def passage_label(history: History, work: Work, locator: str) -> Label:
    """Return the label of a passage in a work: `Holm, p. 25`."""
    name = short_work_name(history, work).as_html
    return Label(Markup("{}, {}").format(name, locator))


def short_work_name(history: History, work: Work) -> Label:
    """Return the short name of a work; for a paper, its authors."""
    if work.is_paper:
        return labels.paper_name(work, history.corpus)
    return labels.short_name(work, history.corpus)


@cached_per_history
def record_link(history: History, record: Record, label: Prose | Label | None = None) -> Link:
    """Return the link to a record, with the given label or else its `link_label`."""
    text = label or link_label(record, history)
    return Link(record.main_page(history.corpus), text, record.record_kind)


@singledispatch
def link_label(record: Record, history: History) -> Prose | Label:
    """Return the link label of a record: its label, unless its kind registers a function."""
    return record.label


@link_label.register
def _work_label(work: Work, history: History) -> Label:
    return short_work_name(history, work)


@link_label.register
def _term_label(term: GlossaryTerm, history: History) -> Prose:
    return Prose("{}, in the glossary").format(term.name)


@link_label.register
def _correction_label(correction: Correction, history: History) -> Label:
    """Return the label of a correction: the paper and the locator."""
    paper = history.corpus.get(Work, correction.work)
    return passage_label(history, paper, correction.at)


@link_label.register
def _claim_label(claim: Claim, history: History) -> Prose:
    """Return the label of a claim, after its property unless the unit implies the property."""
    property_ = history.corpus.get(Property, claim.property_)
    if property_.told_by_unit and (claim.unit or isinstance(claim.value, Prose)):
        return capitalize_first(claim.label)
    # If the label of the property is a question, the claim follows without a colon.
    between = "{}: {}"
    if property_.label.endswith("?"):
        between = "{} {}"
    return capitalize_first(Prose(between).format(property_.label, claim.label))


def page_link(history: History, address: str) -> Link:
    """Return the link to a Markdown page or a generated page, labelled with its title.

    Raises:
        KeyError: There is no such page.
    """
    page, _, anchor = address.partition("#")
    markdown_page = history.markdown_pages.get(page)
    if markdown_page:
        is_in_text = history.is_markdown_page(page) and anchor in markdown_page.anchors
        if not anchor or is_in_text:
            return Link(address, Prose(markdown_page.title))
    citable = inventory.find_citable(history, address) or inventory.get_citable(history, page)
    return Link(address, citable.title)


def claim_html(history: History, claim: Claim) -> Markup:
    """Return the text of a claim; a figure or date follows its subject."""
    if isinstance(claim.value, Prose):
        return labels.claim_assertion(claim, history.corpus).as_html
    about = record_link(history, history.corpus[claim.about]).label
    label = record_link(history, claim).label
    return Markup("{}: {}").format(about.as_html, label.as_html)


def speaker_link(history: History, record: Record) -> Link:
    """Return the link to a voice: an actor, or a work by its author."""
    work = history.corpus.find(Work, record.id)
    if work and not work.is_paper:
        return record_link(history, work, labels.compact_label(work))
    return record_link(history, record)


def passage_link(history: History, source: Source, record: Record | None = None) -> Link:
    """Return the link to a passage in a paper, or to the reading of a document.

    If `record` is a claim, the link leads to the claim, below the passage on the paper’s page.
    """
    work = history.corpus.get(Work, source.work)
    anchor = "reading"
    if work.is_paper:
        anchor = locator_anchor(source.at)
        if record and history.corpus.find(Claim, record.id):
            anchor = f"{anchor}.{record.id}"
    address = f"{work.main_page(history.corpus)}#{anchor}"
    return Link(address, passage_label(history, work, source.at), "place")


def locator_anchor(locator: str) -> str:
    """Return the anchor of a locator on the paper's page: `p-25`, “table”.

    It is that of the first passage in the text, because the page lists records there, or else that
    of the first note.
    """
    passages = locators.parse_passages(locator)
    passage = min(passages, key=lambda passage: passage.unit == "note")
    if passage.unit == "named":
        return slugify(passage.name)
    unit = SHORT_UNITS.get(passage.unit, passage.unit)
    return f"{unit}-{passage.number}"


def comparison_link(history: History) -> Link | None:
    """Return the link to the comparison of the papers; None if there is nothing to compare."""
    comparison = inventory.list_pages(history)[addresses.PAPERS]
    if comparison.records:
        return Link(comparison.address, comparison.name)
    return None
