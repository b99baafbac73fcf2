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
from chronicle.records import CSL_VARIABLES, Work
from support.cases import load_yaml

# Braces that protect capitals in BibTeX.
BRACES = re.compile(r"[{}]")
# Pandoc changes nested quotation marks when it reads CSL-JSON.
QUOTES = str.maketrans("“”‘’", '""""')


def download_text(history: History, file: str) -> str:
    return next(
        download.render(history)
        for download in downloads.ALL_DOWNLOADS
        if download.file_name == file
    )


def parse_bibtex(text: str, *, decoded: bool = True) -> dict[str, Entry]:
    """Parse BibTeX. Decoding LaTeX would turn the ~ of a date into a space."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()] if decoded else [])
    assert library.failed_blocks == []
    return {entry.key: entry for entry in library.entries}


def parse_with_pandoc(text: str, form: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(pypandoc.convert_text(text, "csljson", format=form))
    return items


def author_name_parts(item: Mapping[str, Any]) -> list[set[str]]:
    """Return the name parts of each author."""
    return [{*name.values()} for name in item.get("author", ())]


def strip_braces(entry: Entry, field: str) -> str:
    """Return a field without protective braces, which the decoder preserves."""
    return BRACES.sub("", str(entry[field])) if field in entry.fields_dict else ""


def test_bibtex_has_every_work(any_history: History) -> None:
    decoded = parse_bibtex(download_text(any_history, "bibliography.bib"))
    raw = parse_bibtex(download_text(any_history, "bibliography.bib"), decoded=False)
    assert list(decoded) == [work.id for work in any_history.corpus.of(Work)]
    for item, work in zip(
        downloads.work_items(any_history), any_history.corpus.of(Work), strict=True
    ):
        entry = decoded[work.id]
        # Newspaper issues have no title. Titles are in title case.
        title = strip_braces(entry, "title") or strip_braces(entry, "journal")
        assert title.casefold() == item["title"].casefold()
        assert work.title in item["title"]
        assert strip_braces(raw[work.id], "date") == str(work.issued or "")
        assert strip_braces(entry, "keywords") == work.evidence.replace("-", " ")
        assert strip_braces(raw[work.id], "url") == (work.URL or "")
        assert strip_braces(entry, "volume") == (work.volume or "")
        for person in work.author:
            assert (person.family or person.literal or "") in strip_braces(entry, "author")


@pytest.mark.pandoc
def test_ris_has_every_work(any_history: History) -> None:
    parsed = parse_with_pandoc(download_text(any_history, "bibliography.ris"), "ris")
    assert [item["id"] for item in parsed] == [work.id for work in any_history.corpus.of(Work)]
    for parsed_item, item, work in zip(
        parsed, downloads.work_items(any_history), any_history.corpus.of(Work), strict=True
    ):
        assert parsed_item["title"] == item["title"]
        assert parsed_item.get("volume") == work.volume
        assert parsed_item.get("URL") == work.URL
        assert parsed_item["keyword"] == work.evidence.replace("-", " ")
        assert author_name_parts(parsed_item) == author_name_parts(item)
        start = work.issued.start if work.issued else None
        year = [[start.year]] if start and start.is_complete else None
        assert parsed_item.get("issued", {}).get("date-parts") == year


def test_csl_json_has_only_csl_variables(any_history: History) -> None:
    """A note of a work is a caution of the editors, in CSL any remark."""
    variables = {*load_yaml(__file__)["variables"]}
    items = json.loads(download_text(any_history, "bibliography.json"))
    assert {*CSL_VARIABLES, *(name for item in items for name in item)} <= variables
    fields = {name.replace("_", "-") for name in Work.model_fields}
    assert fields & variables - {*CSL_VARIABLES} == {"id", "note"}


@pytest.mark.pandoc
def test_csl_json_has_every_work(any_history: History) -> None:
    parsed = parse_with_pandoc(download_text(any_history, "bibliography.json"), "csljson")
    assert [item["id"] for item in parsed] == [work.id for work in any_history.corpus.of(Work)]
    for parsed_item, item in zip(parsed, downloads.work_items(any_history), strict=True):
        assert parsed_item["type"] == item["type"]
        assert parsed_item.get("title", "").translate(QUOTES) == item.get("title", "").translate(
            QUOTES
        )
        dates = [either.get("issued", {}).get("date-parts", []) for either in (parsed_item, item)]
        assert dates[0] == dates[1]
        assert author_name_parts(parsed_item) == author_name_parts(item)


@pytest.mark.pandoc
@pytest.mark.parametrize("name", ["조선로동당", "Лица", "Viện Lịch sử", "中苏关系"])
def test_titles_and_authors_keep_their_script(name: str) -> None:
    item: CSLItem = {"id": "x", "type": "book", "language": "und"}
    item["title"] = name
    item["author"] = [{"literal": name}]
    assert strip_braces(parse_bibtex(BIBTEX.format_entry(item))["x"], "title") == name
    (parsed_item,) = parse_with_pandoc(RIS.format_file([item]), "ris")
    assert (parsed_item["title"], parsed_item["author"]) == (name, [{"family": name}])
