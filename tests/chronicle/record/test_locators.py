import pytest
from hypothesis import given, strategies

from chronicle.record import locators


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("p. 25", ["p. 25"]),
        ("pp. 24–25, n. 75", ["p. 24", "p. 25", "n. 75"]),
        ("pp. 13, 27", ["p. 13", "p. 27"]),
        ("¶19, n. 26", ["¶19", "n. 26"]),
        ("¶¶20–21", ["¶20", "¶21"]),
        ("p. 27, nn. 81–83, 85", ["p. 27", "n. 81", "n. 82", "n. 83", "n. 85"]),
        ("¶13, table", ["¶13", "table"]),
        ("front matter", ["front matter"]),
        ("chs. 81–82, n. 3", ["ch. 81", "ch. 82", "n. 3"]),
        ("fol. 12, ll. 3, 9", ["fol. 12", "l. 3", "l. 9"]),
        ("entry of 3 September 1666", ["entry of 3 September 1666"]),
        ("2.117, fol. 3v", ["2.117", "fol. 3v"]),
        ("l0 1", ["l0 1"]),
        ("Report from Whitehall, p. 3", ["Report from Whitehall", "p. 3"]),
        (
            "p. 9, vol. 2, pp. 3, 5, table",
            ["p. 9", "vol. 2, p. 3", "vol. 2, p. 5", "vol. 2, table"],
        ),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert [str(place) for place in locators.places(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        *("", "25", "p.25", "p. 0", "pp. 24-25", "pp. 25–24", "pp. 25–25", "table, 3", "P. 25"),
        *("p. 25,n. 75", "p. 999999", "ch.4", "Fol. 12", " table"),
        *("vol. 2", "p. 4, vol. 2", "vol. 2, 5", "vol 2, p. 5", "volume 2, p. 5", "Vols. 2"),
    ],
)
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|did you mean|goes back"):
        locators.parse(text)


@pytest.mark.parametrize(
    ("places", "ranges"),
    [
        ((), ""),
        (("p. 12",), "p. 12"),
        (("p. 14", "p. 12", "p. 13", "p. 12"), "pp. 12–14"),
        (("n. 3", "p. 12", "p. 14", "p. 15", "n. 5"), "pp. 12, 14–15, nn. 3, 5"),
        (("¶3", "¶4", "table", "¶13"), "¶¶3–4, 13, table"),
        (("n. 1", "l. 4", "ch. 2", "l. 5"), "ch. 2, ll. 4–5, n. 1"),
        (
            ("vol. 2, p. 5", "vol. 1, p. 6", "vol. 2, n. 4", "p. 7"),
            "p. 7, vol. 1, p. 6, vol. 2, p. 5, n. 4",
        ),
        (("vol. 1, p. 5", "vol. 1, p. 6", "vol. 2, p. 7"), "vol. 1, pp. 5–6, vol. 2, p. 7"),
    ],
)
def test_places_in_ranges(places: tuple[str, ...], ranges: str) -> None:
    named = [place for each in places for place in locators.places(each)]
    assert locators.in_ranges(named) == ranges
    assert not ranges or set(locators.places(ranges)) == set(named)


@given(strategies.text(alphabet="pvon.¶ –-,0123456789table", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        spans = locators.parse(text)
    except ValueError:
        return
    again = ", ".join(locators.words(span) for span in spans)
    assert locators.places(again) == locators.places(text)


def test_the_number_of_a_place_that_has_one() -> None:
    named = ("pp. 24–25", "¶3", "line drawing", "vol. 2, pp. 24–25", "vol. 2, table")
    assert [*map(locators.number, named)] == ["24–25", "3", "line drawing", "2:24–25", "2:table"]
