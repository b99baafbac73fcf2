"""The page of the data."""

from dataclasses import replace

from chronicle import build
from chronicle.corpus import addresses
from chronicle.history import History


def test_the_data_lead_to_their_sheet_where_somebody_wrote_one(history: History) -> None:
    way = 'href="../about/data-sheet/"'
    assert way not in build.render_page(history, addresses.DATA).body
    page = history.handwritten[addresses.ABOUT]
    written = {**history.handwritten, addresses.DATA_SHEET: page}
    sheeted = replace(history, handwritten=written)
    assert way in build.render_page(sheeted, addresses.DATA).body
