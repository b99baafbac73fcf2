"""Malicious text in any text field is escaped in every file of the site and is never a formula in a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy
from lxml import etree, html

from chronicle import build
from chronicle.history import History
from chronicle.values import Prose, text
from support.histories import create_extended_project
from support.hostile import HOSTILE, create_hostile_corpus
from support.projects import build_in_process, update_settings

pytestmark = [pytest.mark.pandoc, pytest.mark.long, pytest.mark.warns]
INJECTED_MARKUP = re.compile("<evil|<meta http-equiv=refresh")
MALICIOUS_WORD = re.compile("evil", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of a history with malicious text in every field."""
    directory = tmp_path_factory.mktemp("hostile")
    project = create_extended_project(directory / "project")
    quoted = json.dumps(HOSTILE)
    front_matter = f"---\ntitle: {quoted}\ndescription: {quoted}\ndate: {quoted}\n---\n"
    page_with_list = f"{front_matter}\n<!-- studies that no paper cites -->\n"
    (project / "docs" / "further-reading.md").write_text(page_with_list, "utf-8")
    page = f"https://ditch.example/?{HOSTILE.replace('{x}', '')}"
    options = {"editors": [{"name": HOSTILE}], "contact": page.replace(" ", ""), "report": page}
    licence = {"id": "CC-BY-4.0", "name": HOSTILE, "url": "https://ditch.example/"}
    update_settings(
        project,
        site_name=HOSTILE,
        site_description=HOSTILE,
        nav=[{HOSTILE: "timeline.md"}, {HOSTILE: [{HOSTILE: "about/index.md"}]}, "index.md"],
        plugins=[{"chronicle": {**options, "licence": licence}}],
    )
    load_history = build.load_project_history

    def load_hostile_history(*arguments: Any, **keywords: Any) -> History:
        history = load_history(*arguments, **keywords)
        title = Prose(HOSTILE)
        return replace(
            history,
            corpus=create_hostile_corpus(history.corpus),
            chapters=tuple(replace(chapter, title=title) for chapter in history.chapters),
            markdown_pages={
                address: replace(page, title=title)
                for address, page in history.markdown_pages.items()
            },
        )

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(build, "load_project_history", load_hostile_history)
        # Skip the HTML check, because the records would not pass it.
        patched.setattr(text, "HTML_MARKUP", re.compile("(?!)"))
        # Not strict, because links to renamed places are broken.
        build_in_process(project, directory / "site", "https://ditch.example/", strict=False)
    return directory / "site"


def iter_files(site: Path, *suffixes: str) -> Iterator[tuple[str, str]]:
    """Yield the path and content of the files with these suffixes."""
    for path in sorted(site.rglob("*")):
        if path.suffix in suffixes:
            yield path.relative_to(site).as_posix(), path.read_text("utf-8-sig")


def iter_strings(value: Any) -> Iterator[str]:
    """Yield every string in JSON data, except text for external programs."""
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        value = [item for key, item in value.items() if key != "formats"]
    for item in value if isinstance(value, list) else ():
        yield from iter_strings(item)


def iter_injected(root: etree._Element) -> Iterator[str]:
    """Yield elements and attributes that only the malicious text can have created."""
    for element in root.iter(etree.Element):
        if MALICIOUS_WORD.search(etree.QName(element).localname):
            yield etree.tostring(element, encoding="unicode")[:200]
        yield from (
            f"{element.tag} {name}" for name in element.attrib if MALICIOUS_WORD.search(name)
        )
        if (element.get("http-equiv") or "").lower() == "refresh":
            yield "a refresh"
        for name in ("href", "src", "action", "content", "data"):
            if (element.get(name) or "").strip().lower().startswith(("javascript:", "0;url=")):
                yield f"{element.tag} {name}={element.get(name)}"


def test_pages_escape_text(site: Path) -> None:
    pages = {path: html.document_fromstring(content) for path, content in iter_files(site, ".html")}
    injected = {path: [*iter_injected(page)] for path, page in pages.items()}
    # Comments and scripts are searched too, because parsers differ.
    raw = [path for path, content in iter_files(site, ".html") if INJECTED_MARKUP.search(content)]
    assert ({path: elements for path, elements in injected.items() if elements}, raw) == ({}, [])
    assert sum(HOSTILE in page.text_content() for page in pages.values()) > 20


def test_xml_and_svg_escape_text(site: Path) -> None:
    count = 0
    for path, content in iter_files(site, ".xml", ".svg", ".rdf", ".atom"):
        root = etree.fromstring(content.encode())
        assert [*iter_injected(root)] == [], path
        count += "onevil=" in "".join(root.itertext())
    assert count > 3


def test_json_is_valid_and_escaped(site: Path) -> None:
    for path, content in iter_files(site, ".json", ".jsonld", ".geojson", ".webmanifest"):
        parsed = json.loads(content)
        # Scripts insert citation data as HTML. Text for external programs is not escaped.
        if path.startswith("cite/"):
            assert [text for text in iter_strings(parsed) if INJECTED_MARKUP.search(text)] == [], (
                path
            )
    for path, content in iter_files(site, ".html"):
        for block in html.document_fromstring(content).xpath("//script[not(@src)]/text()"):
            assert "<" not in block, path
            json.loads(block)


def test_table_cells_are_no_formulas(site: Path) -> None:
    count = 0
    for path, content in iter_files(site, ".csv"):
        for row in csv.reader(io.StringIO(content)):
            for cell in row:
                assert not re.match(r"[=+@\t\r]|-(?![\d.])", cell), (path, cell[:60])
                count += "=evil()" in cell
    assert count > 50


def test_bibliographies_escape_text(site: Path) -> None:
    formats = set()
    for path, content in iter_files(site, ".bib", ".ris"):
        formats.add(Path(path).suffix)
        if path.endswith(".ris"):
            assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in content.splitlines()), (
                path
            )
            assert rispy.loads(content), path
        else:
            # No LaTeX command, and balanced braces.
            assert "\\evil" not in content, path
            unescaped = re.sub(r"\\[{}]", "", content)
            assert unescaped.count("{") == unescaped.count("}"), path
    assert formats == {".bib", ".ris"}
