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
    issued = work.issued.iso if work.issued else None
    doi = f"https://doi.org/{work.DOI}" if work.DOI else None
    node: Node = {
        "@type": TYPES.get(work.type, "CreativeWork"),
        "name": work.title,
        "alternateName": work.title_en,
        "author": [{"@type": "Person", "name": _name(person)} for person in work.author],
        "inLanguage": work.language,
        "datePublished": issued,
        "url": work.URL or doi,
        "isbn": work.ISBN,
        "sameAs": doi,
    }
    return filled(node)


def _name(person: Person) -> str:
    parts = (person.given, person.family) if person.family else (person.literal,)
    return " ".join(filter(None, parts))
