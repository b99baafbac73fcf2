"""Helper functions for tests; fixtures are in `conftest.py`."""

import functools
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from filelock import FileLock
from lxml import html

from chronicle import build
from chronicle.corpus import Corpus, addresses, loading
from chronicle.corpus.loading import load_corpus
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.records import Model, Record, Settings, Work
from chronicle.site import Licence, Site
from chronicle.values import Prose

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "scripts" / "chronicle" / "theme"
# The sample history of the tests, which is not part of the starter project.
SAMPLE = ROOT / "tests" / "fixtures" / "base"
# Additions for long lists and for records in every state.
EXTENDED = ROOT / "tests" / "fixtures" / "extended"
# A second sample history, with another subject and other scripts.
IDEAS = ROOT / "tests" / "fixtures" / "ideas"
CREATIVE_COMMONS = "https://creativecommons.org/licenses/by/4.0/"
SITE = Site(
    name="The Long Ditch",
    description="An invented history of a canal.",
    url="https://ditch.example/book/",
    licence=Licence(id="CC-BY-4.0", name="CC BY 4.0", url=CREATIVE_COMMONS),
)

WriteData = Callable[[Mapping[str, str]], Path]
CapturedOutput = pytest.CaptureFixture[str]


@functools.cache
def load_record() -> Corpus:
    """Return the record of this project, loaded once."""
    return load_corpus(ROOT / "data")


def load_project(project: Path, site: Site = SITE) -> History:
    """Return the history of a project directory."""
    return build.load_project_history(project / "data", project / "docs", site)


def parse_page(history: History, address: str) -> html.HtmlElement:
    """Return the parsed page at a URL."""
    return html.fromstring(build.render_page(history, address).body)


def visible_text(element: html.HtmlElement) -> str:
    """Return the visible text of an element in one line."""
    return " ".join(element.text_content().split())


def modeline(name: str) -> str:
    """Return the schema line of a data file."""
    return loading.schema_modeline(Path(name), loading.kind_of_file(Path(name)) or Settings)


def replace_in_file(directory: Path, file: str, old: str, new: str, count: int = -1) -> None:
    """Replace text in a file, everywhere or `count` times."""
    path = directory / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")


def find_problems(data: Path) -> list[str]:
    """Return the problems that `load` finds in a data directory."""
    try:
        load_corpus(data)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


# Links that pages do not show: versions in text, timeline filters, exercises on paper, and works cited by a paper (the
# locator in the paper links to them).
FIELDS_WITHOUT_LINK = (
    "touches",
    "theme",
    "themes",
    "delays.theme",
    "exercise.claims",
    "sources.rests_on",
    "translator.actor",
)
# Links without a backlink: from records that count, teach, draw, quote, name, read, identify or
# replace the target, or are part of the target.
FIELDS_WITHOUT_BACKLINK = (
    *("touches", "theme", "themes", "delays.theme", "exercise.claims", "voices", "panels.claims"),
    *("left_out.claim", "part_of", "reading.uses", "epigraph.of", "instead"),
    *("names.printed_in", "assign.work", "bears_on", "identified_in"),
    *("lines.records", "lines.published", "span.after", "span.before"),
)


def find_missing_links(history: History, bodies: Mapping[str, str]) -> list[str]:
    """Return every link of the record that the pages do not show, from its source to its target and back."""
    missing = []
    for links in history.corpus.links_by_target.values():
        for link in links:
            if not {link.source_id, link.target_id} <= history.addresses.keys():
                continue  # vocabulary entries, which have no page
            source, target = (
                re.split("[?#]", history.corpus[record].main_page(history.corpus))[0]
                for record in (link.source_id, link.target_id)
            )
            pairs = [(source, target)] * (link.field not in FIELDS_WITHOUT_LINK)
            pairs += [(target, source)] * (link.field not in FIELDS_WITHOUT_BACKLINK)
            for page, target_page in pairs:
                href = f'href="{addresses.relative_address(page, target_page)}'
                if page != target_page and not re.search(f'{re.escape(href)}["#?]', bodies[page]):
                    missing.append(f"{page} → {target_page} ({link.field})")
    return missing


def report_missing_tool(tool: str) -> NoReturn:
    """Skip a test because a tool is missing, or fail it if nothing may be missing.

    The CI workflow sets `NOTHING_MISSING` in the environment.
    """
    (pytest.fail if os.environ.get("NOTHING_MISSING") else pytest.skip)(
        f"{tool} is not installed here"
    )
    raise AssertionError


def make_work(**fields: Any) -> Work:
    """Return a work with these fields (lists as in YAML); the default is a book."""
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    record = {"id": "w", "type": "book", "title": "T", "evidence": "press", **values}
    return Work.model_validate(record)


def with_records(history: History, kind: type[Record], *records: Record) -> History:
    """Return a history that has only these records of a kind."""
    all_records = {**history.corpus.records, **{record.id: record for record in records}}
    corpus = replace(history.corpus, records=all_records)
    vars(corpus)["kinds"] = {**history.corpus.kinds, kind: records}
    return replace(history, corpus=corpus)


def update_record(history: History, identifier: str, **update: Any) -> History:
    """Return a history in which a record has other field values."""
    record = history.corpus[identifier].model_copy(update=update)
    kind = history.corpus.of(type(record))
    return with_records(history, type(record), *(record if r.id == identifier else r for r in kind))


def update_fields(history: History, identifier: str, fields: Mapping[str, Any]) -> History:
    """Return a history in which a record has other fields, as in YAML."""
    corpus = history.corpus
    values = {**corpus.raw_records[identifier].values, **fields}
    kind = type(corpus[identifier])
    record = kind.model_validate(values, strict=False, context=corpus.settings)
    return update_record(history, identifier, **vars(record))


def with_previous_anchors(history: History, address: str, former: Mapping[str, str]) -> History:
    """Return a history in which a Markdown page declares previous anchors."""
    page = history.markdown_pages[address]
    head = page.front_matter.model_copy(update={"formerly": former})
    changed_page = replace(page, front_matter=head)
    return replace(history, markdown_pages={**history.markdown_pages, address: changed_page})


def with_settings(history: History, **update: Any) -> History:
    """Return a history with other settings."""
    settings = history.corpus.settings.model_copy(update=update)
    return replace(history, corpus=replace(history.corpus, settings=settings))


def with_ship_name(history: History, ship: str) -> History:
    """Return a history in which every text and every chapter title contains the name of a ship."""

    def add_ship_name(value: Any) -> Any:
        if isinstance(value, Prose):
            return Prose("{} {}").format(value, Prose(ship))
        if isinstance(value, Model):
            fields = {name: add_ship_name(field) for name, field in vars(value).items()}
            return value.model_copy(update=fields)
        return tuple(map(add_ship_name, value)) if isinstance(value, tuple) else value

    records = {
        identifier: add_ship_name(record) for identifier, record in history.corpus.records.items()
    }
    chapters = (
        replace(chapter, title=add_ship_name(chapter.title)) for chapter in history.chapters
    )
    corpus = replace(history.corpus, records=records)
    return replace(history, corpus=corpus, chapters=tuple(chapters))


def create_shared_directory(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]
) -> Path:
    """Create a directory in one test process and share it with all others.

    `make` gets the empty directory. The first process that asks calls `make`, while the others wait.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    directory = shared / name
    finished = shared / f"{name}.finished"
    with FileLock(shared / f"{name}.lock"):
        if not finished.exists():
            directory.mkdir()
            make(directory)
            finished.touch()
    return directory
