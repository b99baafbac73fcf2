"""The whole site as Markdown and other files, which MkDocs alone builds, or another generator."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from click import ClickException
from mkdocs.utils.meta import get_data

from chronicle import build, scripts, styles
from chronicle.corpus import addresses
from chronicle.editions import catalogue
from chronicle.exports import structured
from chronicle.files import contents, write_file
from chronicle.frame.page import Page
from chronicle.history import History
from chronicle.host.navigation import existing, usual
from chronicle.host.options import PRINT, SHEET, THEME
from chronicle.host.project import Project
from chronicle.pages import cite, families
from chronicle.pages.finish import finish, with_addresses
from chronicle.queries import metadata
from chronicle.queries.metadata import Metadata
from chronicle.story import translations
from chronicle.story.markdown import EXTENSIONS
from chronicle.values.text import Prose

# What lies beside this module for an export: its README, and what stands for the plugin.
EXPORTED = resources.files(__package__) / "exported"
# The directories of an export: what a generator reads, and the frame of pages for MkDocs.
DOCS = "docs/"
FRAME = "frame/"
# What no file of the theme is for another generator: its settings, and code.
OF_THE_PLUGIN = {"mkdocs_theme.yml", "__init__.py", "main.html"}


def write(project: Project, directory: Path) -> int:
    """Write the site of a project into a directory.

    Returns how many files were written.

    Raises:
        ClickException: The directory holds anything.
        DataError: The project has problems.
    """
    if directory.exists() and any(directory.iterdir()):
        raise ClickException(f"{directory} is not empty; name a directory that is not there yet")
    count = 0
    for path, content in files(project):
        write_file(directory / path, content)
        count += 1
    return count


def files(project: Project) -> Iterator[tuple[str, bytes]]:
    """Every file of the export of a project: its path, and its content."""
    history = project.read()
    for name, content in sources(history, project.docs):
        yield f"{DOCS}{name}", content
    for name, _ in history.editions:
        edition = project.data.parent / catalogue.DIRECTORY / name
        yield f"{DOCS}{addresses.EDITIONS}{name}", edition.read_bytes()
    yield f"{DOCS}{SHEET}", styles.sheet().encode()
    yield f"{DOCS}{PRINT}", styles.sheet(styles.PRINT_FILES).encode()
    for script, module in scripts.SENT.items():
        yield f"{DOCS}{script}", scripts.as_sent(module).encode()
    for path in contents(THEME):
        name = path.relative_to(THEME).as_posix()
        if name.startswith("assets/"):
            yield f"{DOCS}{name}", path.read_bytes()
        elif name not in OF_THE_PLUGIN and "__pycache__" not in name:
            yield f"{FRAME}{name}", path.read_bytes()
    yield f"{FRAME}main.html", (EXPORTED / "main.html").read_bytes()
    settings = _settings(project, history)
    yield "mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True, sort_keys=False).encode()
    yield "zensical.toml", _zensical(settings).encode()
    about = (EXPORTED / "README.md").read_text(encoding="utf-8")
    named = about.format(name=history.site.name, description=history.site.description)
    yield "README.md", named.encode()


def pages(history: History) -> Iterator[Page]:
    """Every page that is made from the record, one after the other."""
    return (build.render_page(history, address) for address in build.plans(history))


def sources(history: History, docs: Path) -> Iterator[tuple[str, bytes]]:
    """What a generator reads, but for the looks: every page and file, those in `docs` finished."""
    yield from _record(history)
    yield from _handwritten(history, docs)


def _record(history: History) -> Iterator[tuple[str, bytes]]:
    """Every page and file of the record, and the index of the search."""
    listed = []
    for page in pages(history):
        listed.append(page.listing)
        front = page.front
        if page.is_listed:
            offered = metadata.page_metadata(history, page.address, page.title, page.description)
            front["metadata"] = _in_head(offered)
            yield from _works(offered)
        front["cited"] = cite.carried(history, page.address)
        text = f"{_front_matter(front)}\n{page.body}\n\n{page.structured}\n"
        yield _file_of(page.address), text.encode()
    for name, make in build.files(history).items():
        yield name, make()
    yield addresses.SEARCH_INDEX, build.index(history, filter(None, listed))


def _handwritten(history: History, docs: Path) -> Iterator[tuple[str, bytes]]:
    """Pages written by hand, with notes and links in the place of what stands for them."""
    for path in contents(docs):
        name = path.relative_to(docs).as_posix()
        if not addresses.is_markdown(name):
            yield name, path.read_bytes()
            continue
        address = addresses.of_file(name)
        page = history.handwritten.get(address)
        if page and not history.is_written(address):
            continue
        typed, front = get_data(path.read_text(encoding="utf-8-sig"))
        if page:
            front["title"] = front.get("title") or page.title.as_text
        for field in {"title", "description"} & front.keys():
            front[field] = Prose(str(front[field] or "")).as_text
        title, description = str(front.get("title", "")), str(front.get("description", ""))
        offered = metadata.page_metadata(history, address, title, description)
        front["metadata"] = _in_head(offered)
        front["cited"] = cite.carried(history, address)
        yield from _works(offered)
        text = with_addresses(finish(typed, address, history), address, name)
        block = structured.block(address, history)
        yield _file_of(address), f"{_front_matter(front)}\n{text}\n{block}\n".encode()


def _file_of(address: str) -> str:
    """The Markdown file of a page, from which every link leads as from the page's address.

    MkDocs leaves links in HTML as they are, others take them for those of the file.
    """
    return f"{address}index.md"


def _in_head(offered: Metadata) -> dict[str, Any]:
    """What a page offers to reference managers, for the head of the page."""
    return {"tags": dict(offered.tags), "coins": list(offered.coins), "unapi": offered.unapi}


def _works(offered: Metadata) -> Iterator[tuple[str, bytes]]:
    """The file from which they read a page with its works, if it has one of its own."""
    if offered.offered:
        yield offered.unapi, cite.offered(offered.offered)


def _front_matter(front: Mapping[str, Any]) -> str:
    """The head of a page in YAML, of which JSON is a part."""
    lines = []
    for name, value in front.items():
        written = json.dumps(value, ensure_ascii=False, default=str)
        lines.append(f"{name}: {written}")
    return "\n".join(["---", *lines, "---", ""])


def _settings(project: Project, history: History) -> dict[str, Any]:
    """The settings by which MkDocs builds it alone, in the frame of the site."""
    config = project.config
    named = config.nav or usual(history)
    site = history.site
    theme = dict(config.theme)
    known = {name: value for name, value in asdict(site).items() if _is_plain(value)}
    known["licence"] = site.licence and asdict(site.licence)
    known["credit"] = site.credit
    known["contact_url"] = site.contact_url
    edition = {"version": history.version} if history.version else None
    language = theme.get("language", "en")
    alternates = translations.alternates(history.corpus, history.handwritten, language)
    nav = existing(named, families.missing(history))
    extensions = [{name: settings} for name, settings in EXTENSIONS.items()]
    all_addresses = {*build.plans(history), *history.handwritten}
    return {
        "site_name": config.site_name,
        "site_description": config.site_description or "",
        "site_url": site.url,
        "copyright": config.copyright or "",
        "theme": {
            "name": None,
            "custom_dir": FRAME.rstrip("/"),
            "language": language,
            "content_security_policy": theme["content_security_policy"].strip(),
            "static_templates": list(config.theme.static_templates),
        },
        "nav": nav_of_files(nav),
        "extra_css": list(config.extra_css),
        "extra_javascript": [str(script) for script in config.extra_javascript],
        "plugins": [],
        "markdown_extensions": extensions,
        "validation": {
            "links": {"unrecognized_links": "ignore"},
            "nav": {"omitted_files": "ignore"},
        },
        "extra": {
            "site": known,
            "edition": edition,
            "addresses": sorted(all_addresses),
            "languages": dict(translations.of_the_site(history.handwritten)),
            "words_in": translations.words(history.handwritten),
            "alternates": alternates,
        },
    }


def nav_of_files(nav: Any) -> Any:
    """A navigation with the file that each page has here."""
    if isinstance(nav, list):
        return [nav_of_files(item) for item in nav]
    if isinstance(nav, dict):
        return {title: nav_of_files(item) for title, item in nav.items()}
    return _file_of(addresses.of_file(nav)) if addresses.is_markdown(nav) else nav


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int)


def _zensical(settings: Mapping[str, Any]) -> str:
    """The same settings for Zensical, whose own frame names no sheet for print."""
    sheets = [*settings["extra_css"], PRINT]
    settings = {**settings, "extra_css": sheets}
    lines = ["[project]"]
    for name in ("site_name", "site_description", "site_url", "copyright", "extra_css", "nav"):
        if settings[name]:
            lines.append(f"{name} = {_toml(settings[name])}")
    lines += ["", "[project.theme]", "font = false"]
    for extension in settings["markdown_extensions"]:
        for name, options in extension.items():
            lines += ["", f"[project.markdown_extensions.{name}]"]
            lines += [f"{option} = {_toml(value)}" for option, value in options.items()]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """A value in TOML, whose texts are those of JSON."""
    if isinstance(value, dict):
        pairs = [f"{_toml(name)} = {_toml(each)}" for name, each in value.items()]
        inside = ", ".join(pairs)
        return f"{{{inside}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
