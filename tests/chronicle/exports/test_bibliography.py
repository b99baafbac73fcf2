from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pypandoc
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry

from chronicle.book import Book
from chronicle.citation import exchange
from chronicle.exports import bibliography, downloads
from chronicle.record import dates
from chronicle.record.models import Work
from chronicle.views import common as views

# Accents and dashes of TeX, read as the letters they stand for.
BRACES = re.compile(r"[{}]")
# Pandoc turns quotation marks inside others to its own fashion while it reads CSL-JSON.
QUOTES = str.maketrans("“”‘’", '""""')


def content(book: Book, file: str) -> str:
    """One download as text."""
    return next(made.content for made in downloads.made(book) if made.download.file == file).decode()


def entries(bibtex: str, *, decoded: bool = True) -> dict[str, Entry]:
    """BibTeX as bibtexparser reads it, with TeX decoded; a decoder takes the ~ of a date for a blank."""
    library = parse_string(bibtex, append_middleware=[LatexDecodingMiddleware()] if decoded else [])
    assert library.failed_blocks == []
    return {entry.key: entry for entry in library.entries}


def plain(entry: Entry, field: str) -> str:
    """A field without braces; the parser's decoder leaves those that stand for nothing but capitals."""
    return BRACES.sub("", str(entry[field])) if field in entry.fields_dict else ""


def shown_title(item: dict[str, Any]) -> str:
    return str(item.get("title") or item["container-title"])


def test_bibtex_has_every_work_with_its_title_date_and_class(history: Book) -> None:
    read = entries(content(history, "bibliography.bib"))
    written = entries(content(history, "bibliography.bib"), decoded=False)
    assert list(read) == [work.id for work in history.corpus.of(Work)]
    for item, work in zip(bibliography.items(history), history.corpus.of(Work), strict=True):
        entry = read[work.id]
        title = plain(entry, "title") or plain(entry, "journal")
        assert title == shown_title(item)
        assert work.title in title
        assert plain(written[work.id], "date") == (work.issued.text if work.issued else "")
        assert plain(entry, "keywords") == work.evidence.replace("-", " ")
        assert plain(entry, "url") == (work.URL or "")
        assert plain(entry, "volume") == (work.volume or "")
        for person in work.author:
            assert (person.family or person.literal or "") in plain(entry, "author")


def test_names_that_are_not_parted_stay_in_braces(history: Book) -> None:
    written = content(history, "bibliography.bib")
    for work in history.corpus.of(Work):
        for name in bibliography.work_item(work, history).get("author", ()):
            if "literal" in name:
                assert f"{{{name['literal']}}}" in written.replace("\\&", "&")


def test_ris_has_every_work(history: Book) -> None:
    read = json.loads(pypandoc.convert_text(content(history, "bibliography.ris"), "csljson", format="ris"))
    assert [item["id"] for item in read] == [work.id for work in history.corpus.of(Work)]
    for back, item, work in zip(read, bibliography.items(history), history.corpus.of(Work), strict=True):
        assert back["title"] == shown_title(item)
        assert back.get("volume") == work.volume
        assert back.get("URL") == work.URL
        assert back["keyword"] == work.evidence.replace("-", " ")
        names = [", ".join(n[part] for part in ("family", "given") if part in n) for n in back.get("author", ())]
        assert names == [
            name.get("literal") or ", ".join(filter(None, (name["family"], name.get("given"))))
            for name in [*item.get("author", ()), *item.get("director", ())]
        ]
        parts = dates.parts(work.issued.text.split("/")[0]) if work.issued else None
        assert back.get("issued", {}).get("date-parts") == ([[parts[0]]] if parts else None)


def test_csl_json_has_every_work(history: Book) -> None:
    read = json.loads(pypandoc.convert_text(content(history, "bibliography.json"), "csljson", format="csljson"))
    assert [item["id"] for item in read] == [work.id for work in history.corpus.of(Work)]
    for back, item in zip(read, bibliography.items(history), strict=True):
        assert back["type"] == item["type"]
        assert back.get("title", "").translate(QUOTES) == item.get("title", "").translate(QUOTES)
        assert back.get("issued", {}).get("date-parts") == (item.get("issued", {}).get("date-parts"))
        assert [tuple(name.values()) for name in back.get("author", ())] == [tuple(n.values()) for n in item.get("author", ())]


@pytest.mark.parametrize("name", ["조선로동당", "Лица", "Viện Lịch sử", "中苏关系"])
def test_no_script_is_lost(name: str, book: Book) -> None:
    item = {"id": "x", "type": "book", "title": name, "author": [{"literal": name}], "language": "und"}
    assert plain(entries(bibliography.bibtex([item])["x"])["x"], "title") == name
    (back,) = json.loads(pypandoc.convert_text(exchange.ris([item]), "csljson", format="ris"))
    assert (back["title"], back["author"]) == (name, [{"family": name}])


def test_every_work_has_what_rests_on_it(history: Book) -> None:
    for work in history.corpus.of(Work):
        ids = [work.id, *(record.id for record, _ in views.resting(work, history.corpus))]
        ris = content(history, f"works/{work.id}.ris")
        assert re.findall(r"^ID  - (.+)$", ris, re.MULTILINE) == ids
        addresses = [f"{history.site.url}{history.addresses[identifier]}" for identifier in ids[1:]]
        assert re.findall(rf"^UR  - ({re.escape(history.site.url)}.+)$", ris, re.MULTILINE) == addresses
        bib = content(history, f"works/{work.id}.bib")
        assert re.findall(r"^@\w+\{(.+),$", bib, re.MULTILINE) == ids
        assert list(itertools.compress(ids, [identifier in bib for identifier in ids])) == ids


def test_a_page_is_cited_with_site_version_date_and_anchor(book: Book) -> None:
    read = entries(content(book, "works/vik-courier-1903-05-04.bib"))
    drowned = read["flood-drowned"]
    assert drowned.entry_type == "online"
    assert {field: plain(drowned, field) for field in drowned.fields_dict} == {
        "author": "The Long Ditch",
        "publisher": "The Long Ditch",
        "title": "The isthmus floods: drowned according to Vik Courier, 4 May 1903: 3–5",
        "version": "2099.1.0",
        "url": "https://ditch.example/book/events/1903-flood/#flood-drowned",
        "date": "2099-01-02",
        "langid": "en",
    }
    assert list(read) == ["vik-courier-1903-05-04", "flood-drowned", "1903-flood"]


def test_a_page_in_ris(book: Book) -> None:
    assert content(book, "works/survey-1899.ris").split("\n\n") == [
        "TY  - MANSCPT\nID  - survey-1899\nTI  - Survey of the isthmus\nDA  - 1899///about 1899\nPY  - 1899\nKW  - archive\n"
        "DB  - Estmark State Archive\nAN  - K 7\nER  - ",
        "TY  - ELEC\nID  - 1899-survey\nTI  - Estmark surveys the isthmus\nT2  - The Long Ditch\nET  - 2099.1.0\nLA  - en\nAU  - The Long Ditch,\n"
        "DA  - 2099/01/02/\nPY  - 2099\nUR  - https://ditch.example/book/events/1899-survey/\nER  - \n",
    ]


def test_markup_of_citation_processors_stays_inside(book: Book) -> None:
    memories = bibliography.work_item(book.corpus.get(Work, "ruud-1911"), book)
    assert memories["title"] == "Minner fra kanalen [Memories of the Canal]"
    assert memories["custom"] == {
        "permalink": "https://ditch.example/book/bibliography/#ruud-1911",
        "title_en": "Memories of the Canal",
        "issued_edtf": "1911",
    }
