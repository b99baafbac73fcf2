"""Draws the sign of this site from its own record: the icon, and the picture that is shown where a link is shared.

Run by `make picture`, which builds the site before; both files are kept in `docs/`.
"""

from collections import Counter

from playwright.sync_api import ViewportSize, sync_playwright

from chronicle.drawing import period
from chronicle.drawing.period import Period
from chronicle.host.project import Project
from support import ROOT
from support.projects import CHROMIUM, chromium, hosted

ICON = ROOT / "docs" / "assets" / "icon.svg"
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
# Of the icon: its bars, from one to the next, and where its line is, in 32 parts of its side.
BARS, STEP, BASE = 10, 2.8, 22


def icon(view: Period) -> str:
    """The period in few bars, as SVG."""
    above: Counter[int] = Counter()
    below: Counter[int] = Counter()
    *_, row = view.strip.rows
    for mark in row.marks:
        place = int(view.strip.scale.x(mark.at) * BARS / 100)
        (below if mark.below else above)[place] += mark.tall
    unit = (BASE - 3) / max(above.values())
    starts = {place: f"M{3.4 + STEP * place:.1f} {BASE}" for place in above}
    friends = "".join(f"{start}v-{unit * above[place]:.1f}" for place, start in starts.items())
    apart = "".join(f"{start}v{unit * below[place]:.1f}" for place, start in starts.items())
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        '<path d="M0 0h32v32H0z" fill="#fbfaf6"/><g stroke-width="2.2">'
        f'<path d="{friends}" stroke="#625d54"/><path d="{apart}" stroke="#9a2f1f"/></g>'
        f'<path d="M2 {BASE}h28" stroke="#1f1d1a"/></svg>\n'
    )


def main() -> None:
    """Write both files."""
    history = Project.load(ROOT / "mkdocs.yml").read()
    view = period.period(history)
    assert view
    ICON.parent.mkdir(exist_ok=True)
    ICON.write_text(icon(view), "utf-8")
    with hosted(ROOT / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        size: ViewportSize = {"width": WIDTH, "height": HEIGHT}
        page = browser.new_page(viewport=size, device_scale_factor=2, bypass_csp=True)
        # The typeface is there at the second visit.
        for _ in range(2):
            page.goto(host, wait_until="networkidle")
        page.add_style_tag(content=STYLE)
        page.evaluate(SHOW, history.site.name)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
