from chronicle.site import Editor, Site
from support.cases import cases


def test_site_lists_missing_options() -> None:
    editors = (Editor(name="Ada Holm"),)
    contact = "ada@holm.example"
    complete = Site(name="Ditch", editors=editors, contact=contact, report=f"mailto:{contact}")
    assert complete.missing_options == ""
    page = "https://ditch.example/@ada"
    assert complete.model_copy(update={"contact": page}).contact_url == page
    assert Site(name="", editors=editors, contact=contact).missing_options == (
        "where to report mistakes (report)"
    )
    assert Site(name="", report=complete.report).missing_options == (
        "who is responsible (editors), where to write (contact)"
    )


@cases
def test_local_urls_are_detected(url: str, here_alone: bool) -> None:
    assert Site(name="", url=url).is_local is here_alone
