"""Places in works as styles cite them, and those of works that a paper cites."""

from collections.abc import Iterable, Mapping

from markupsafe import escape

from chronicle.citation.forms import TERMS, Form, Forms, WorkForms, in_style, with_comma
from chronicle.records.base import Basis, Source
from chronicle.records.work import Work
from chronicle.values import locators

# How styles speak of a work that was seen only in another.
CITED_IN = "cited in"
# The forms of a place, each with its style.
PLACES = {
    "full": "chicago",
    "short": "chicago",
    "mla-in": "mla",
    "apa-in": "apa",
    "harvard-in": "harvard",
}
# Of the first words of a paragraph so many are enough.
MOST_WORDS = 5
# What tells a place from others: a paper and the place there, and the work that it cites and where.
Key = tuple[str, ...]


def cited_places(sources: Iterable[Source]) -> Mapping[Key, tuple[Source, Basis | None]]:
    """The places in papers that sources name, and in works that are cited there, each once."""
    places: dict[Key, tuple[Source, Basis | None]] = {}
    for source in sources:
        key = (source.work, source.at)
        places[key] = (source, None)
        for basis in source.rests_on:
            places[*key, basis.work, basis.at or ""] = (source, basis)
    return places


def in_order(sources: Iterable[Source]) -> list[Source]:
    """Sources by paper, as these are first named, and in each by the place."""
    sources = list(sources)
    papers = list(dict.fromkeys(source.work for source in sources))
    return sorted(
        sources, key=lambda source: (papers.index(source.work), locators.places(source.at))
    )


def opening_words(work: Work, at: str) -> str:
    """The first words of a paragraph whose number no copy of a work has; else empty.

    By them a reader finds it, who is told of them where the place is first named.
    """
    if not at or not work.locators or not work.locators.counting:
        return ""
    words = work.locators.opening(locators.places(at)[0]).split()
    return " ".join(words[:MOST_WORDS]).rstrip(",;:.")


def located(work: Work, at: str, formatted: WorkForms) -> Forms:
    """A place in a work as a reader cites it, by form, as HTML.

    They are `full` and `short`, a first and a later note, and those that stand between brackets.
    """
    in_styles = {style: str(escape(in_style(at, style))) for style in TERMS}
    is_page = at.startswith(("p. ", "pp. "))
    if work.is_seen_in_reports(at) and not is_page:
        # What the record says of the place is none in the work, and not where the archive has it.
        return {
            name: Form(f"{with_comma(formatted.whole[name])} ", in_styles[style])
            for name, style in PLACES.items()
        }
    forms = {name: formatted.at(name, in_styles[style]) for name, style in PLACES.items()}
    # A shelf mark may end with the pages; the first note has it.
    if at and f" {work.archive_location or ''}".endswith(f" {at}"):
        forms["full"] = formatted.at("full", "")
    if opening := opening_words(work, at):
        full = forms["full"]
        forms["full"] = full._replace(at=f"{full.at} (“{escape(opening)} …”)")
    if at and not is_page:
        # MLA puts bare pages after a name: (Holm 12), but (Holm, ch. 3).
        in_text = forms["mla-in"]
        forms["mla-in"] = in_text._replace(before=f"{in_text.before.removesuffix(' ')}, ")
    return forms
