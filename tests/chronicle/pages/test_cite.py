from __future__ import annotations

from lxml import html

from chronicle.book import Book
from chronicle.pages import cite


def test_each_thing_that_shares_a_page_has_one_for_its_citations(book: Book) -> None:
    files = {path: make().decode() for path, make in cite.files(book)}
    pages = {name for name in files if name.endswith(".html")}
    assert pages == {f"{c.page}index.html" for c in book.citables.values() if c.page != c.address}
    page = html.fromstring(files["cite/events/1903-flood/flood-drowned/index.html"])
    assert page.find(".//h1/a").get("href") == "../../../../events/1903-flood/#flood-drowned"
    assert [row.get("data-form") for row in page.findall(".//section[1]/dl/div")] == [
        "full",
        "short",
        "entry",
        "mla",
        "apa",
    ]
    assert {"cite/holm-1987.bib", "cite/holm-1987.ris", "cite/holm-1987.json"} <= set(files)
    ruud = html.fromstring(files["cite/bibliography/ruud-1911/index.html"])
    assert len(ruud.findall(".//section[2]//pre")) == 3
