"""What is wrong in `mkdocs.yml`, the settings of the site, before MkDocs reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from chronicle import build
from chronicle.book import Book
from chronicle.corpus import addresses, reader
from chronicle.corpus.problems import Problem, nearest
from chronicle.corpus.reader import Entry, Path_
from chronicle.site import REPORTED

# The tag by which MkDocs takes a value from the environment; the values after it are plain.
ENV = "!ENV"
# Settings of MkDocs, by which one that is misspelt is known.
NAMES = (
    *("INHERIT", "site_name", "site_url", "site_description", "site_author", "nav", "extra"),
    *("copyright", "repo_url", "repo_name", "edit_uri", "edit_uri_template", "theme", "plugins"),
    *("markdown_extensions", "mdx_configs", "hooks", "watch", "validation", "exclude_docs"),
    *("draft_docs", "not_in_nav", "docs_dir", "site_dir", "extra_css", "extra_javascript"),
    *("extra_templates", "strict", "use_directory_urls", "dev_addr"),
)
FROM_ENV = re.compile(rf"^site_url: *{ENV}\b", re.MULTILINE)
# An address on the web; a host is a name, or numbers between brackets.
WEB = re.compile(r"https?://(\[[0-9a-fA-F:.]+\]|[^\s\[\]<>/?#]+)(/[^\s<>\[\]]*)?")
TEXTS = ("INHERIT", "site_name", "site_url", "site_description", "site_author", "copyright")


def problems(path: Path, book: Book) -> Iterator[Problem]:
    """Everything that is wrong in a file of settings; `book` has the pages that it may name."""
    text = reader.decoded(path, path.name)
    if isinstance(text, Problem):
        yield text
        return
    here = {there: addresses.source_file(there) for there in build.plans(book)}
    here |= {there: page.file.partition("/")[2] for there, page in book.handwritten.items()}
    for entry in reader.entries(text.replace(ENV, " " * len(ENV)), path.name, single=True):
        if isinstance(entry, Problem):
            yield entry
        else:
            yield from _names(entry)
            yield from _values(entry, path.parent)
            if isinstance(entry.values.get("site_url"), tuple) and not FROM_ENV.search(text):
                yield entry.problem(
                    ("site_url",), f"site_url is a list; write {ENV} before it, or one address"
                )
            yield from _nav(entry, entry.values.get("nav"), ("nav",), here)


def _names(entry: Entry) -> Iterator[Problem]:
    for name in entry.values:
        if name not in NAMES:
            yield entry.problem((name,), f"unknown setting “{name}”{nearest(name, NAMES)}")
    if not entry.values.get("site_name"):
        yield entry.problem(("site_name",), "site_name is missing; say what the site is called")


def _values(entry: Entry, root: Path) -> Iterator[Problem]:
    """Settings that are no text, or name what there is not."""
    for name in TEXTS:
        value = entry.values.get(name)
        from_environment = name == "site_url" and isinstance(value, tuple)
        if name in entry.values and not from_environment and not isinstance(value, str):
            yield entry.problem((name,), f"{name} is no text; put it between '…'")
    inherited = entry.values.get("INHERIT")
    if isinstance(inherited, str) and not (root / inherited).is_file():
        yield entry.problem(("INHERIT",), f"there is no file “{inherited}”")
    url = entry.values.get("site_url")
    for one in url[-1:] if isinstance(url, tuple) else (url,) if url else ():
        if not WEB.fullmatch(str(one)):
            message = f"site_url is “{one}”; expected an address such as https://example.org/book/"
            yield entry.problem(("site_url",), message)
    if not isinstance(entry.values.get("extra", {}), dict):
        yield entry.problem(("extra",), "extra is no mapping; write “name: value” on a line each")
    else:
        yield from _report(entry, entry.values.get("extra", {}).get("report", ""))


def _report(entry: Entry, report: Any) -> Iterator[Problem]:
    """What is wrong with the address to which mistakes are reported."""
    path = ("extra", "report")
    if report and (not isinstance(report, str) or not report.startswith(("https://", "mailto:"))):
        yield entry.problem(
            path, f"report is “{report}”; expected an address that begins with https:// or mailto:"
        )
    elif report:
        for name in re.findall(r"{([^}]*)}", report):
            if name not in REPORTED:
                listed = ", ".join(f"{{{each}}}" for each in REPORTED)
                yield entry.problem(
                    path, f"report has {{{name}}}; expected of {listed}{nearest(name, REPORTED)}"
                )


def _nav(entry: Entry, nav: Any, path: Path_, here: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with the navigation: a list of pages, or of titles with a page or a list.

    `here` has the file of each page by its address.
    """
    if nav is None and path == ("nav",) and "nav" not in entry.values:
        return
    if isinstance(nav, tuple):
        for index, each in enumerate(nav):
            inside = (*path, index)
            if isinstance(each, dict) and len(each) == 1:
                ((title, item),) = each.items()
                yield from _nav(entry, item, (*inside, title), here)
            elif isinstance(each, str):
                yield from _nav(entry, each, inside, here)
            else:
                yield entry.problem(
                    inside, "expected a page, or a title and a page: “- Title: page.md”"
                )
    elif not isinstance(nav, str) or path == ("nav",):
        yield entry.problem(path, "expected a page or a list: “- Title: page.md”")
    elif not nav.startswith(("http://", "https://")):
        page = addresses.of_file(nav)
        if page not in here and page not in addresses.OPTIONAL:
            yield entry.problem(path, f"there is no page “{nav}”{nearest(nav, here.values())}")
