"""A built site as a plain project of MkDocs with Material, which builds without this package.

It reads what was built: each page becomes a file of Markdown with its words as HTML, at the same
address and with the same anchors. What only our scripts do is left out: *Cite*, the list, and our
search, for Material has one.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from lxml import html

from chronicle import material, scripts
from chronicle.corpus import addresses
from chronicle.files import write_file

PATHS_LEFT_OUT = (
    "404.html",
    "sitemap.xml",
    "assets/print.css",
    *scripts.SENT,
    addresses.SEARCH,
    addresses.MY_LIST,
    addresses.CITE,
)
SHEET = "assets/site.css"
MATERIAL_THEME_FILE = Path(material.__file__).with_name("mkdocs_theme.yml")
PAGE = re.compile(
    r'<html lang="(?P<language>[^"]*)">.*?<title>(?P<title>.*?)</title>'
    r".*?<main>\n?(?P<main>.*)</main>",
    re.DOTALL,
)
# How the site is called in the language of a page.
SITE_NAME = re.compile(r'<a class="book-name"[^>]*>(.*?)</a>')
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
UNLISTED = '<meta name="robots" content="noindex">'
COLOPHON = re.compile(r'<p class="colophon"[^>]*>(.*?)</p>')
# *Cite* at the foot of a page, and elsewhere.
CITE = r'<a class="cite" [^>]*>[^<]*</a>'
CITE_PAGE = re.compile(rf'(<p class="cite-apart"[^>]*>){CITE}')
CITE_ELSEWHERE = re.compile(CITE)
LINK_TO_LEFT_OUT = re.compile(
    rf'<a href="(?:\.\./)*(?:{addresses.SEARCH}|{addresses.MY_LIST})[^"]*"[^>]*>(.*?)</a>'
)
# What is shown of Markdown, in which Zensical searches for links; a script is no text.
SHOWN_LINK = re.compile(r"\]\((?![^<]*</script>)")
SETTINGS = {
    "plugins": ["search"],
    "extra_css": [SHEET],
    "validation": {"nav": {"omitted_files": "ignore"}},
}
HEAD = (
    "# pip install mkdocs-material && mkdocs build --strict\n"
    "# or pip install zensical && zensical build\n"
)


def write(site: Path, directory: Path, settings: Mapping[str, Any]) -> int:
    """Write a built site as a plain project.

    Arguments:
        site: The built site.
        directory: Where the project is written, which holds nothing.
        settings: What its `mkdocs.yml` says besides, such as the name of the site.

    Returns:
        How many pages it has.
    """
    home = html.parse(site / "index.html").getroot()
    nav = _navigation(home)
    in_menus = _in_menus(nav)
    count = 0
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        _, _, in_language = name.partition("/")
        is_left_out = in_language.startswith((addresses.SEARCH, addresses.MY_LIST))
        if name.startswith(PATHS_LEFT_OUT) or is_left_out:
            continue
        content = path.read_bytes()
        if name == SHEET:
            css = content.decode().replace("(scripting: enabled)", "not all")
            content = material.sheet(css).encode()
        elif name.endswith("index.html") and (page := PAGE.search(content.decode())):
            name = name.removesuffix("html") + "md"
            # Beside other pages stands nothing but where they are, over the whole width.
            hidden = ["toc"] if name in in_menus else ["toc", "navigation"]
            content = _markdown(page, hidden).encode()
            count += 1
        write_file(directory / "docs" / name, content)
    stated = yaml.safe_load(MATERIAL_THEME_FILE.read_text("utf-8"))
    theme = {name: stated[name] for name in ("font", "favicon", "features", "palette")}
    theme |= {"name": "material", "language": home.get("lang")}
    all_settings = {**settings, "theme": theme, **SETTINGS, "nav": _as_mkdocs(nav)}
    text = yaml.safe_dump(all_settings, allow_unicode=True, sort_keys=False)
    write_file(directory / "mkdocs.yml", f"{HEAD}{text}".encode())
    return count


def _markdown(page: re.Match[str], hidden: list[str]) -> str:
    """A page as Markdown: what it says of itself, and what stands in it as HTML."""
    title = unescape(page["title"])
    if site_name := SITE_NAME.search(page[0]):
        title = title.removesuffix(f" · {unescape(site_name[1])}")
    front: dict[str, Any] = {"title": title, "hide": hidden}
    if description := DESCRIPTION.search(page[0]):
        front["description"] = unescape(description[1])
    if UNLISTED in page[0]:
        front["search"] = {"exclude": True}
    colophon = COLOPHON.search(page.string, page.end())
    citation = colophon[1] if colophon else ""
    main = CITE_PAGE.sub(lambda cite: cite[1] + citation, page["main"])
    main = LINK_TO_LEFT_OUT.sub(r"\1", CITE_ELSEWHERE.sub("", main))
    main = SHOWN_LINK.sub("]&#40;", main)
    head = yaml.safe_dump(front, allow_unicode=True)
    return f'---\n{head}---\n<div class="history" lang="{page["language"]}">\n{main}</div>\n'


def _navigation(home: html.HtmlElement) -> dict[str, Any]:
    """The navigation of a site as its home page has it: pages by their titles, or menus of them.

    What is at the foot of all pages is a menu too, without what stands in another.
    """
    nav: dict[str, Any] = {"Home": "index.md"}
    for item in home.xpath("//header//nav/*"):
        if item.tag == "a":
            nav |= _entries([item])
        else:
            nav[item[0].text_content().strip()] = _entries(item.iter("a"))
    elsewhere = _in_menus(nav)
    for foot in home.xpath("//footer//nav"):
        entries = _entries(foot.iter("a")).items()
        nav[foot.get("aria-label")] = {
            name: path for name, path in entries if path not in elsewhere
        }
    return nav


def _entries(links: Iterable[html.HtmlElement]) -> dict[str, str]:
    found = {}
    for link in links:
        title = link.text_content().strip()
        found[title] = _source(link.get("href"))
    return found


def _source(address: str) -> str:
    """The file of the page at an address; any other address as it is."""
    if address.endswith("/") and "://" not in address:
        return f"{address}index.md"
    return address


def _in_menus(nav: Mapping[str, Any]) -> set[str]:
    found = set[str]()
    for menu in nav.values():
        if isinstance(menu, dict):
            found.update(menu.values())
    return found


def _as_mkdocs(nav: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A navigation as MkDocs reads one."""
    entries = []
    for name, part in nav.items():
        entry = _as_mkdocs(part) if isinstance(part, dict) else part
        entries.append({name: entry})
    return entries
