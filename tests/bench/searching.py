"""How long the first answer of a search takes, from the focus on an empty field to the answer on the page."""

from pathlib import Path
from statistics import median

from playwright.sync_api import ViewportSize, sync_playwright

from support.cases import script
from support.projects import CHROMIUM, chromium, hosted

# Visits of which the median counts.
VISITS = 5
WIDE = ViewportSize(width=1440, height=900)
ASK = script("ask")


def first_answer(site: Path, query: str) -> float:
    """Milliseconds to the first answer on a page of a built site."""
    times = []
    with sync_playwright() as playwright, hosted(site) as host:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        for _ in range(VISITS):
            page = browser.new_context(viewport=WIDE).new_page()
            page.goto(host)
            times.append(float(page.evaluate(ASK, query)))
            page.context.close()
        browser.close()
    return median(times)
