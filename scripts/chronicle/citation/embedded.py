"""What reference managers read from a page: COinS in its text, and tags in its head.

A page, or what stands at an anchor of it, is a web page of ours. A work is offered as itself. COinS
come before tags where a page has both; they know authors, no other role that is not printed as
“with …”, and no archive. Addresses stand in `rft_id`, since they are lost in other fields, and a
title before the type, since it may be taken for that of what contains an article. What has no
author Zotero looks up elsewhere, and keeps its COinS in Extra: so it is given files; see
`zotero_rdf`.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import quote_plus

from chronicle.citation import csl, exchange
from chronicle.citation.csl import CSLItem, CSLName
from chronicle.values.text import snippet

# Types of Zotero by those of CSL; all others are documents.
TYPES = {
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "entry": "encyclopediaArticle",
    "interview": "interview",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "paper-conference": "conferencePaper",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "report": "report",
    "review": "journalArticle",
    "speech": "presentation",
    "thesis": "thesis",
    "webpage": "webpage",
}
# Keys of COinS that take a CSL variable as it is, in the formats for articles, books and everything
# else.
KEYS = {
    "rft.volume": "volume",
    "rft.issue": "issue",
    "rft.pages": "page",
    "rft.edition": "edition",
    "rft.series": "collection-title",
    "rft.place": "publisher-place",
    "rft.pub": "publisher",
    "rft.isbn": "ISBN",
    "rft.issn": "ISSN",
    "rft.language": "language",
    "rft_id": "URL",
}
# The format of COinS for a type, its genre, and its keys for the title and for what contains it.
FORMATS = {
    "journalArticle": ("journal", "article", "rft.atitle", "rft.jtitle"),
    "book": ("book", "book", "rft.btitle", ""),
    "bookSection": ("book", "bookitem", "rft.atitle", "rft.btitle"),
    "conferencePaper": ("book", "proceeding", "rft.atitle", "rft.btitle"),
    "report": ("book", "report", "rft.btitle", ""),
}


def page_tags(page: CSLItem, description: str) -> dict[str, str]:
    """What the head says of a page of ours, or of what stands at an anchor of it.

    A name that is not to be parted ends with a comma. The short title is the title, or Zotero would
    cut it at its first colon.
    """
    authors = map(csl.inverted, page.get("author", ()))
    tags = {
        "z:itemType": "webpage",
        "z:websiteTitle": page["container-title"],
        "z:shortTitle": page["title"],
        "z:extra": exchange.version_note(page),
        "citation_title": page["title"],
        "citation_author": ", ".join(authors),
        "citation_date": exchange.issued(page),
        "citation_language": page["language"],
        "citation_public_url": page["URL"],
    }
    present = {name: text for name, text in tags.items() if text}
    return present | open_graph(page, description)


def tags_beside_a_work(page: CSLItem, description: str) -> dict[str, str]:
    """What the head of a page says that offers a work and not itself.

    Whoever saves what stands at an anchor of the page finds its day and version there, by names
    that none but Zotero reads: others would take the day for that of the work.
    """
    of_anchors = {"z:date": exchange.issued(page), "z:extra": exchange.version_note(page)}
    present = {name: text for name, text in of_anchors.items() if text}
    return present | open_graph(page, description)


def open_graph(page: CSLItem, description: str) -> dict[str, str]:
    """What the head of any page of ours says to those who show a preview of it."""
    return {
        "og:type": "article",
        "og:title": page["title"],
        "og:site_name": page["container-title"],
        "og:url": page["URL"],
        "og:description": snippet(description),
    }


def work_coins(work: CSLItem) -> str:
    """A work as a COinS title (OpenURL Z39.88-2004)."""
    kind = TYPES.get(work["type"], "document")
    form, genre, title, container = FORMATS.get(kind, ("dc", "", "rft.title", "rft.source"))
    fields = {
        "rft_val_fmt": f"info:ofi/fmt:kev:mtx:{form}",
        "rft.genre": genre,
        title: _uncut(work["title"]),
    }
    if not genre:
        fields["rft.type"] = kind
    fields[container] = work.get("container-title", "")
    fields["rft.date"] = exchange.issued(work)
    for key, name in KEYS.items():
        fields[key] = csl.text(work, name)
    people = (*work.get("author", ()), *work.get("director", ()))
    return _coins(fields, people)


def _uncut(title: str) -> str:
    """A title without its translation where Zotero, which cuts at a colon, would cut that."""
    own, _, english = title.partition(" [")
    if ":" in english and ":" not in own:
        return own
    return title


def _coins(fields: Mapping[str, str], people: Iterable[CSLName]) -> str:
    """Fields and people as a COinS title, without the fields that are empty or have no key."""
    pairs = [("ctx_ver", "Z39.88-2004")]
    for key, text in fields.items():
        if key and text:
            pairs.append((key, text))
    for person in people:
        # A name that is not parted, but has a comma inside, would be parted there.
        has_comma = "," in person.get("literal", "")
        key = "rft.aucorp" if has_comma else "rft.au"
        pairs.append((key, csl.inverted(person)))
    return "&".join(f"{key}={_escaped(text)}" for key, text in pairs)


def _escaped(text: str) -> str:
    """A text for an address, in which letters of any script stay: escaped they are long."""
    return "".join(sign if sign.isalnum() else quote_plus(sign, ":/,[]()!?") for sign in text)
