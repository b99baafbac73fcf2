from pathlib import Path

from chronicle.queries import links
from chronicle.records import Claim
from support import parse_page
from support.histories import add_statements


def test_link_to_a_statement_that_cites_a_note_before_a_page(tmp_path: Path) -> None:
    """The page of a paper lists the statement under the page, not under the note."""
    sources = [{"work": "holm-1987", "at": "n. 3, p. 12"}]
    history = add_statements(tmp_path, {"for-salt": {"voice": "holm-1987", "sources": sources}})
    claim = history.corpus.get(Claim, "for-salt")
    page, _, anchor = links.passage_link(history, claim.sources[0], claim).address.partition("#")
    assert anchor == "p-12.for-salt"
    assert parse_page(history, page).get_element_by_id(anchor) is not None
