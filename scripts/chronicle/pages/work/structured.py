"""What the page of a work says of it to search engines, in the terms of schema.org."""

from typing import Any

from chronicle.exports.structured import Node, filled
from chronicle.history import History
from chronicle.records.work import Person, Work

# Types of schema.org by those of CSL; all others are creative works.
TYPES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "manuscript": "Manuscript",
    "motion_picture": "Movie",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}


def structured(work: Work, history: History) -> dict[str, Any]:
    """A work with its authors, its language, its day and where it can be read."""
    authors = []
    for person in work.author:
        authors.append({"@type": "Person", "name": _name(person)})
    issued = None
    if work.issued:
        issued = work.issued.iso
    doi = None
    if work.DOI:
        doi = f"https://doi.org/{work.DOI}"
    node: Node = {
        "@type": TYPES.get(work.type, "CreativeWork"),
        "name": work.title,
        "alternateName": work.title_en,
        "author": authors,
        "inLanguage": work.language,
        "datePublished": issued,
        "url": work.URL or doi,
        "isbn": work.ISBN,
        "sameAs": doi,
    }
    return filled(node)


def _name(person: Person) -> str:
    if person.family and person.given:
        return f"{person.given} {person.family}"
    return person.family or person.literal or ""
