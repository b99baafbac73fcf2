"""Times beside one another, and figures as circles."""

from decimal import Decimal

from lxml import html

from chronicle.drawing import circles, spans
from chronicle.history import History
from chronicle.kinds.event.model import Event
from chronicle.values.amounts import Figure


def test_times_stand_on_one_axis_between_its_ends(history: History) -> None:
    events = [history.corpus.get(Event, name) for name in ("1901-corps-arrives", "1904-talks")]
    drawn = {name: html.fragment_fromstring(str(span)) for name, span in spans.of(events).items()}
    ends = {tuple(end.text for end in span.iter("small")) for span in drawn.values()}
    [(first, last)] = ends  # the same for all
    assert int(first) <= 1901 < 1904 < int(last)
    starts = [float((span.find(".//rect").get("x") or "0%")[:-1]) for span in drawn.values()]
    assert starts[0] < starts[1]


def radii(drawing: str) -> dict[str, float]:
    page = html.fragment_fromstring(drawing)
    return {one.get("class") or "least": float(one.get("r")[:-2]) for one in page.iter("circle")}


def test_areas_are_as_the_figures_are() -> None:
    figures = {
        "many": [Figure(400, 400)],
        "few": [Figure(25, 25), Figure(100, 100)],
        "one": [Figure(Decimal(1), Decimal(1))],
        "none": [],
    }
    drawn = circles.of(figures)
    assert radii(drawn["many"]) == {"least": circles.GREATEST}
    # The lowest is filled, the highest a ring: a quarter of the area is half the radius.
    assert radii(drawn["few"]) == {"least": 0.28, "most": 0.55}
    assert radii(drawn["one"]) == {"least": circles.LEAST}
    assert drawn["none"] == ""
