"""The stylesheet: every file is included, with one declaration per line."""

import re
from pathlib import Path

import pytest
from lightningcss import process_stylesheet
from playwright.sync_api import Page

from chronicle import styles
from support import ROOT
from support.built_site import SiteBuild
from support.cases import load_yaml
from support.projects import serve_directory

STYLESHEET = styles.read_stylesheets((*styles.STYLESHEET_FILES, "print"))
SCRIPTS = ROOT / "scripts" / "chronicle" / "scripts"
FILES = sorted(Path(styles.__file__).parent.glob("*.css"))


def test_every_css_file_is_included() -> None:
    assert sorted((*styles.STYLESHEET_FILES, "print", "material")) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_one_declaration_per_line(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/|\"[^\"]*\"|\([^)]*\)", "", path.read_text("utf-8"), flags=re.DOTALL)
    lines = rules.splitlines()
    assert [line for line in lines if line.count(";") > 1 or re.search(r"\{.*;", line)] == []


def test_minified_stylesheet_keeps_all_rules(desktop: Page) -> None:
    """Compare the rules as parsed by a browser; strings are unchanged, and custom properties may lose whitespace."""
    parse_rules = """(text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(", ", ","));
    }"""
    rules, minified = (
        desktop.evaluate(parse_rules, text) for text in (STYLESHEET, styles.minify_css(STYLESHEET))
    )
    assert len(rules) > 100
    assert minified == rules


# Every selector of a stylesheet, with nested rules expanded.
SELECTORS = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const found = [];
  const walk = (rules, parent) => {
    for (const rule of rules) {
      const own = rule.selectorText?.replaceAll("&", `:is(${parent})`);
      if (own) found.push(own);
      if (rule.cssRules) walk(rule.cssRules, own ?? parent);
    }
  };
  walk(sheet.cssRules, "*");
  return found;
}"""
# The selectors that match no element of a page, ignoring pseudo-classes and pseudo-elements of state.
UNMATCHED = r"""([text, selectors]) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const state = /::?(?!is|has|not|where|nth|first-c|last-c|only|lang|root|empty)[\w-]+(\((?:[^()]|\([^()]*\))*\))?/g;
  return selectors.filter((selector) => {
    const bare = selector.replace(state, "").replace(/:(is|has|not)\([\s,]*\)/g, "");
    try { return !page.querySelector(bare); } catch { return false; }
  });
}"""


# Split a selector list at its top-level commas.
SPLIT_FUNCTION = r"""const split = (list) => {
  const inside = /\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)/g;
  return list.replace(inside, (text) => text.replaceAll(",", "\0")).split(",").map((one) => one.replaceAll("\0", ","));
};"""
# The rules that a browser without `:has()` drops although one of their selectors has none.
WITHOUT_HAS = f"""(lists) => {{
  {SPLIT_FUNCTION}
  const sheet = new CSSStyleSheet();
  const isValid = (selector) => {{
    sheet.replaceSync(`${{selector.replaceAll(":has(", ":x(").replaceAll("::details-content", "::x")}} {{}}`);
    return sheet.cssRules.length > 0;
  }};
  return lists.filter((list) => split(list).some(isValid) && !split(list).every(isValid));
}}"""


def test_has_disables_no_other_selector(desktop: Page) -> None:
    """Browsers before 2023 drop a list that contains `:has()`, unless it is inside `:is()`."""
    assert desktop.evaluate(WITHOUT_HAS, desktop.evaluate(SELECTORS, STYLESHEET)) == []


# The declarations and selectors that a browser does not support.
UNSUPPORTED = f"""([declarations, lists]) => {{
  {SPLIT_FUNCTION}
  const selectors = new Set(lists.flatMap(split));
  return [
    ...declarations.filter((declaration) => !CSS.supports(declaration)),
    ...[...selectors].filter((selector) => !CSS.supports(`selector(${{selector}})`)),
  ];
}}"""
DESCRIPTORS = ("src", "unicode-range", "font-display", "size")


def find_declarations(css: str) -> set[str]:
    """Return the declarations with the values of variables, because browsers accept any declaration with a variable."""
    rules = styles.minify_css(css)
    variables = dict(re.findall(r"(--[\w-]+): ([^;]+);", rules))
    declarations = set()
    for name, value in re.findall(r"(?<=[{;] )([a-z][a-z-]*|-webkit-[a-z-]+): ([^;{}]+);", rules):
        while "var(" in value:
            value = re.sub(r"var\((--[\w-]+)\)", lambda match: variables[match[1]], value)
        if name not in DESCRIPTORS:
            declarations.add(f"{name}: {value.removesuffix(' !important')}")
    return declarations


def find_fallbacks(declaration: str) -> set[str]:
    """Return the declarations that Safari needs in addition to a declaration, by the data of Lightning CSS."""
    original, adapted = (
        set(
            process_stylesheet(f"a {{{declaration}}}", minify=False, browsers_list=names).split(
                "\n"
            )
        )
        for names in (None, ["safari >= 17.5"])
    )
    return {line.strip(" ;") for line in adapted - original}


def test_declarations_have_fallbacks_for_safari() -> None:
    declarations = find_declarations(STYLESHEET)
    missing = set().union(*map(find_fallbacks, declarations)) - declarations
    # Safari has supported this property without a prefix since 2019.
    assert [one for one in missing if not one.startswith("-webkit-text-decoration-color:")] == []
    old = find_declarations("a { text-decoration: underline 1px; user-select: none; }")
    assert all(map(find_fallbacks, old))


@pytest.mark.parametrize("browser", ["firefox", "webkit"], indirect=True)
def test_declarations_are_supported(desktop: Page) -> None:
    declarations = find_declarations(STYLESHEET)
    selectors = desktop.evaluate(SELECTORS, STYLESHEET)
    unsupported = set(desktop.evaluate(UNSUPPORTED, [sorted(declarations), selectors]))
    prefixed = {each for each in unsupported if f"-webkit-{each}" in declarations - unsupported}
    assert unsupported - prefixed <= load_yaml(__file__)["may_fail"].keys()


def test_every_rule_is_used(desktop: Page, extended_build: SiteBuild) -> None:
    """A rule is obsolete if it matches nothing in the extended sample history and no script uses its class."""
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS.glob("*.js"))
    unmatched = desktop.evaluate(SELECTORS, styles.read_stylesheets())
    for page in extended_build[0].rglob("*.html"):
        unmatched = desktop.evaluate(UNMATCHED, [page.read_text("utf-8"), unmatched])
    script_words = set(re.findall(r"[\w-]+", scripts))
    assert [
        selector
        for selector in unmatched
        if not script_words & set(re.findall(r"[.\[]([\w-]+)", selector))
    ] == []


def test_range_bar_begins_at_its_start(desktop: Page, extended_build: SiteBuild) -> None:
    """If it did not, a bar from 150 to 384 in a chart would look like 1 to 234."""
    with serve_directory(extended_build[0]) as host:
        desktop.goto(f"{host}figures/")
        shares = desktop.locator(".bar-rows .range rect").evaluate_all(
            """bars => bars.map((bar) => {
                const [{ left }, track] = [bar, bar.closest(".bar-track")].map((element) => element.getBoundingClientRect());
                return [bar.getAttribute("x"), `${Math.round(100 * (left - track.left) / track.width)}%`];
            })"""
        )
    assert [actual for _, actual in shares] == [expected for expected, _ in shares]
    assert shares


@pytest.mark.parametrize("width", [390, 1440])
def test_threads_end_at_their_sources(desktop: Page, extended_build: SiteBuild, width: int) -> None:
    """Stacked sources (on mobile) are met at half of their height, others at half of their width."""
    desktop.set_viewport_size({"width": width, "height": 900})
    with serve_directory(extended_build[0]) as host:
        desktop.goto(f"{host}questions/how-many-drowned/")
        positions = desktop.locator(".threads").evaluate(
            """(figure) => {
                const boxes = (selector) => [...figure.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
                const ends = boxes(".thread-sources > li");
                const middle = ends[0].left === ends[1].left
                    ? (box) => Math.round(box.top + box.height / 2)
                    : (box) => Math.round(box.left + box.width / 2);
                const tips = [...figure.querySelectorAll("path:not(.unknown)")].map((path) => {
                    const tip = path.getPointAtLength(path.getTotalLength()).matrixTransform(path.getScreenCTM());
                    return middle({ left: tip.x, top: tip.y, width: 0, height: 0 });
                });
                return [tips, ends.map(middle)];
            }"""
        )
    tips, ends = positions
    assert tips
    assert [tip for tip in tips if min(abs(tip - end) for end in ends) > 2] == []


def contrast_ratio(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours by WCAG, from 1 to 21."""
    dark, light = sorted((luminance(colour), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` by WCAG."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_have_contrast() -> None:
    """WCAG 1.4.3 requires 4.5 for text, 1.4.11 requires 3 for graphics."""
    colours = Path(styles.__file__).with_name("base.css").read_text("utf-8")
    assert colours.count(" --accent: ") == colours.count(" --time: ")
    schemes = re.findall(r":root[^{]* \{\n((?: *--[a-z]+: #[^}]+?)) *\}", colours)
    assert len(schemes) == 2
    for scheme in schemes:
        by_name = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", scheme))
        background = by_name["paper"]
        for name in ("ink", "soft", "link", "time", "dispute"):
            assert contrast_ratio(by_name[name], background) >= 4.5, name
        for name in ("accent", "bar", "quiet"):
            assert contrast_ratio(by_name[name], background) >= 3, name


# For each of two variables set to a colour: whether the column and the date have that colour.
COMPARE_COLOURS = """() => ["--accent", "--time"].map((name) => {
  document.documentElement.style = `${name}: #010203`;
  return ["rect", "tspan"].map((one) => getComputedStyle(document.querySelector(one)).fill === "rgb(1, 2, 3)");
})"""


def test_dates_and_highlighted_theme_have_own_colours(desktop: Page) -> None:
    svg = '<svg class="strip"><rect class="accent"/><text><tspan>1903</tspan></text></svg>'
    desktop.set_content(f"<style>{STYLESHEET}</style>{svg}")
    assert desktop.evaluate(COMPARE_COLOURS) == [[True, False], [False, True]]
