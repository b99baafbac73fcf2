"""Create the preview image for shared links and the cover of the book.

Run by `make social-card` after a build; both images show the home page and are stored in `docs/`.
"""

from playwright.sync_api import ViewportSize, sync_playwright

from chronicle.editions.book_files import COVER
from chronicle.host.project import Project
from support import ROOT
from support.projects import CHROMIUM, find_chromium, serve_directory

# The site name and description, and below them the diagram of the home page.
REPLACE_CONTENT = """words => {
  const kept = document.querySelectorAll("#follow-it-back, .finding, .threads");
  const lines = words.map(text => Object.assign(document.createElement("p"), { textContent: text }));
  document.body.replaceChildren(...lines, ...kept);
}"""
STYLE = """html { font-size: 11px; } body { padding: 8px 40px; } body > p { color: var(--soft); margin: 0; }
#follow-it-back { font-size: 26px; border: 0; margin: 0; padding: 0; text-transform: none; letter-spacing: 0; }
.threads svg { height: 2.4rem; }
.finding a { display: none; } .threads { --link: var(--ink); }"""
COVER_STYLE = """html { font-size: 14px; } body { padding: 110px 64px; }
body > p { font-family: var(--serif); font-size: 25px; line-height: 1.35; max-width: none; }
body > p:first-child { color: var(--ink); font-size: 84px; line-height: 1.2; margin-bottom: 24px; }
#follow-it-back { font-size: 34px; margin-top: 140px; padding-top: 28px; border-top: 3px solid var(--accent); }
.threads svg { height: 12rem; }"""


def main() -> None:
    """Write the images at half size with two device pixels per pixel."""
    site = Project.load(ROOT / "mkdocs.yml").read().site
    images: dict[str, tuple[ViewportSize, list[str], str]] = {
        site.picture: ({"width": 600, "height": 315}, [site.name], STYLE),
        COVER: ({"width": 800, "height": 1200}, [site.name, site.description], STYLE + COVER_STYLE),
    }
    with serve_directory(ROOT / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM)
        for file, (size, texts, style) in images.items():
            page = browser.new_page(viewport=size, device_scale_factor=2, bypass_csp=True)
            # The typeface is only used on the second visit.
            for _ in range(2):
                page.goto(host, wait_until="networkidle")
            page.add_style_tag(content=style)
            page.evaluate(REPLACE_CONTENT, texts)
            page.screenshot(path=ROOT / "docs" / file)
        browser.close()


if __name__ == "__main__":
    main()
