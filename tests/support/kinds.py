"""The kinds of pages that a reader meets, for the tests that try one of each."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from chronicle.release.built_site import BuiltSite
from support.cases import beside, script

KINDS: list[str] = beside(__file__)["kinds"]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
# Too narrow for notes in the margin.
TABLET = {"width": 1000, "height": 800}
# WCAG 2.2 AA by the tags of axe, and its own advice; once without colours, since to measure them takes longer than all else.
# None of these rules reads style sheets, which axe would fetch again.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RULES = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in OF_COLOURS}}
COLOURS = EVERYTHING | {"runOnly": OF_COLOURS}


def of_kind(site: BuiltSite, kind: str) -> list[str]:
    """The addresses of the pages of a kind, those with more links after those with fewer."""
    start, several, end = kind.partition("*")
    if several:
        found = [a for a in site.pages if a.startswith(start) and a.endswith(end) and a != start]
    else:
        found = [kind] if kind.partition("?")[0] in site.pages else []
    assert found, kind
    return sorted(found, key=lambda a: (len(site.pages[a.partition("?")[0]].links), a))


def richest(site: BuiltSite, kind: str) -> str:
    """The page of a kind that has most links, so that the tests see the kind at its fullest."""
    return of_kind(site, kind)[-1]


def middling(site: BuiltSite, kind: str) -> str:
    """The page of a kind in the midst of it, where the fullest would keep a test for long."""
    found = of_kind(site, kind)
    return found[len(found) // 2]


def axe(page: Page, context: str | None, options: dict[str, Any]) -> list[dict[str, Any]]:
    """The rules that a page, or a part of it, violates, with the elements that do.

    What its own wrapper gives axe, without putting half a megabyte into the page at each run.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations: list[dict[str, Any]] = page.evaluate(
        "async ([context, options]) => (await axe.run(context ?? document, options)).violations",
        [context, options],
    )
    return violations


def unfold(page: Page) -> None:
    """Open everything that is folded, and lay out what a browser puts off until it comes into view."""
    page.evaluate(script("unfold"))


def thin(page: Page) -> None:
    """Leave the first two of each sort of elements that stand beside each other: what is alike need not be measured twice."""
    page.evaluate(script("thin"))


def objections(page: Page, context: str | None = None, *, colours: bool = True) -> list[str]:
    """What axe finds on a page, or in a part of it, in light and in dark: each rule, and the first elements that break it."""
    # A colour that is changing is none.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = axe(page, context, EVERYTHING if colours else RULES)
    if colours:
        page.emulate_media(color_scheme="dark")
        found += axe(page, context, COLOURS)
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in found]
