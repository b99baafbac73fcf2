"""A journey in a browser: the step that is read is lit on the map."""

from playwright.sync_api import Page, expect

JOURNEY = "journeys/journey-airmen/"


def lit(page: Page) -> set[str]:
    """The steps that all that is lit on the map has in common; a mark may be of several."""
    parts = page.locator(".journey-map .lit")
    steps: list[str] = parts.evaluate_all("all => all.map(one => one.dataset.steps)")
    each = [set(one.split()) for one in steps]
    return set.intersection(*each) if each else set()


def test_the_step_that_is_read_is_lit(page: Page, served: str) -> None:
    page.goto(f"{served}{JOURNEY}#step-5")
    step = page.locator(".steps > li")
    expect(step.nth(4)).to_have_class("lit")
    assert lit(page) == {"5"}
    page.evaluate("scrollTo(0, 0)")
    expect(step.nth(0)).to_have_class("lit")
    assert lit(page) == {"1"}
