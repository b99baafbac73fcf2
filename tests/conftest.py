"""Fixtures and hooks for all tests: the sample history, and the rule that a logged warning fails a test."""

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
from chronicle.corpus.loading import load_corpus
from chronicle.history import History
from support import ROOT, SAMPLE, SITE, WriteData, modeline, plain_pandoc

# The directory of quick tests, and its subdirectory of slow tests.
QUICK_TESTS = ROOT / "tests" / "chronicle"
EDITIONS = QUICK_TESTS / "editions"
# Fixtures for the built site and the browser.
pytest_plugins = ["support.built_site"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add options that split the tests into two runs, the first without pandoc."""
    parser.addoption(
        "--no-pandoc",
        action="store_true",
        help="replace pandoc by a stub, and run only tests for which this is enough",
    )
    parser.addoption(
        "--with-pandoc",
        action="store_true",
        help="run only the tests that --no-pandoc leaves out",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set the garbage collector and, with `--no-pandoc`, replace pandoc before any citation."""
    # Most objects live until the end, so frequent garbage collection took a tenth of the time.
    gc.set_threshold(20_000, 20, 100)
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Exit without freeing the histories, which takes seconds; all results are reported by then.
        atexit.register(os._exit, 0)
    if config.getoption("--no-pandoc"):
        pypandoc.convert_text = plain_pandoc.convert_text
        pypandoc.get_pandoc_path = plain_pandoc.get_pandoc_path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return one process more than CPUs, because tests wait for their browsers; the default without a browser."""
    if config.getoption("--no-pandoc"):
        return None
    return len(os.sched_getaffinity(0)) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests that use this project's record, and select the tests of this run."""
    with_site: list[pytest.Item] = []
    without_site: list[pytest.Item] = []
    for item in items:
        arguments = [*item.callspec.params.values()] if hasattr(item, "callspec") else []
        files = [v for v in arguments if isinstance(v, Path) and v.is_relative_to(ROOT / "data")]
        needs_site = (
            "record_build" in getattr(item, "fixturenames", ()) or "real_history" in arguments
        )
        (with_site if needs_site else without_site).append(item)
        if files or needs_site:
            item.add_marker("record")
    # The first process builds the site; the others run tests that do not need it, then steal tests
    # from the end of the first. A process that steals a long test would finish last, so long tests
    # are where they are not stolen: at the beginning of the first queue or at the end of another.
    items[:] = [
        *sorted(with_site, key=_has_long_marker, reverse=True),
        *sorted(without_site, key=_has_long_marker),
    ]
    for option, is_quick in (("--no-pandoc", True), ("--with-pandoc", False)):
        if config.getoption(option):
            left_out = [item for item in items if _is_quick(item) != is_quick]
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if _is_quick(item) == is_quick]


def _is_quick(item: pytest.Item) -> bool:
    """Return whether a test needs no pandoc, browser, built site or real record."""
    # The keywords of a test include the directory names, so they do not show its markers.
    is_marked = any(item.get_closest_marker(name) for name in ("pandoc", "record"))
    return (
        item.path.is_relative_to(QUICK_TESTS)
        and EDITIONS not in item.path.parents
        and not is_marked
    )


def _has_long_marker(item: pytest.Item) -> bool:
    return "long" in item.keywords


@pytest.fixture(autouse=True)
def _fail_on_warnings(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail a test that logs a warning, unless it has the marker `warns`."""
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
    """The corpus of the sample history."""
    return load_corpus(SAMPLE / "data")


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The sample history with formatted works, cached for all of its variants."""
    cache = tmp_path_factory.getbasetemp() / "cache"
    return build.load_project_history(SAMPLE / "data", SAMPLE / "docs", SITE, cache)


@pytest.fixture
def write_data(tmp_path: Path) -> WriteData:
    """Return a function that writes data files with their schema lines and returns the directory."""

    def write_files(files: Mapping[str, str]) -> Path:
        data = tmp_path / "data"
        for name, text in files.items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{modeline(name)}\n{text}", "utf-8")
        return data

    return write_files
