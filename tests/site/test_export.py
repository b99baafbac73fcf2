"""The site as a plain project: it is built without this package, by MkDocs with Material and by Zensical, with every page and anchor."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser

from chronicle.__main__ import main
from chronicle.release.built_site import broken_links, doubled_ids, read_site
from support import made_once, replaced
from support.built_site import Built, copied_project
from support.kinds import COLOURS, axe
from support.projects import BINARIES, ENVIRONMENT, HOME, build_here, hosted, window

# What only our scripts make.
LEFT_OUT = {"search/", "my-list/"}
FOOT = ".//p[starts-with(@class, 'cite-apart')]"


# A page that shows how a link is written, after a part of it that is closed.
TYPING = "# Typing { #typing }\n\n<div>\nA part.\n</div>\n\n```md\n# No title\n\nSee [the flood](flood.md).\n```\n"


@pytest.fixture(scope="module")
def project(starter: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented history with such a page, its site, and its export beside it, made once for all processes."""

    def make(directory: Path) -> None:
        project = copied_project(starter, directory)
        (project / "docs" / "typing.md").write_text(TYPING, "utf-8")
        replaced(project, "mkdocs.yml", "site_name: The Long Ditch", "site_name: The Long · Ditch")
        build_here(project, project / "site")
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("SITE_URL", HOME)
            settings = str(project / "mkdocs.yml")
            assert main(["-f", settings, "export", str(directory / "exported")]) == 0

    return made_once(tmp_path_factory, "exporting", make) / "project"


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def plain(
    project: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The site of an export, as a program builds it strictly."""

    def make(directory: Path) -> None:
        copied = shutil.copytree(project.parent / "exported", directory / "exported")
        run = subprocess.run(
            [str(BINARIES / request.param), "build", "--strict"],
            cwd=copied, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, request.param, make) / "exported" / "site"


def words(page: html.HtmlElement) -> str:
    """The words of a page without *Cite*, and what stands at the foot in its place."""
    for cite in page.xpath(f"{FOOT} | .//a[@class='cite']"):
        cite.drop_tree()
    return " ".join(page.text_content().split())


@pytest.mark.long
def test_every_page_arrives_with_its_words_anchors_and_language(plain: Path, project: Path) -> None:
    ours, theirs = read_site(project / "site"), read_site(plain)
    assert set(theirs.pages) == set(ours.pages) - LEFT_OUT
    assert [*broken_links(theirs, HOME), *doubled_ids(theirs)] == []
    for address in theirs.pages.keys() - {"404.html"}:
        before, after = (
            html.parse(site / address / "index.html").getroot()
            for site in (project / "site", plain)
        )
        assert set(before.xpath("//main//@id")) <= set(theirs.pages[address].ids), address
        (main,) = before.xpath("//main")
        (text,) = after.xpath("//div[@class='history']")
        assert text.get("lang") == before.get("lang")
        # At the foot stands the page's citation in the place of *Cite*.
        assert "" not in {foot.text_content() for foot in text.xpath(FOOT)}, address
        assert words(text) == words(main), address


@pytest.mark.long
def test_nothing_of_ours_is_needed_and_the_navigation_is_ours(project: Path) -> None:
    """No file of it names this package, and what only our scripts do is not offered."""
    exported = project.parent / "exported"
    settings = yaml.safe_load((exported / "mkdocs.yml").read_text("utf-8"))
    assert (settings["theme"]["name"], settings["plugins"]) == ("material", ["search"])
    assert settings["site_url"] == HOME
    assert {"Timeline": "timeline/index.md"} in settings["nav"]
    titles = {"timeline": "Timeline", ".": "The Long · Ditch"}
    for page, title in titles.items():
        text = (exported / "docs" / page / "index.md").read_text("utf-8")
        assert f"\ntitle: {title}\n" in text
    menus = dict(each for entry in settings["nav"] for each in entry.items() if isinstance(each[1], list))  # fmt: skip
    assert {"How to cite": "about/cite/index.md"} in menus["About the book"]
    for path in (exported / "docs").rglob("*.md"):
        text = path.read_text("utf-8")
        assert 'class="cite"' not in text, path
        assert "chronicle" not in text.partition("\n---\n")[0], path
    assert not [*(exported / "docs").rglob("*.js")]
    assert (exported / "docs" / "data" / "record.json").is_file()


# Pieces of text that break into more lines than they have words: a column narrower than a word.
STACKED = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector(".history"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const said = text.data.trim();
    if (!said || text.parentElement.closest("svg, .unseen, .skip, .all-drawn") || !text.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = new Set([...range.getClientRects()].map((box) => box.top));
    if (lines.size > said.split(/[\\s/–-]+/).length) found.push(said);
  }
  return found;
}"""
# What the rules of our style sheet are of, but for those of Material's frame, within others or of a state.
SCOPES = """() => {
  const { sheet } = document.querySelector("link[href$='assets/site.css']");
  return [...sheet.cssRules].map((rule) => rule.selectorText ?? rule.constructor.name).filter((name) => !/^html$|^:root|md-/.test(name));
}"""


# What our sheet says of the text of Material around what is ours.
OF_THE_FRAME = (
    ":where(:root)",
    ".prose a:not([class])",
    ".prose .history .headerlink",
    "#content.prose:has(.call) > :not(.history)",
    '.prose > p a[href*="/questions/"]',
    ":is(p, li):not(:hover, :focus-within, :target, blockquote:is(:hover, :target) > *) > .history > a.cite",
)


@pytest.mark.parametrize("address", ["", "events/1903-flood/", "timeline/", "chapters/the-flood/"])
def test_our_sheet_is_for_the_text_alone(browser: Browser, plain: Path, address: str) -> None:
    """The text can be read on a phone and at a desk, in both palettes."""
    with hosted(plain) as site, window(browser, color_scheme="dark") as page:
        page.emulate_media(reduced_motion="reduce")
        page.goto(site + address)
        assert axe(page, ".history", COLOURS) == []
        page.evaluate("document.body.dataset.mdColorScheme = 'default'")
        assert axe(page, ".history", COLOURS) == []
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.evaluate(STACKED) == []
        scopes = {"CSSFontFaceRule", "CSSMediaRule", ".history.history.history", *OF_THE_FRAME}
        assert set(page.evaluate(SCOPES)) == scopes
