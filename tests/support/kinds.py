"""The kinds of pages, for tests that run once per kind."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from chronicle.release.built_site import BuiltSite
from support.cases import load_yaml, read_script

KINDS: list[str] = load_yaml(__file__)["kinds"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
# Too narrow for margin notes.
TABLET = {"width": 1000, "height": 800}
# WCAG 2.2 AA and best practices by axe tags. Colour rules run separately, because they take longer than all other
# rules. `preload` is off because no rule reads stylesheets.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
WITHOUT_COLOURS = ALL_RULES | {"rules": {rule: {"enabled": False} for rule in COLOUR_RULES}}
ONLY_COLOURS = ALL_RULES | {"runOnly": COLOUR_RULES}


def pages_of_kind(site: BuiltSite, kind: str) -> list[str]:
    """Return the paths of the pages of a kind, sorted by number of links."""
    start, wildcard, end = kind.partition("*")
    if wildcard:
        paths = [a for a in site.pages if a.startswith(start) and a.endswith(end) and a != start]
    else:
        paths = [kind] if kind.partition("?")[0] in site.pages else []
    assert paths, kind
    return sorted(paths, key=lambda a: (len(site.pages[a.partition("?")[0]].links), a))


def page_with_most_links(site: BuiltSite, kind: str) -> str:
    """Return the page of a kind with the most links, which shows most components."""
    return pages_of_kind(site, kind)[-1]


def medium_sized_page(site: BuiltSite, kind: str) -> str:
    """Return a page of medium size, because the largest would make a test slow."""
    paths = pages_of_kind(site, kind)
    return paths[len(paths) // 2]


def run_axe(page: Page, context: str | None, options: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the axe rules that a page or element violates, with the elements.

    Like the axe wrapper of Playwright, but the half megabyte of script is inserted only once.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations: list[dict[str, Any]] = page.evaluate(
        "async ([context, options]) => (await axe.run(context ?? document, options)).violations",
        [context, options],
    )
    return violations


def expand_all(page: Page) -> None:
    """Open all collapsed blocks and render content that is laid out lazily."""
    page.evaluate(read_script("expand-all"))


def remove_repeated_siblings(page: Page) -> None:
    """Remove all but the first two siblings of each type, because similar elements need only one measurement."""
    page.evaluate(read_script("remove-repeated-siblings"))


def find_axe_violations(
    page: Page, context: str | None = None, *, colours: bool = True
) -> list[str]:
    """Return the axe violations on a page or element, in light and dark mode, with the first elements."""
    # Colours have intermediate values during a transition.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    violations = run_axe(page, context, ALL_RULES if colours else WITHOUT_COLOURS)
    if colours:
        page.emulate_media(color_scheme="dark")
        violations += run_axe(page, context, ONLY_COLOURS)
    return [
        f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in violations
    ]
