"""Items as each style is given them, where pandoc or the style errs."""

import re
from collections.abc import Callable

from chronicle.citation.csl import NAMES, TITLES, CSLItem, CSLName, variables_of

# Signs around the family and the given part of a name that no style may turn, since pandoc knows
# no order but that of a style.
FAMILY = ("\ue000", "\ue001")
GIVEN = ("\ue002", "\ue003")
# A given name with a hyphen before a small letter, of which pandoc keeps the first part alone as an
# initial.
HYPHENED = re.compile(r"\b(\w)\w*-(\w)\w*")
# Prepositions of more than four letters, which MLA has small and pandoc raises, inside a title;
# without those that also begin a clause, where MLA has them large.
PREPOSITIONS = re.compile(
    r"(?<=[^:.?!] )(?:across|against|along|amid|among|amongst|beneath|between|beyond|despite"
    r"|during|through|throughout|towards?|under|upon|versus|within|without)(?= )"
)
# The only one of five letters that pandoc leaves small, where Chicago has it large.
ABOUT = re.compile(r"(?<= )about(?= )")


def for_chicago(item: CSLItem) -> CSLItem:
    """An item as Chicago cites it; a magazine with no date but its number is like a journal."""
    item = _people(_numbered(item), _kept_in_order)
    language = item.get("language", "en")
    if language.startswith("en"):
        variables = variables_of(item)
        for name in TITLES & variables.keys():
            variables[name] = ABOUT.sub("About", variables[name])
    return item


def _numbered(item: CSLItem) -> CSLItem:
    """An item as a journal has it, if it is in a magazine with no date but its number."""
    dates = item.get("issued", {}).get("date-parts", ())
    has_year_only = [len(parts) for parts in dates] == [1]
    if item["type"] == "article-magazine" and "issue" in item and has_year_only:
        return item | {"type": "article-journal"}
    return item


def for_mla(item: CSLItem) -> CSLItem:
    """An item as MLA cites it: by its title where its author is its publisher."""
    item = _people(_titled(item), _kept_in_order)
    if item.get("author") == [{"literal": item.get("publisher")}]:
        del item["author"]
    variables = variables_of(item)
    for name in TITLES & variables.keys():
        variables[name] = PREPOSITIONS.sub(r'<span class="nocase">\g<0></span>', variables[name])
    return item


def for_apa(item: CSLItem) -> CSLItem:
    """An item as APA cites it.

    No publisher and no site is named that is the author. The author of a film wrote it.
    """
    item = _people(_titled(item), _initials)
    authors = [person.get("literal") for person in item.get("author", ())]
    if [item.get("publisher")] == authors:
        item.pop("publisher", None)
    if [item.get("container-title")] == authors:
        item.pop("container-title", None)
    if item["type"] == "motion_picture" and "author" in item:
        item["script-writer"] = item.pop("author")
    return item


def for_harvard(item: CSLItem) -> CSLItem:
    """An item as Harvard cites it: what was an interview, by what it is."""
    item = _people(_numbered(item), _initials)
    return item | {"type": "document"} if item["type"] == "interview" else item


def _people(item: CSLItem, change: Callable[[CSLName], CSLName]) -> CSLItem:
    """An item with each of its names changed."""
    changed = item.copy()
    variables = variables_of(changed)
    for name in NAMES & variables.keys():
        variables[name] = [change(person) for person in variables[name]]
    return changed


def _kept_in_order(name: CSLName) -> CSLName:
    """A name with the signs that keep its family first, where that is so."""
    if not name.get("static-ordering"):
        return name
    return {"family": name["family"].join(FAMILY), "given": name["given"].join(GIVEN)}


def _initials(name: CSLName) -> CSLName:
    """A name with both initials of what has a hyphen, the second one small."""
    changed = name.copy()
    changed.pop("static-ordering", None)
    if "given" in name:
        changed["given"] = HYPHENED.sub(r"\1.-\2.", name["given"])
    return changed


def _titled(item: CSLItem) -> CSLItem:
    """An item as MLA and APA cite it, where the name of a newspaper is the title of an issue.

    Interviews here were published, or are kept; APA would list none.
    """
    if item["type"] == "interview":
        item = item | {"type": "document"}
    if "title" in item:
        return item
    titled = item.copy()
    titled["title"] = titled.pop("container-title")
    return titled
