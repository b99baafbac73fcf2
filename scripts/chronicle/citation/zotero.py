"""What reference managers read from a page, and in files: COinS, tags in its head, Zotero's RDF.

A page, or what stands at an anchor of it, is a web page of ours. A work is offered as itself. COinS
come before tags where a page has both; they know authors, no other role that is not printed as
“with …”, and no archive. Addresses stand in `rft_id`, since they are lost in other fields, and a
title before the type, since it may be taken for that of what contains an article. What has no
author Zotero looks up elsewhere, and keeps its COinS in Extra: so it is given files, in its own
RDF, which has a field for all that it can hold. A statement whose name is that of a field fills the
field; people need nodes, or Zotero would part their names.
"""

from collections.abc import Iterable, Mapping, Sequence
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
    "chapter": "bookSection",
    "interview": "interview",
    "manuscript": "manuscript",
    "motion_picture": "film",
    "personal_communication": "letter",
    "post-weblog": "blogPost",
    "report": "report",
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
    "rft.language": "language",
    "rft_id": "URL",
}
# The format of COinS for a type, its genre, and its keys for the title and for what contains it.
FORMATS = {
    "journalArticle": ("journal", "article", "rft.atitle", "rft.jtitle"),
    "book": ("book", "book", "rft.btitle", ""),
    "bookSection": ("book", "bookitem", "rft.atitle", "rft.btitle"),
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
        fields[key] = work.get(name, "")
    return _coins(fields, work.get("author", ()))


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


# Fields by the CSL variable that they take as it is; those of a report are called otherwise.
FIELDS = {
    "title": "title",
    "title-short": "shortTitle",
    "container-title": "publicationTitle",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "edition": "edition",
    "collection-title": "series",
    "collection-number": "seriesNumber",
    "number": "number",
    "publisher": "publisher",
    "publisher-place": "place",
    "genre": "type",
    "archive": "archive",
    "archive_location": "archiveLocation",
    "language": "language",
    "URL": "url",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "abstract": "abstractNote",
}
OF_REPORTS = {
    "collection-title": "seriesTitle",
    "collection-number": "reportNumber",
    "number": "reportNumber",
}
# Types that have a field for the kind of an item. Zotero would put that of others into Extra, where
# its styles take it for the type itself.
WITH_KIND = {
    "blogPost",
    "film",
    "letter",
    "manuscript",
    "presentation",
    "report",
    "thesis",
    "webpage",
}
# Names of properties for people, by the CSL variable.
ROLES = {
    "author": "bib:authors",
    "editor": "bib:editors",
    "translator": "z:translators",
    "recipient": "z:recipients",
    "collection-editor": "z:seriesEditors",
    "script-writer": "video:writer",
    "contributor": "bib:contributors",
}
# That of who is named first, for types that have no authors.
FIRST = {"interview": "z:interviewees", "speech": "z:presenters"}


def fields(item: CSLItem) -> dict[str, str]:
    """What is known of an item, by the names of fields in Zotero; what is empty is not known.

    A page of ours has an abstract, which no work has.
    """
    kind = TYPES.get(item["type"], "document")
    names = FIELDS
    if kind == "report":
        names = FIELDS | OF_REPORTS
    fields: dict[str, str] = {}
    for variable, name in names.items():
        fields[name] = item.get(variable, "")
    if kind not in WITH_KIND:
        del fields["type"]
    fields["itemType"] = kind
    fields["date"] = exchange.issued(item)
    fields["accessDate"] = exchange.accessed(item)
    is_ours = "abstract" in item
    if is_ours:
        # Where it has none, Zotero cuts a title at its first colon. Nowhere else it has a version.
        fields["shortTitle"] = item["title"]
        fields["extra"] = exchange.version_note(item)
    elif "URL" in item and not fields["accessDate"]:
        # Without a date of access Zotero would enter the moment at which a work is saved. Of a page
        # of ours that is right.
        fields["accessDate"] = " "
    return fields


def people(item: CSLItem) -> dict[str, Sequence[CSLName]]:
    """Who had a part in an item, by the property for the role."""
    roles = ROLES | {"author": FIRST.get(item["type"], ROLES["author"])}
    return {role: item.get(variable, ()) for variable, role in roles.items() if variable in item}
