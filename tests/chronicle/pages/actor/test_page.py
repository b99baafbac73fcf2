from chronicle.history import History
from chronicle.records.base import Name
from support import changed, read


def test_the_list_is_searched_by_other_names_each_once_in_whichever_case(history: History) -> None:
    names = tuple(Name(text=text) for text in ("Norrmark", "The North", "the north", "Nordmark"))
    page = read(changed(history, "norrmark", names=names), "actors/")
    [row] = page.xpath("//li[a[@href='norrmark/']][@data-names]")
    assert row.get("data-names") == "The North | Nordmark"
