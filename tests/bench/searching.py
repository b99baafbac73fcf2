"""How long the first answer of a search takes, from the focus on an empty field to the answer on the page."""

from pathlib import Path
from statistics import median

from playwright.sync_api import ViewportSize, sync_playwright

from support.projects import CHROMIUM, chromium, hosted

# Visits of which the median counts.
VISITS = 5
WIDE = ViewportSize(width=1440, height=900)
# A reader turns to the field and types at once: script, library and index are loaded, and the answer is drawn.
ASK = """async (query) => {
  const [field, list] = ["input", "ol"].map((part) => document.querySelector(`.quick ${part}`));
  const start = performance.now();
  const answered = new Promise((done) => new MutationObserver(() => list.childElementCount && done()).observe(list, { childList: true }));
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await answered;
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


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
