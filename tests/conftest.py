"""What all tests share: the invented history, and the rule that a test which logs a warning fails."""

import atexit
import gc
import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypandoc
import pytest

from chronicle import build
from chronicle.corpus import Corpus
from chronicle.corpus.loading import load
from chronicle.history import History
from support import ANOTHER, ROOT, SITE, Write, modeline, plain_pandoc

# Where the tests lie that are quick, and those below that are not.
QUICK = ROOT / "tests" / "chronicle"
PRINTED = QUICK / "editions"
# The built site and a browser.
pytest_plugins = ["support.built_site"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Part all tests into two runs, of which the first does without pandoc."""
    parser.addoption(
        "--no-pandoc",
        action="store_true",
        help="let plain words stand for citations, in all tests that need no more than these",
    )
    parser.addoption(
        "--with-pandoc",
        action="store_true",
        help="run all tests that --no-pandoc leaves out, and no other",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Put the stand-in in the place of pandoc before anything is cited."""
    # Most of what is made is kept to the end, and to search for what is lost took a tenth of the time.
    gc.set_threshold(20_000, 20, 100)
    if "PYTEST_XDIST_WORKER" in os.environ:
        # All has been reported by then, and to take the histories apart takes seconds.
        atexit.register(os._exit, 0)
    if config.getoption("--no-pandoc"):
        pypandoc.convert_text = plain_pandoc.convert_text
        pypandoc.get_pandoc_path = plain_pandoc.get_pandoc_path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process more than there are cores, for each waits for its browser; without one as many."""
    if config.getoption("--no-pandoc"):
        return None
    return len(os.sched_getaffinity(0)) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is about the record of this project or given one of its files; keep what this run is of."""
    built: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        given = [*item.callspec.params.values()] if hasattr(item, "callspec") else []
        files = [v for v in given if isinstance(v, Path) and v.is_relative_to(ROOT / "data")]
        needs_site = "built" in getattr(item, "fixturenames", ()) or "real_history" in given
        (built if needs_site else others).append(item)
        if files or needs_site:
            item.add_marker("record")
    # The first process begins by building the site, the others with what needs none, and then take
    # over from its end. What lasts long is at its beginning or at their end, from where nothing is
    # taken, lest a process be left with it when the others have nothing more to do.
    items[:] = [*sorted(built, key=_is_short), *sorted(others, key=_is_long)]
    for option, is_quick in (("--no-pandoc", True), ("--with-pandoc", False)):
        if config.getoption(option):
            left_out = [item for item in items if _is_quick(item) != is_quick]
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if _is_quick(item) == is_quick]


def _is_quick(item: pytest.Item) -> bool:
    """Whether a test needs no pandoc, no browser, no built site and not the real record."""
    # Not by its keywords, among which are the names of the folders that it lies in.
    is_marked = any(item.get_closest_marker(name) for name in ("pandoc", "record"))
    return item.path.is_relative_to(QUICK) and PRINTED not in item.path.parents and not is_marked


def _is_long(item: pytest.Item) -> bool:
    return "long" in item.keywords


def _is_short(item: pytest.Item) -> bool:
    return not _is_long(item)


@pytest.fixture(autouse=True)
def _no_warning(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked as expecting one."""
    yield
    if "warns" not in request.keywords:
        warnings = [
            record.getMessage()
            for record in caplog.get_records("call")
            if record.levelno >= logging.WARNING
        ]
        assert warnings == []


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The invented history."""
    return load(ANOTHER / "data")


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The invented history with its works formatted, once for it and all that is changed of it."""
    cache = tmp_path_factory.getbasetemp() / "cache"
    return build.load(ANOTHER / "data", ANOTHER / "docs", SITE, cache)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes data files, each with the line for editors that it needs, and gives their directory."""

    def writer(files: Mapping[str, str]) -> Path:
        data = tmp_path / "data"
        for name, text in files.items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{modeline(name)}\n{text}", "utf-8")
        return data

    return writer
