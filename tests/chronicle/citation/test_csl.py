from typing import Any

import pytest

from chronicle.citation import csl
from chronicle.record import dates
from support import work


def test_carries_variables_over_and_leaves_ours_out() -> None:
    made = csl.item(
        work(**{"publisher-place": "Vik", "note": "Ours.", "also": ("x",), "volume": "2"})
    )
    assert made == {
        "id": "w",
        "type": "book",
        "title": "T",
        "title-short": "T",
        "publisher-place": "Vik",
        "volume": "2",
    }


def test_what_styles_misprint_is_left_out_for_them_alone() -> None:
    paper = work(
        **{
            "type": "report",
            "genre": "Working Paper",
            "collection-title": "Vik Working Paper",
            "collection-number": "7",
            "collection-editor": ({"family": "Holm"},),
        }
    )
    assert csl.complete(paper).keys() - csl.item(paper).keys() == {"genre", "collection-editor"}
    assert csl.item(work(genre="Memoir"))["genre"] == "Memoir"


def test_a_description_has_no_short_form() -> None:
    made = work(**{"title": "[Notes on the lock]", "title-short": "Unsigned notes"})
    assert "title-short" not in csl.complete(made) | csl.item(made)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The Long Ditch", "Long Ditch"),
        ("A Ditch: What It Cost the Two Countries", "Ditch"),
        ("Locks and Weirs of the Long Ditch", "Locks and Weirs"),
        ("Men in the Shadow of a Lock", "Men in the Shadow"),
        ("Report on the Second Great Flood", "Report on the Second"),
        ("Counted Men, and the Uncounted", "Counted Men"),
        ("十年论战：回忆录", "十年论战"),
    ],
)
def test_a_title_has_at_most_four_words_in_later_notes(title: str, short: str) -> None:
    assert csl.item(work(title=title))["title-short"] == short
    assert csl.item(work(**{"title": title, "title-short": "Mine"}))["title-short"] == "Mine"


def test_a_translated_title_stands_in_brackets_and_roman() -> None:
    assert (
        csl.item(work(title="Tá & b", title_en="Ta"))["title"]
        == 'Tá & b <span class="nodecor">[Ta]</span>'
    )


def test_names_that_begin_with_the_family_are_not_turned() -> None:
    author = ({"family": "Nguyễn", "given": "Thị A"},)
    assert csl.item(work(language="vi", author=author))["author"] == [{"literal": "Nguyễn Thị A"}]
    assert csl.item(work(language="en", author=author))["author"] == [
        {"family": "Nguyễn", "given": "Thị A"}
    ]


def test_an_issue_of_a_newspaper_is_its_own_container() -> None:
    made = csl.item(work(type="article-newspaper", title="로동신문", title_en="Rodong"))
    assert "title" not in made
    assert made["container-title"] == '로동신문 <span class="nodecor">[Rodong]</span>'


@pytest.mark.parametrize(
    ("edtf", "made"),
    [
        ("1966-10-20", {"date-parts": [[1966, 10, 20]]}),
        ("1966", {"date-parts": [[1966]]}),
        ("1966~", {"date-parts": [[1966]], "circa": True}),
        ("2012-23", {"date-parts": [[2012]], "season": 3}),
        ("1957-07-08/1957-07-12", {"date-parts": [[1957, 7, 8], [1957, 7, 12]]}),
        ("../1968-12", {"literal": "by December 1968"}),
        ("196X", {"literal": "the 1960s"}),
    ],
)
def test_dates(edtf: str, made: dict[str, Any]) -> None:
    assert csl.csl_date(dates.parse(edtf)) == made
