from __future__ import annotations

import json

import pypandoc
import pytest
from bibtexparser.entrypoint import parse_string

from chronicle.citation import exchange
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Work

pytestmark = pytest.mark.pandoc

PAGE = {
    "id": exchange.citation_key("events/1903-flood/#x"),
    "type": "webpage",
    "title": "The flood & after",
    "author": [{"literal": "The Long Ditch"}],
    "version": "2099.1.0",
    "issued": {"date-parts": [[2099, 1, 2]]},
    "custom": {"issued_edtf": "2099-01-02"},
    "URL": "https://ditch.example/events/1903-flood/#x",
}


def test_bibtex_keeps_the_anchor_and_the_corporate_author() -> None:
    library = parse_string(exchange.bibtex([PAGE])[str(PAGE["id"])])
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("online", "events-1903-flood-x")
    assert fields["author"] == "{The Long Ditch}"
    assert fields["url"] == PAGE["URL"]
    assert (fields["date"], fields["version"]) == ("2099-01-02", "2099.1.0")
    assert not library.failed_blocks


def test_ris_is_read_back() -> None:
    (read,) = json.loads(pypandoc.convert_text(exchange.ris([PAGE]), "csljson", format="ris"))
    assert read["title"] == "The flood & after"
    assert read["URL"] == PAGE["URL"]
    assert read["issued"]["date-parts"][0][0] == 2099
    assert "DA  - 2099/01/02/\n" in exchange.ris([PAGE])
    assert "AU  - The Long Ditch,\n" in exchange.ris([PAGE])


@pytest.mark.parametrize("identifier", ["holm-1987", "ruud-1911", "vik-courier-1903-05-04"])
def test_works_survive(corpus: Corpus, identifier: str) -> None:
    item = exchange.work_item(corpus.get(Work, identifier))
    (read,) = json.loads(pypandoc.convert_text(exchange.ris([item]), "csljson", format="ris"))
    assert read["title"] == (item.get("title") or item["container-title"])
    assert read["issued"]["date-parts"][0][0] == item["issued"]["date-parts"][0][0]
    (entry,) = parse_string(exchange.bibtex([item])[identifier]).entries
    assert entry.key == identifier
