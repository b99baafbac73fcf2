"""A theme that extends Material for MkDocs with our templates and stylesheets.

A site uses it if `theme` in its mkdocs.yml names Material. Then this module is also a MkDocs hook.
"""

import logging
import re
import sys
from typing import Any

from jinja2 import Environment, FileSystemLoader
from lxml import html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from chronicle import styles
from chronicle.corpus import addresses

LOG = logging.getLogger("mkdocs.chronicle")
INSTANT_MESSAGE = (
    "theme: remove the feature navigation.instant; it loads pages without running the scripts of "
    "chronicle"
)
ALTERNATE_MESSAGE = "extra: remove alternate; languages are set in data/languages"

# Rules that cannot be nested or that apply to the entire page: fonts, paper, variables, and
# `body:has()`.
PAGE_RULES = re.compile(
    r"@font-face \{[^}]*\}"
    r"|@page\b[^{]*\{(?:[^{}]|\{[^}]*\})*\}"
    r"|@media \([^)]*\) \{ :root[^{]* \{[^}]*\} \}|:root \{[^}]*\}"
    r"|(?<=[{}] )body:has\([^{},]*\) \{[^}]*\}"
)
# Selectors for variables: Material switches to dark by a button, and never in print.
VARIABLE_SELECTORS = {
    "@media (prefers-color-scheme: dark) { :root": "@media screen { [data-md-color-scheme=slate]",
    ":root": "[data-md-color-scheme]",
}
# Rules for elements in `body:has()`, and for the body, and their nested form.
NESTED_SELECTORS = {
    r"\bbody:has(\((?:[^()]|\([^()]*\))*\))": r"body:has\1 &",
    r"\bbody \{": "& {",
}
# Classes of our stylesheet, except those that Material and its admonitions also use, and the class
# of links to questions, which have the font of the text.
COMPONENT_CLASSES = set(re.findall(r"\.([a-z][\w-]*)", styles.read_stylesheets())) - {
    "headerlink",
    "question",
    "disputed",
}
# Our rules, nested in our elements, where the rules of Material are reverted.
NESTED_RULES = """.history.history.history {{
:where(:not(svg, svg *)), :where(:not(svg *))::before, :where(:not(svg *))::after {{ all: revert; }}
{}
}}"""


def extend_config(config: MkDocsConfig) -> None:
    """If a configuration names Material, add our templates to it, and register this module.

    Our templates are before the templates of Material, and our files after its files.

    Raises:
        ConfigurationError: The configuration has a feature or setting that conflicts with ours.
    """
    if config.theme.name != "material":
        return
    own_theme = Theme("chronicle")
    plain_theme = Theme("material")
    settings = {
        name: value for name, value in config.theme.items() if plain_theme.get(name) != value
    }
    settings.setdefault("content_security_policy", own_theme["content_security_policy"])
    config.theme = Theme(
        "chronicle-material",
        custom_dir=config.theme.custom_dir,
        static_templates=config.theme.static_templates,
        **settings,
    )
    config.theme.name = "material"
    config.theme.dirs.insert(-2, own_theme.dirs[0])
    if any(feature.startswith("navigation.instant") for feature in config.theme["features"]):
        raise ConfigurationError(INSTANT_MESSAGE)
    # Any value that is not a list makes Material include `partials/alternate.html` in its header.
    if config.extra.setdefault("alternate", True) is not True:
        raise ConfigurationError(ALTERNATE_MESSAGE)
    # Material has a link next to a heading; our theme has one in it.
    links = {"anchorlink": False, "permalink": True}
    config.mdx_configs["toc"] = {**links, **config.mdx_configs.get("toc", {})}
    hook: Any = sys.modules[__name__]
    config.plugins["chronicle/material"] = hook


@event_priority(100)  # after chronicle has added its stylesheets
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Replace the stylesheets by one for Material."""
    css = ""
    for path in styles.FILES_BY_STYLESHEET:
        file = files.src_uris[path]
        css += file.content_string
        files.remove(file)
    content = adapt_stylesheet_to_material(css)
    files.append(File.generated(config, styles.SITE_STYLESHEET, content=content))


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Add Material's own `base.html`, which ours extends, and a function for `language.html`."""
    loader = FileSystemLoader(config.theme.dirs[-2])
    env.globals["material_base"] = loader.load(env, "base.html", env.globals)
    env.globals["first_of"] = env.select_template


@event_priority(50)  # before chronicle adds a table of contents to the text
def _hide_sidebars(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Set which sidebars of a page Material hides: contents, navigation, both or none."""
    hidden = []
    if hasattr(page, "create_page") or page.is_homepage or 'class="note-call"' in html:
        hidden.append("toc")
    if not page.parent and "navigation.tabs" in config.theme["features"]:
        hidden.append("navigation")
    page.meta.setdefault("hide", hidden)


def _wrap_page(html: str, page: Page, **_: Any) -> str:
    """Wrap our elements, because our style rules apply only inside the wrapper."""
    if hasattr(page, "create_page"):  # a `GeneratedPage`
        return f'<div class="history" id="content">{html}</div>'
    return wrap_components(html)


on_page_content = CombinedEvent(_hide_sidebars, _wrap_page)


def on_page_context(context: object, page: Page, nav: Any, **_: Any) -> None:
    """Highlight the list of the page in the navigation, such as the timeline for an event."""
    pages_by_url = {listed.url: listed for listed in nav.pages}
    if page.url not in pages_by_url:
        page.parent = pages_by_url.get(addresses.containing_list_address(page.url))
        page.active = True


def adapt_stylesheet_to_material(css: str) -> str:
    """Return one stylesheet: our rules, nested in our elements, and the rules for Material."""
    # Sizes in Material are a ninth larger.
    css = re.sub(r"(\d*\.?\d+)rem\b", lambda size: f"{float(size[1]) * 0.9:.4g}rem", css)
    of_the_page = "\n".join(PAGE_RULES.findall(css))
    for original, replacement in VARIABLE_SELECTORS.items():
        of_the_page = of_the_page.replace(original, replacement)
    rules = PAGE_RULES.sub("", css)
    for pattern, replacement in NESTED_SELECTORS.items():
        rules = re.sub(pattern, replacement, rules)
    frame = styles.minify_css(styles.read_stylesheets(["material"]))
    return f"{of_the_page}\n{NESTED_RULES.format(rules)}\n{frame}"


def wrap_components(text: str) -> str:
    """Return a Markdown page with a wrapper around each of our elements; see `_wrap_page`."""
    page = html.fragment_fromstring(text, create_parent="div")
    for element in page.iterfind(".//*[@class]"):
        within = element.xpath("ancestor::*[@class='history']")
        if within or element.tag == "li" or COMPONENT_CLASSES.isdisjoint(element.classes):
            continue
        part = inner = html.Element("span", {"class": "history"})
        if element.getparent() is page:
            part.tag = "div"
            inner = html.etree.SubElement(part, "div", {"class": "prose"})
        part.tail = element.tail
        element.tail = None
        element.addprevious(part)
        inner.append(element)
        title = part.getprevious()
        if "introduction" in element.classes and title is not None:
            inner.insert(0, title)
    page.attrib.update({"class": "prose", "id": "content"})
    return str(html.tostring(page, encoding="unicode"))


def on_post_page(output: str, **_: Any) -> str:
    """Remove the attribute that makes a script load the star count of the repository."""
    return output.replace('data-md-component="source"', "")


on_post_template = on_post_page  # for the page for unknown URLs


def on_serve(server: object, config: MkDocsConfig, **_: Any) -> None:
    """Log that Material's search is empty while serving."""
    if "material/search" in config.plugins:
        LOG.info("the search of Material is empty while serving; a build fills it")
