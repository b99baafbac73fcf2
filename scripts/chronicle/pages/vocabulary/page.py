"""The page of the glossary."""

from chronicle.corpus import addresses
from chronicle.frame import Page, Template, list_page
from chronicle.history import History


def render_glossary(history: History) -> Page:
    """Render the page of the glossary."""
    return list_page(
        history,
        addresses.GLOSSARY,
        Template("glossary.html", "index"),
        f"Abbreviations and terms of {history.site.name}, each in a sentence or two.",
    )
