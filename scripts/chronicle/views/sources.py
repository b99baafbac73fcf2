"""The papers as sources: the ways to their places, the anchors of these, entries of works."""

import re

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.citation.forms import sentence
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.record import locators
from chronicle.record.amounts import in_words
from chronicle.record.models import Question, Source, Work
from chronicle.record.text import Label, Prose
from chronicle.views import selection
from chronicle.views.page import Link, home, place_name

NO_WORD = re.compile(r"[^a-z0-9]+")


def place(history: History, source: Source) -> Link:
    """The link to a place in a paper, named with the paper; or to what was read of a document."""
    work = history.corpus.get(Work, source.work)
    if work.is_paper:
        address = f"{addresses.PAPERS}{source.work}/#{anchor(source.at)}"
        return Link(address, place_name(history, source.work, source.at), "place")
    name = Label(
        Markup("{}, {}").format(labels.short_name(work, history.corpus).as_html, source.at)
    )
    return Link(f"{home(history, work)}#reading", name, "place")


@once_per_history
def comparison(history: History) -> Link | None:
    """The way to the page that compares the papers; None where there is nothing to compare."""
    if len(selection.papers(history.corpus)) < 2 or not history.corpus.of(Question):
        return None
    return Link(addresses.PAPERS, title_of_comparison(history))


def title_of_comparison(history: History) -> Prose:
    """What the page that compares the papers is called."""
    count, called = len(selection.papers(history.corpus)), history.corpus.settings.papers.many
    return Prose(f"The {in_words(count)} {called} compared")


@once_per_history
def entry(history: History, work: Work) -> Label:
    """The entry of a work in a bibliography, as a sentence."""
    return Label(Markup(sentence(history.formatted[work.id]["entry"])))


def anchor(locator: str) -> str:
    """The anchor of the first place of a locator, on the page of the paper: `p-25`, `line-7`."""
    place = locators.places(locator)[0]
    if place.unit == "named":
        return NO_WORD.sub("-", place.name.lower()).strip("-")
    short = {"page": "p", "note": "n", "paragraph": "para"}.get(place.unit, place.unit)
    return f"{short}-{place.number}"
