import json

from bibtexparser.entrypoint import parse_string

from chronicle.citation import bibtex, csl
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import for_program
from chronicle.history import History
from chronicle.records.work import Work
from support.cases import beside

PAGE: CSLItem = beside(__file__)["page"] | {"custom": {"issued_edtf": "2099-01-02"}}


def entry(item: CSLItem) -> dict[str, str]:
    library = parse_string(bibtex.entry(item))
    assert not library.failed_blocks
    (read,) = library.entries
    return {"": read.entry_type, **{field.key: str(field.value) for field in read.fields}}


def test_a_page_keeps_its_anchor_and_its_undivided_author() -> None:
    assert entry(PAGE) == beside(__file__)["a page"]


def test_a_page_of_ours_keeps_its_version_in_every_format() -> None:
    assert entry(PAGE)["note"] == "Version 2099.1.0"
    assert "N1  - Version 2099.1.0\n" in for_program(PAGE, "ris")
    assert "titleaddon" not in entry(PAGE)


def test_an_item_is_plain_json(history: History) -> None:
    for cited in history.corpus.of(Work):
        made = csl.work_item(cited)
        assert json.loads(json.dumps(made))["custom"] == made["custom"]
    chapter = history.item(history.citables["chapters/the-flood/"])
    assert json.loads(json.dumps(chapter))["custom"] == {"issued_edtf": "2099-01-02"}
