"""The page of the glossary."""

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page


def render_glossary(history: History) -> Page:
    """Render the page of the glossary."""
    return render_list_page(
        history,
        addresses.GLOSSARY,
        PageTemplate("glossary.html", "index"),
        f"Abbreviations and terms of {history.site.name}, each in a sentence or two.",
    )
