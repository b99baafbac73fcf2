from dataclasses import replace

import pytest

from chronicle.drawing.charts.spec import Spec, spec
from chronicle.drawing.charts.style import NARROW, SMALL, WIDE, Size
from chronicle.record import dates
from chronicle.record.days import Day
from chronicle.views.charts import ChartMark, ChartPanel


def bar(number: int, first: str, last: str) -> ChartMark:
    """A number over a time, by one voice."""
    name, date = f"m{number}", dates.parse(f"{first}/{last}")
    address, words = f"events/x/#{name}", str(number)
    return ChartMark(name, address, "Holm", "diggers", words, number, number, date=date)


EARLY, LATE = bar(100, "1901-01-01", "1901-12-31"), bar(400, "1906-01-01", "1906-12-31")


def drawn(form: str, *marks: ChartMark, size: Size = WIDE) -> list[Spec]:
    """The layers of a chart of these marks, each with its data."""
    panel = ChartPanel(form, "", "people", marks)  # type: ignore[arg-type]
    (view,) = spec([panel], size)["concat"]
    layers: list[Spec] = view["layer"]
    return layers


def values(layers: list[Spec], **mark: object) -> list[Spec]:
    """The data of the layers whose mark has these properties."""
    return [
        value
        for layer in layers
        if mark.items() <= layer["mark"].items()
        for value in layer["data"]["values"]
    ]


NAME = "The Canal Corps of the Kingdom of Norrmark at the lock"


@pytest.mark.parametrize(
    ("size", "names", "rows"),
    [
        (WIDE, (NAME, NAME), [0, 5]),
        (NARROW, (NAME, NAME), [3, 8]),
        # Short words have room even there.
        (NARROW, ("1901", "1906"), [0, 3]),
    ],
)
def test_words_stand_left_of_their_marks_or_above_them(
    size: Size, names: tuple[str, str], rows: list[int]
) -> None:
    marks = zip((EARLY, LATE), names, strict=True)
    layers = drawn("rows", *(replace(mark, name=name) for mark, name in marks), size=size)
    words = [value["row"] for value in values(layers, type="text") if "text" in value]
    assert len(words) == len(set(words))
    assert [value["row"] for value in values(layers, type="point")] == rows


def test_a_small_chart_has_whole_names_and_no_links() -> None:
    layers = drawn("rows", replace(EARLY, name=NAME), LATE, size=SMALL)
    words = [value["text"] for value in values(layers, type="text") if "text" in value]
    assert words == ["The Canal Corps of the", "Kingdom of Norrmark at the", "lock", "Holm"]
    assert values(layers, opacity=0) == []
    assert len(values(drawn("rows", EARLY, LATE), opacity=0)) == 2


def test_a_bound_is_an_open_triangle_and_a_range_a_bar_or_a_field_over_time() -> None:
    bound, wide = replace(LATE, doubt="lower"), replace(EARLY, low=50)
    layers = drawn("rows", bound, wide)
    (point,) = [layer for layer in layers if layer["mark"]["type"] == "point"]
    assert [value["doubt"] for value in point["data"]["values"]] == ["lower"]
    assert point["encoding"]["shape"]["scale"]["range"][2] == "triangle-right"
    (field,) = [layer for layer in drawn("time", wide) if layer["mark"]["type"] == "rect"]
    assert field["encoding"]["y2"]["field"] == "high"
    ranges = [*values(layers, type="rule", strokeWidth=5), *field["data"]["values"]]
    assert [(value["low"], value["high"]) for value in ranges] == [(50, 100), (50, 100)]


def test_numbers_that_are_near_in_time_and_height_stand_over_and_under_their_bars() -> None:
    near = replace(LATE, id="near", low=380, high=380)
    layers = drawn("time", EARLY, LATE, near)
    assert [value["id"] for value in values(layers, type="text", dy=-14)] == ["m100", "m400"]
    assert [value["id"] for value in values(layers, type="text", dy=14)] == ["near"]


def test_a_rough_figure_is_dashed_and_a_bound_open() -> None:
    rough = replace(LATE, date=dates.parse("1906~"))
    layers = drawn("time", EARLY, replace(LATE, doubt="upper"), rough)
    styles = [value["style"] for value in values(layers, type="bar", aria=False)]
    assert styles == ["sure", "bound", "rough"]


def test_an_end_that_is_not_known_has_a_triangle_towards_it() -> None:
    marks = (replace(EARLY, date=dates.parse(date)) for date in ("/1901", "1906/"))
    points = values(drawn("spans", *marks), type="point")
    found = [(value["open"], Day.of(value["start"]).year) for value in points]
    assert found == [("start", 1901), ("end", 1906)]


def test_many_figures_over_time_are_read_as_a_curve() -> None:
    months = [replace(EARLY, date=dates.parse(f"1901-{month:02}")) for month in range(1, 13)]
    assert len(values(drawn("time", *months), type="rect")) == len(months)
    assert not values(drawn("time", *months), type="text")
    assert values(drawn("time", *months[1:]), type="text")
