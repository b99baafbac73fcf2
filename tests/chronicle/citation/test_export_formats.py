from bibtexparser.entrypoint import parse_string

from chronicle.citation.csl import CSLItem
from chronicle.citation.export_formats import BIBTEX
from support import cited
from support.cases import load_yaml

PAGE: CSLItem = load_yaml(__file__)["page"] | {"custom": {"issued_edtf": "2019-01-02"}}


def parse_entry(item: CSLItem) -> dict[str, str]:
    library = parse_string(BIBTEX.format_entry(item))
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"": entry.entry_type, **{field.key: str(field.value) for field in entry.fields}}


def test_page_entry_keeps_anchor_and_whole_author() -> None:
    assert parse_entry(PAGE) == load_yaml(__file__)["a page"]
    assert parse_entry(PAGE | {"keyword": "press", "title": "On A_B"})["title"] == r"On {A}\_{B}"


def test_export_formats_match_snapshot() -> None:
    assert cited.render_export_formats() == cited.EXPORT_SNAPSHOT.read_text("utf-8"), (
        "`make snapshots`, and read the diff"
    )
