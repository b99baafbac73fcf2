"""Draws the picture that is shown where a link to this site is shared, from its own front page.

Run by `make picture`, which builds the site before; the file is kept in `docs/`.
"""

from playwright.sync_api import ViewportSize, sync_playwright

from chronicle.host.project import Project
from support import ROOT
from support.projects import CHROMIUM, chromium, hosted

PICTURE = ROOT / "docs" / "picture.png"
# The site by name, and below it what is followed back on the front page, as it is drawn there.
SHOW = """name => {
  const kept = document.querySelectorAll("#follow-it-back, .threads");
  document.body.replaceChildren(Object.assign(document.createElement("p"), { textContent: name }), ...kept);
}"""
STYLE = """html { font-size: 11px; } body { padding: 8px 40px; } body > p { color: var(--soft); margin: 0; }
#follow-it-back { font-size: 26px; border: 0; margin: 0; padding: 0; text-transform: none; letter-spacing: 0; } .headerlink { display: none; }
.threads svg { height: 5rem; }"""
# Half of what is shown, at two dots to a pixel: 1200 by 630.
WIDTH, HEIGHT = 600, 315


def main() -> None:
    """Write the file."""
    name = Project.load(ROOT / "mkdocs.yml").read().site.name
    with hosted(ROOT / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        size: ViewportSize = {"width": WIDTH, "height": HEIGHT}
        page = browser.new_page(viewport=size, device_scale_factor=2, bypass_csp=True)
        # The typeface is there at the second visit.
        for _ in range(2):
            page.goto(host, wait_until="networkidle")
        page.add_style_tag(content=STYLE)
        page.evaluate(SHOW, name)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
