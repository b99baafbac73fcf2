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
from chronicle.corpus.loading import load
from chronicle.history import History
from chronicle.values import Prose, text
from support import hostile, modeline
from support.cases import load_yaml
from support.hostile import HOSTILE
from support.projects import build_in_process, copy_sample_project, update_settings

pytestmark = [pytest.mark.pandoc, pytest.mark.long, pytest.mark.warns]
RAW = re.compile("<evil|<meta http-equiv=refresh")
EVIL = re.compile("evil", re.IGNORECASE)


def _more(data: Path) -> None:
    """Add records for fields that the sample history does not use."""
    for name, records in load_yaml(__file__)["more"].items():
        path = data / name
        before = path.read_text("utf-8") if path.exists() else f"{modeline(name)}\n"
        path.write_text(before + records, "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of a history with malicious text in every field."""
    directory = tmp_path_factory.mktemp("hostile")
    project = copy_sample_project(directory / "project")
    _more(project / "data")
    quoted = json.dumps(HOSTILE)
    head = f"---\ntitle: {quoted}\ndescription: {quoted}\ndate: {quoted}\n---\n"
    listed = f"{head}\n<!-- studies that no paper cites -->\n"
    (project / "docs" / "further-reading.md").write_text(listed, "utf-8")
    editor = {"name": HOSTILE, "family": HOSTILE, "url": "https://ditch.example/"}
    page = f"https://ditch.example/?{HOSTILE.replace('{x}', '')}"
    options = {"editors": [editor], "contact": page.replace(" ", ""), "report": page}
    licence = {"id": "CC-BY-4.0", "name": HOSTILE, "url": "https://ditch.example/"}
    update_settings(
        project,
        site_name=HOSTILE,
        site_description=HOSTILE,
        nav=[{HOSTILE: "timeline.md"}, {HOSTILE: [{HOSTILE: "about/index.md"}]}, "index.md"],
        plugins=[{"chronicle": {**options, "licence": licence}}],
    )
    read = build.load_project_history

    def unchecked(*arguments: Any, **named: Any) -> History:
        history = read(*arguments, **named)
        title = Prose(HOSTILE)
        return replace(
            history,
            corpus=hostile.make_hostile_corpus(history.corpus)[0],
            chapters=tuple(replace(chapter, title=title) for chapter in history.chapters),
            handwritten={
                address: replace(page, title=title) for address, page in history.handwritten.items()
            },
        )

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(build, "load_project_history", unchecked)
        # Skip the HTML check, because the records would not pass it.
        patched.setattr(text, "HTML", re.compile("(?!)"))
        # Not strict, because links to renamed places are broken.
        build_in_process(project, directory / "site", "https://ditch.example/", strict=False)
    return directory / "site"


def test_every_field_of_text_is_tried(tmp_path: Path) -> None:
    _more(copy_sample_project(tmp_path) / "data")
    record = load(tmp_path / "data")
    lacking = hostile.list_text_fields(record.settings) - hostile.make_hostile_corpus(record)[1]
    assert {(model.__name__, name) for model, name in lacking} == set()


def files(site: Path, *endings: str) -> Iterator[tuple[str, str]]:
    """Yield the path and content of the files with these suffixes."""
    for path in sorted(site.rglob("*")):
        if path.suffix in endings:
            yield path.relative_to(site).as_posix(), path.read_text("utf-8-sig")


def strings(value: Any) -> Iterator[str]:
    """Yield every string in JSON data, except text for external programs."""
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        value = [each for key, each in value.items() if key != "programs"]
    for each in value if isinstance(value, list) else ():
        yield from strings(each)


def foreign(root: etree._Element) -> Iterator[str]:
    """Yield elements and attributes that only the malicious text can have created."""
    for element in root.iter(etree.Element):
        if EVIL.search(etree.QName(element).localname):
            yield etree.tostring(element, encoding="unicode")[:200]
        yield from (f"{element.tag} {name}" for name in element.attrib if EVIL.search(name))
        if (element.get("http-equiv") or "").lower() == "refresh":
            yield "a refresh"
        for name in ("href", "src", "action", "content", "data"):
            if (element.get(name) or "").strip().lower().startswith(("javascript:", "0;url=")):
                yield f"{element.tag} {name}={element.get(name)}"


def test_pages_have_it_as_text(site: Path) -> None:
    pages = {path: html.document_fromstring(content) for path, content in files(site, ".html")}
    found = {path: [*foreign(page)] for path, page in pages.items()}
    # Nor in comments or scripts, because parsers differ.
    raw = [path for path, content in files(site, ".html") if RAW.search(content)]
    assert ({path: each for path, each in found.items() if each}, raw) == ({}, [])
    assert sum(HOSTILE in page.text_content() for page in pages.values()) > 20


def test_xml_and_drawings_have_it_as_text(site: Path) -> None:
    having = 0
    for path, content in files(site, ".xml", ".svg", ".rdf", ".atom"):
        root = etree.fromstring(content.encode())
        assert [*foreign(root)] == [], path
        having += "onevil=" in "".join(root.itertext())
    assert having > 3


def test_json_is_read_by_programs_and_data_in_pages_by_none_as_markup(site: Path) -> None:
    for path, content in files(site, ".json", ".jsonld", ".geojson", ".webmanifest"):
        read = json.loads(content)
        # Scripts insert citation data as HTML. Text for external programs is not escaped.
        if path.startswith("cite/"):
            assert [one for one in strings(read) if RAW.search(one)] == [], path
    for path, content in files(site, ".html"):
        for block in html.document_fromstring(content).xpath("//script[not(@src)]/text()"):
            assert "<" not in block, path
            json.loads(block)


def test_no_cell_of_a_table_is_a_formula(site: Path) -> None:
    having = 0
    for path, content in files(site, ".csv"):
        for row in csv.reader(io.StringIO(content)):
            for cell in row:
                assert not re.match(r"[=+@\t\r]|-(?![\d.])", cell), (path, cell[:60])
                having += "=evil()" in cell
    assert having > 50


def test_bibliographies_have_it_as_text(site: Path) -> None:
    formats = set()
    for path, content in files(site, ".bib", ".ris"):
        formats.add(Path(path).suffix)
        if path.endswith(".ris"):
            assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in content.splitlines()), (
                path
            )
            assert rispy.loads(content), path
        else:
            # No LaTeX command, and balanced braces.
            assert "\\evil" not in content, path
            signs = re.sub(r"\\[{}]", "", content)
            assert signs.count("{") == signs.count("}"), path
    assert formats == {".bib", ".ris"}
