"""The page of the glossary."""

from chronicle.corpus import addresses
from chronicle.frame import Page, PageContext, make_page
from chronicle.history import History


class GlossaryPage(PageContext):
    """What the glossary shows."""

    template = "glossary.html"
    style = "index"


def render_glossary(history: History) -> Page:
    """The page of the glossary."""
    return make_page(
        history,
        GlossaryPage(),
        address=addresses.GLOSSARY,
        title="Glossary",
        description=f"Abbreviations and terms of {history.site.name}, each in a sentence or two.",
    )
