from typing import Any

import pytest

from chronicle.citation import exchange
from support import work


def item(**fields: Any) -> dict[str, Any]:
    return exchange.work_item(work(**{"type": "manuscript", **fields}))


def test_names_stand_in_their_parts() -> None:
    author = ({"family": "Nguyễn", "given": "Thị A"}, {"literal": "The Board"})
    assert item(language="vi", author=author)["author"] == list(author)


def test_an_issue_of_a_newspaper_has_its_name_as_a_title_alone() -> None:
    made = item(type="article-newspaper", title="로동신문", title_en="Rodong")
    assert made["title"] == "로동신문 [Rodong]"
    assert "container-title" not in made


def test_the_author_of_a_film_wrote_its_script() -> None:
    made = item(type="motion_picture", author=({"family": "Ruud"},))
    assert made["script-writer"] == [{"family": "Ruud"}]
    assert "author" not in made


def test_the_number_of_a_report_in_its_series_is_its_own() -> None:
    assert item(type="report", **{"collection-number": "7"})["number"] == "7"
    assert "number" not in item(type="book", **{"collection-number": "7"})


@pytest.mark.parametrize(
    ("edtf", "made"),
    [
        ("1966-10-20", {"date-parts": [[1966, 10, 20]]}),
        ("2012-23", {"literal": "Autumn 2012"}),
        ("1899~", {"literal": "About 1899"}),
    ],
)
def test_a_season_and_a_doubtful_date_stand_in_words(edtf: str, made: dict[str, Any]) -> None:
    assert item(issued=edtf)["issued"] == made


def test_an_archive_has_its_place_with_it() -> None:
    made = item(
        **{
            "archive": "A",
            "archive-place": "Vik",
            "archive_collection": "C",
            "archive_location": "7",
        }
    )
    assert (made["archive"], made["archive_location"]) == ("A, Vik", "C, 7")
    assert "archive-place" not in made
