"""The page of places: in which order they stand, and what happened at each."""

from support import changed, read
from support.snapshots import history_of


def test_towns_come_before_regions_and_main_events_before_others() -> None:
    """Where most happened is a region here; of the events there the main ones stand open."""
    page = read(changed(history_of("fuller"), "the-lock", kind="region"), "places/")
    places = [one.get("id") for one in page.find_class("place")]
    assert places.index("heron") < places.index("the-lock") < places.index("isthmus")
    opened, folded = page.get_element_by_id("the-lock").find_class("dated")
    assert [way.split("/")[2] for way in opened.xpath("li/a/@href")] == [
        "1901-corps-arrives",
        "1903-flood",
        "1903-storm",
    ]
    assert folded.getparent().tag == "details"
    assert "../deployments/corps-at-the-lock/" in folded.xpath("li/a/@href")
