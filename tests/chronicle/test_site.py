from dataclasses import replace

from chronicle.site import Site


def test_a_mistake_is_reported_where_the_publisher_says_with_record_place_and_version() -> None:
    """Without an address there is nothing to offer."""
    site = Site("Any", "", "https://ditch.example/book/")
    assert site.report_to("1903-flood", "events/1903-flood/", "2099.1.0") == ""
    form = "https://host.example/new?record={place}&version={version}"
    there = "https%3A%2F%2Fditch.example%2Fbook%2Fevents%2F1903-flood%2F"
    assert replace(site, report=form).report_to("1903-flood", "events/1903-flood/", "2099.1.0") == (
        f"https://host.example/new?record={there}&version=2099.1.0"
    )
    mail = "mailto:ada@ditch.example?subject=Mistake%20in%20{record}"
    assert replace(site, report=mail).report_to("1903-flood", "", "2099.1.0") == (
        "mailto:ada@ditch.example?subject=Mistake%20in%201903-flood"
    )
