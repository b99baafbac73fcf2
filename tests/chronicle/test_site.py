from dataclasses import replace

import pytest

from chronicle.site import Editor, Site
from support import SITE


def test_a_site_says_what_its_readers_do_not_know() -> None:
    named = Site(
        "Ditch",
        "",
        "/",
        editors=(Editor("Ada Holm"),),
        contact="ada@holm.example",
        report="mailto:x",
    )
    assert named.unanswered == ""
    page = "https://ditch.example/@ada"
    assert replace(named, contact=page).contact_url == page
    assert replace(named, report="").unanswered == "where mistakes are reported (report)"
    assert (
        replace(named, editors=(), contact="").unanswered
        == "who answers for it (editors), where to write (contact)"
    )


@pytest.mark.parametrize(
    ("url", "here_alone"),
    [
        ("http://127.0.0.1:8000/", True),
        ("http://localhost/book/", True),
        ("http://[::1]:8000/", True),
        ("https://w3id.org/ditch/", False),
        ("https://127.example/", False),
    ],
)
def test_an_address_of_this_machine_is_known(url: str, here_alone: bool) -> None:
    assert replace(SITE, url=url).is_of_this_machine is here_alone
