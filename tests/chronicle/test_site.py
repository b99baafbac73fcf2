from dataclasses import replace

from chronicle.site import Editor, Site


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


def test_who_edits_and_publishes_is_said_in_sentences_and_written_to_by_mail_or_on_a_page() -> None:
    bare = Site("Any", "", "https://ditch.example/")
    assert (bare.credit, bare.contact_url) == ("", "")
    editors = (Editor("Ada Holm", "Holm"), Editor("Society of Canal Historians"))
    signed = replace(bare, editors=editors, publisher="Museum", contact="ada@ditch.example")
    assert signed.credit == (
        "Edited by Ada Holm and Society of Canal Historians. Published by Museum."
    )
    assert signed.contact_url == "mailto:ada@ditch.example"
    page = "https://ditch.example/@ada"
    assert replace(signed, contact=page).contact_url == page
