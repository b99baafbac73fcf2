"""Works and pages in the RDF of Zotero, which has a field for all that it can hold.

RIS, which it reads as well, has neither interviews nor who wrote a film, and COinS know authors
alone. A statement whose name is that of a field fills the field; people need nodes, or Zotero would
part their names.
"""

from collections.abc import Sequence

from chronicle.citation import csl, exchange
from chronicle.citation.csl import CSLItem, CSLName
from chronicle.citation.embedded import TYPES

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
    "ISSN": "ISSN",
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
    "forumPost",
    "letter",
    "manuscript",
    "map",
    "presentation",
    "report",
    "thesis",
    "webpage",
}
# Names of properties for people, by the CSL variable.
ROLES = {
    "author": "bib:authors",
    "director": "z:directors",
    "editor": "bib:editors",
    "translator": "z:translators",
    "recipient": "z:recipients",
    "container-author": "z:bookAuthors",
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
        fields[name] = csl.text(item, variable)
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
    return {
        role: csl.people(item, variable) for variable, role in roles.items() if variable in item
    }
