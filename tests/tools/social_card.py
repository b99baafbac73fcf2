"""Create the images in `docs/`: the preview for shared links, the cover of the book, and the home page of a new project.

Run by `make social-card` after a build. The first two show the diagram of this site's home page.
"""

import datetime
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from chronicle.editions.pandoc import COVER
from chronicle.host.project import Project
from chronicle.starter.start import create_project
from support import ROOT
from support.projects import CHROMIUM, find_chromium, run_build, serve_directory

# The site name and description, and below them the diagram of the home page.
REPLACE_CONTENT = """words => {
  const kept = document.querySelectorAll("#follow-it-back, .finding, .threads");
  const lines = words.map(text => Object.assign(document.createElement("p"), { textContent: text }));
  document.body.replaceChildren(...lines, ...kept);
}"""
STYLE = """html { font-size: 11px; } body { padding: 8px 40px; } body > p { color: var(--soft); margin: 0; }
#follow-it-back { font-size: 26px; border: 0; margin: 0; padding: 0; text-transform: none; letter-spacing: 0; }
.threads svg { height: 3.8rem; } .threads span { text-wrap: balance; }
.finding, .finding a { display: none; } .threads { --link: var(--ink); }"""
COVER_STYLE = """html { font-size: 14px; } body { padding: 110px 64px; }
body > p { font-family: var(--serif); font-size: 25px; line-height: 1.35; max-width: none; }
body > p:first-child { color: var(--ink); font-size: 84px; line-height: 1.2; margin-bottom: 24px; }
#follow-it-back { font-size: 34px; margin-top: 140px; padding-top: 28px; border-top: 3px solid var(--accent); }
.finding { display: block; font-size: 17px; } .threads svg { height: 12rem; }"""


def main() -> None:
    """Write the images; the images of the diagram have two device pixels per pixel."""
    site = Project.from_file(ROOT / "mkdocs.yml").read_history().site
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as directory:
        sample = Path(directory, "site")
        create_project(Path(directory, "project"), datetime.date.today())
        run_build(Path(directory, "project"), sample)
        images: list[tuple[Path, str, tuple[int, int], list[str], str]] = [
            (ROOT / "site", site.picture, (600, 315), [site.name], STYLE),
            (ROOT / "site", COVER, (800, 1200), [site.name, site.description], STYLE + COVER_STYLE),
            (sample, "about/another-history.png", (760, 988), [], ""),
        ]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM)
        for folder, file, (width, height), texts, style in images:
            size: ViewportSize = {"width": width, "height": height}
            page = browser.new_page(
                viewport=size, device_scale_factor=1 + bool(texts), bypass_csp=True
            )
            with serve_directory(folder) as host:
                # The typeface is only used on the second visit.
                for _ in range(2):
                    page.goto(host, wait_until="networkidle")
            if texts:
                page.add_style_tag(content=style)
                page.evaluate(REPLACE_CONTENT, texts)
            page.screenshot(path=ROOT / "docs" / file)
        browser.close()


if __name__ == "__main__":
    main()
