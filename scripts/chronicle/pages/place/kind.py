"""Places, and what maps draw besides them, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.place.page import render_places
from chronicle.records.place import Frame, Line, PlaceRecord
from chronicle.search.documents import SearchDocument, first_words, record_document


def documents(history: History, place: PlaceRecord) -> Iterator[SearchDocument]:
    """A place by what it is, where, and of what it is a part."""
    line = ", ".join(filter(None, (place.kind, place.country)))
    shown = line
    if place.note:
        shown = first_words(place.note)
    yield record_document(
        history,
        place,
        line=shown,
        texts=(line, place.note),
        named=history.corpus.wholes(place),
    )


PLACE = Kind(
    model=PlaceRecord,
    documents=documents,
    pages=(OnePage(addresses.PLACES, render_places, of=records_by_page(PlaceRecord, Line)),),
)
LINE = Kind(model=Line)
FRAME = Kind(model=Frame)
