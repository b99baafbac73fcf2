"""Pages that other pages lead to, where nobody has written them by hand."""

from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.values.text import Prose


@dataclass(frozen=True, kw_only=True)
class HowToCitePage(PageContext):
    """What the page on citing shows."""

    template = "how-to-cite.html"
    style = "index"


@dataclass(frozen=True, kw_only=True)
class HowToContributePage(PageContext):
    """What the page on reporting mistakes shows."""

    template = "how-to-contribute.html"
    style = "index"


def render_how_to_cite(history: History) -> Page:
    """The page that says when to cite this site, and when what it rests on."""
    one = history.corpus.settings.papers.one
    return make_page(
        history,
        HowToCitePage(),
        address=addresses.HOW_TO_CITE,
        title=Prose("How to cite"),
        description=f"When to cite this site, and when to cite the {one}.",
    )


def render_how_to_contribute(history: History) -> Page:
    """The page that says how to report a mistake, and what helps."""
    return make_page(
        history,
        HowToContributePage(),
        address=addresses.CONTRIBUTE,
        title=Prose("How to contribute"),
        description="How to report a mistake, and what a report has to say.",
    )
