from typing import Any, get_args
from urllib.parse import parse_qsl

from chronicle.citation import embedded, exchange
from chronicle.history import History
from chronicle.record.models.works import CSLType
from support import work
from support.cases import beside, cases

CLAIM = "events/1903-flood/#flood-drowned"
# The formats of COinS by the type of Zotero; all others are said in Dublin Core.
BOOKS = dict.fromkeys(("book", "bookSection", "conferencePaper", "report"), "book")
FORMATS = {"journalArticle": "journal", **BOOKS}


def item(**fields: Any) -> dict[str, Any]:
    return exchange.work_item(work(**fields))


def test_every_type_is_known() -> None:
    types = beside(__file__)["test_a_work_of_every_type_is_offered_as_itself"]
    assert set(types) == set(get_args(CSLType))


@cases
def test_a_work_of_every_type_is_offered_as_itself(kind: str, saved: str) -> None:
    form = FORMATS.get(saved, "dc")
    title, address = "On locks & weirs", "https://ditch.example/x"
    given = {"type": kind, "title": title, "container-title": "Waterways", "URL": address}
    people = ({"family": "Holm", "given": "Ada"}, {"literal": "The Board"})
    made = item(**given, author=people, issued="1987-05", page="11–20")
    pairs = parse_qsl(embedded.work_coins(made))
    said = dict(pairs)
    # Who is named as the author of a film wrote its script, for which there is no role.
    authors = [] if saved == "film" else ["Holm, Ada", "The Board,"]
    assert said["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{form}"
    assert [value for key, value in pairs if key == "rft.au"] == authors
    assert (said["rft.date"], said["rft.pages"]) == ("1987-05", "11–20")
    assert said["rft_id"] == address
    if form == "dc":
        assert (said["rft.type"], said["rft.title"]) == (saved, title)
        assert list(said).index("rft.title") < list(said).index("rft.type")
    else:
        assert said["rft.btitle" if saved in ("book", "report") else "rft.atitle"] == title


def test_coins_name_authors_alone_and_undivided_names_whole() -> None:
    edited = item(editor=({"family": "Ruud"},))
    # As a contributor, one would be printed “with”.
    assert "Ruud" not in embedded.work_coins(edited)
    board = item(author=({"literal": "The Board, Vik"},))  # its comma does not part it
    assert dict(parse_qsl(embedded.work_coins(board)))["rft.aucorp"] == "The Board, Vik"


@cases
def test_no_title_of_coins_is_cut_in_a_translation(title: str, english: str, expected: str) -> None:
    made = embedded.work_coins(item(type="book", title=title, title_en=english))
    assert dict(parse_qsl(made))["rft.btitle"] == expected


def test_a_page_is_a_web_page_with_its_version(history: History) -> None:
    item = history.item(history.citables[CLAIM])
    assert embedded.page_tags(item, "Water.") == beside(__file__)["tags"]
    said = [[*pair] for pair in parse_qsl(embedded.page_coins(item, "Water."))]
    assert said == beside(__file__)["coins"]
