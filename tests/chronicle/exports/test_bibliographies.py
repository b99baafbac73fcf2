import json
import re
from collections.abc import Mapping
from typing import Any

import pypandoc
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry

from chronicle.citation.csl import CSLItem
from chronicle.citation.export_formats import BIBTEX, RIS
from chronicle.exports import downloads
from chronicle.history import History
from chronicle.records import Work
from support.cases import load_yaml

# Braces that protect capitals in BibTeX.
BRACES = re.compile(r"[{}]")
# Pandoc changes nested quotation marks when it reads CSL-JSON.
QUOTES = str.maketrans("“”‘’", '""""')


def content(history: History, file: str) -> str:
    return next(
        downloads.download_content(history, one) for one in downloads.ALL if one.file == file
    )


def entries(text: str, *, decoded: bool = True) -> dict[str, Entry]:
    """Parse BibTeX. Decoding LaTeX would turn the ~ of a date into a space."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()] if decoded else [])
    assert library.failed_blocks == []
    return {entry.key: entry for entry in library.entries}


def by_pandoc(text: str, form: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(pypandoc.convert_text(text, "csljson", format=form))
    return items


def names(item: Mapping[str, Any]) -> list[set[str]]:
    """Return the name parts of each author."""
    return [{*name.values()} for name in item.get("author", ())]


def plain(entry: Entry, field: str) -> str:
    """Return a field without protective braces, which the decoder preserves."""
    return BRACES.sub("", str(entry[field])) if field in entry.fields_dict else ""


def test_bibtex_has_every_work_with_its_title_date_and_class(any_history: History) -> None:
    read = entries(content(any_history, "bibliography.bib"))
    written = entries(content(any_history, "bibliography.bib"), decoded=False)
    assert list(read) == [work.id for work in any_history.corpus.of(Work)]
    for item, work in zip(
        downloads.work_items(any_history), any_history.corpus.of(Work), strict=True
    ):
        entry = read[work.id]
        title = plain(entry, "title") or plain(entry, "journal")  # newspaper issues have no title
        assert title == item["title"]
        assert work.title in title
        assert plain(written[work.id], "date") == str(work.issued or "")
        assert plain(entry, "keywords") == work.evidence.replace("-", " ")
        assert plain(entry, "url") == (work.URL or "")
        assert plain(entry, "volume") == (work.volume or "")
        for person in work.author:
            assert (person.family or person.literal or "") in plain(entry, "author")


@pytest.mark.pandoc
def test_ris_has_every_work(any_history: History) -> None:
    read = by_pandoc(content(any_history, "bibliography.ris"), "ris")
    assert [item["id"] for item in read] == [work.id for work in any_history.corpus.of(Work)]
    for back, item, work in zip(
        read, downloads.work_items(any_history), any_history.corpus.of(Work), strict=True
    ):
        assert back["title"] == item["title"]
        assert back.get("volume") == work.volume
        assert back.get("URL") == work.URL
        assert back["keyword"] == work.evidence.replace("-", " ")
        assert names(back) == names(item)
        start = work.issued.start if work.issued else None
        year = [[start.year]] if start and start.is_complete else None
        assert back.get("issued", {}).get("date-parts") == year


# CSL 1.0.2 variables that a work may have, including the one for extensions.
VARIABLES = {*load_yaml(__file__)["variables"]}


def test_csl_json_has_nothing_that_csl_does_not_know(any_history: History) -> None:
    items = json.loads(content(any_history, "bibliography.json"))
    assert {name for item in items for name in item} <= VARIABLES


@pytest.mark.pandoc
def test_csl_json_has_every_work(any_history: History) -> None:
    read = by_pandoc(content(any_history, "bibliography.json"), "csljson")
    assert [item["id"] for item in read] == [work.id for work in any_history.corpus.of(Work)]
    for back, item in zip(read, downloads.work_items(any_history), strict=True):
        assert back["type"] == item["type"]
        assert back.get("title", "").translate(QUOTES) == item.get("title", "").translate(QUOTES)
        dates = [one.get("issued", {}).get("date-parts", []) for one in (back, item)]
        assert dates[0] == dates[1]
        assert names(back) == names(item)


@pytest.mark.pandoc
@pytest.mark.parametrize("name", ["조선로동당", "Лица", "Viện Lịch sử", "中苏关系"])
def test_no_script_is_lost(name: str) -> None:
    item: CSLItem = {"id": "x", "type": "book", "language": "und"}
    item["title"] = name
    item["author"] = [{"literal": name}]
    assert plain(entries(BIBTEX.entry(item))["x"], "title") == name
    (back,) = by_pandoc(RIS.write([item]), "ris")
    assert (back["title"], back["author"]) == (name, [{"family": name}])
