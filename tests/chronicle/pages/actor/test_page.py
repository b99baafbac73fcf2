from chronicle.history import History
from support import changed, read, words


def test_who_has_no_name_is_listed_apart(history: History) -> None:
    page = read(changed(history, "per-ruud", unnamed=True), "actors/")
    [section] = page.xpath("//section[h2[@id='person-unnamed']]")
    assert words(section.find("h2")) == "People whom no source names"
    assert "per-ruud/" in section.xpath(".//a/@href")
