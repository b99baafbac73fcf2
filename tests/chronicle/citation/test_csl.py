from typing import Any

import pytest

from chronicle.citation import csl
from chronicle.record import dates
from support import work


def test_carries_variables_over_and_leaves_ours_out() -> None:
    typed = {"publisher-place": "Vik", "note": "Ours.", "also": ("x",), "volume": "2"}
    made = {"id": "w", "type": "book", "title": "T", "title-short": "T"}
    assert csl.item(work(**typed)) == {**made, "publisher-place": "Vik", "volume": "2"}


def test_what_styles_misprint_is_left_out_for_them_alone() -> None:
    series = {"collection-title": "Vik Working Paper", "collection-number": "7"}
    editor = {"collection-editor": ({"family": "Holm"},)}
    paper = work(**{"type": "report", "genre": "Working Paper", **series, **editor})
    assert csl.complete(paper).keys() - csl.item(paper).keys() == {"genre", "collection-editor"}
    untitled = work(**{"title": "[Notes on the lock]", "title-short": "Unsigned notes"})
    assert "title-short" not in csl.complete(untitled) | csl.item(untitled)


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


PERSON, NEWSPAPER = {"family": "Nguyễn", "given": "Thị A"}, {"type": "article-newspaper"}
TRANSLATED = ' <span class="nodecor">[Rodong]</span>'


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"genre": "Memoir"}, {"genre": "Memoir"}),
        ({"title": "Tá & b", "title_en": "Rodong"}, {"title": f"Tá & b{TRANSLATED}"}),
        # Names that begin with the family are not turned.
        ({"language": "vi", "author": (PERSON,)}, {"author": [{"literal": "Nguyễn Thị A"}]}),
        ({"language": "en", "author": (PERSON,)}, {"author": [PERSON]}),
        # An issue of a newspaper is its own container.
        (
            {**NEWSPAPER, "title": "로동신문", "title_en": "Rodong"},
            {"title": None, "container-title": f"로동신문{TRANSLATED}"},
        ),
    ],
)
def test_a_style_is_given_what_it_prints(typed: dict[str, Any], told: dict[str, Any]) -> None:
    made = csl.item(work(**typed))
    assert {name: made.get(name) for name in told} == told


@pytest.mark.parametrize(
    ("edtf", "made"),
    [
        ("1966~", {"date-parts": [[1966]], "circa": True}),
        ("2012-23", {"date-parts": [[2012]], "season": 3}),
        ("1957-07-08/1957-07-12", {"date-parts": [[1957, 7, 8], [1957, 7, 12]]}),
        ("../1968-12", {"literal": "by December 1968"}),
        ("196X", {"literal": "the 1960s"}),
    ],
)
def test_dates(edtf: str, made: dict[str, Any]) -> None:
    assert csl.csl_date(dates.parse(edtf)) == made
