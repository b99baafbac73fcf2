"""The page of the glossary."""

from chronicle.corpus import addresses
from chronicle.frame import Page, Template, make_page
from chronicle.history import History


def render_glossary(history: History) -> Page:
    """The page of the glossary."""
    return make_page(
        history,
        Template("glossary.html", "index"),
        address=addresses.GLOSSARY,
        title="Glossary",
        description=f"Abbreviations and terms of {history.site.name}, each in a sentence or two.",
    )
