"""Items as references of Wikipedia: the templates of its Citation Style 1, as its manual has them.

A title in another script stands with the tag of its language, its translation apart; what is no
person is not parted into names.
"""

from collections.abc import Iterable

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem
from chronicle.values.languages import ANY
from chronicle.values.text import capital

# The template for a type of CSL, its word for what contains a work; all others are pages of the
# web, or, without an address, documents.
TEMPLATES = {
    "article-journal": ("cite journal", "journal"),
    "article-magazine": ("cite magazine", "magazine"),
    "article-newspaper": ("cite news", "newspaper"),
    "book": ("cite book", ""),
    "chapter": ("cite book", "title"),
    "interview": ("cite interview", "work"),
    "motion_picture": ("cite AV media", ""),
    "report": ("cite report", ""),
    "speech": ("cite speech", ""),
    "thesis": ("cite thesis", ""),
}
# Parameters that take a variable as it is.
SAME = {
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "edition": "edition",
    "publisher": "publisher",
    "location": "publisher-place",
    "isbn": "ISBN",
    "doi": "DOI",
    "url": "URL",
}
# What would end a parameter or a link in it.
ESCAPES: dict[str, str | int | None] = {"|": "{{!}}", "[": "&#91;", "]": "&#93;"}


def references(items: Iterable[CSLItem]) -> str:
    """Items as references, a line each, named after their keys."""
    lines = [f'<ref name="{item["id"]}">{{{{{_template(item)}}}}}</ref>' for item in items]
    return "\n".join(lines) + "\n"


def _template(item: CSLItem) -> str:
    """The template of an item with its parameters, without its brackets."""
    usual = ("cite web", "website") if item.get("URL") else ("cite document", "")
    name, container = TEMPLATES.get(item["type"], usual)
    told = {**_people(item), **_titles(item, container)}
    date = csl.issued_date(item)
    told["date"] = capital(date.words) if date else ""
    pages = item.get("page", "")
    told["pages" if "–" in pages or "," in pages else "page"] = pages
    series = (item.get("collection-title", ""), item.get("collection-number", ""))
    told["series"] = " ".join(filter(None, series))
    told |= {parameter: str(item.get(variable, "")) for parameter, variable in SAME.items()}
    told["access-date"] = csl.accessed(item)
    kept = (item.get("archive", ""), item.get("archive_location", ""))
    told["id"] = ", ".join(filter(None, kept))
    language = item.get("language", "en")
    told["language"] = "" if language == "en" else language
    shown = [f"|{parameter}={value}" for parameter, value in told.items() if value]
    return " ".join([name, *shown])


def _people(item: CSLItem) -> dict[str, str]:
    """Who wrote, edited and translated it, numbered; a name that is not parted, whole."""
    told: dict[str, str] = {}
    roles = {
        "author": item.get("author", []),
        "editor": item.get("editor", []),
        "translator": item.get("translator", []),
    }
    for role, people in roles.items():
        prefix = "" if role == "author" else f"{role}-"
        for number, person in enumerate(people, 1):
            if "family" in person:
                told[f"{prefix}last{number}"] = person["family"]
                told[f"{prefix}first{number}"] = person.get("given", "")
            else:
                told[f"{role}{number}"] = f"(({person['literal']}))"
    return told


def _titles(item: CSLItem, container: str) -> dict[str, str]:
    """Its title, and that of what contains it, each with its translation apart."""
    own, within = _parted(item["title"]), _parted(item.get("container-title", ""))
    language = item.get("language", "en")
    if container == "title" and within[0]:
        told = {**_named("chapter", own, language), **_named("title", within, language)}
    elif item["type"] == "article-newspaper" and not within[0]:
        # An issue: its title is that of the newspaper.
        date = csl.issued_date(item)
        issue = f"Issue of {date.words}" if date else "An issue"
        told = {"title": f"&#91;{issue}&#93;", "newspaper": own[1] or own[0]}
    else:
        told = _named("title", own, language)
        if container and within[0]:
            told[container] = within[1] or within[0]
    return {name: text for name, text in told.items() if text}


def _named(parameter: str, title: tuple[str, str], language: str) -> dict[str, str]:
    """A title under a parameter, as script where it is in other letters, with its translation."""
    own, english = (text.translate(str.maketrans(ESCAPES)) for text in title)
    if ANY.search(own):
        return {f"script-{parameter}": f"{language}:{own}", f"trans-{parameter}": english}
    return {parameter: own, f"trans-{parameter}": english}


def _parted(title: str) -> tuple[str, str]:
    """A title, and its translation, which stands behind it in brackets; a description has none."""
    own, bracket, english = title.partition(" [")
    return (own, english.removesuffix("]")) if bracket and title.endswith("]") else (title, "")
