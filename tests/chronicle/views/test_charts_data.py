from __future__ import annotations

from chronicle.book import Book
from chronicle.record.models import Chart
from chronicle.views import charts


def test_the_rows_have_what_the_claims_have(book: Book) -> None:
    chart = book.corpus.get(Chart, "chart-diggers")
    holm, notes = charts.claim_rows(book, chart)
    assert holm == {
        "id": "corps-strength-holm",
        "panel": "",
        "value": "340",
        "low": "340",
        "high": "340",
        "qualifier": "",
        "unit": "diggers",
        "date_edtf": "",
        "voice": "Holm",
        "about": "corps-at-the-lock",
        "sources": "holm-1987, p. 12, table",
        "note": "",
        "address": "https://ditch.example/book/deployments/corps-at-the-lock/#corps-strength-holm",
    }
    assert (notes["value"], notes["low"], notes["qualifier"]) == ("about 200", "200", "about")
    assert (notes["id"], notes["voice"]) == ("corps-strength-notes", "Unsigned notes")
