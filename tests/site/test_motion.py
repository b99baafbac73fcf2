"""Nothing moves for who wants a page still."""

import pytest
from playwright.sync_api import Browser

from chronicle.release.built_site import BuiltSite
from support.kinds import of_kind
from support.projects import window

# What a script or a style moves.
MOVING = ("", "chapters/*", "timeline/", "places/", "search/?q=1966")


def moving(browser: Browser, address: str, wish: str) -> int:
    """How many animations and transitions run after a page has been scrolled and pointed at, as a reader wishes."""
    with window(browser, reduced_motion=wish) as page:
        page.goto(address)
        page.mouse.move(300, 200)
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(100)
        page.mouse.move(400, 300)
        return int(page.evaluate("document.getAnimations().length"))


@pytest.mark.parametrize("kind", MOVING)
def test_what_moves_for_others_is_still_for_who_wants_it(
    browser: Browser, served: str, site: BuiltSite, kind: str
) -> None:
    fullest = [served + address for address in of_kind(site, kind)[-2:]]
    assert [moving(browser, address, "reduce") for address in fullest[-1:]] == [0]
    moves = kind == "chapters/*"
    assert not moves or any(moving(browser, address, "no-preference") for address in fullest)
