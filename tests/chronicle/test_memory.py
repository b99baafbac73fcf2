"""A save while serving loads a history anew: nothing of the one before may stay."""

import gc
import shutil
import weakref
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from chronicle import build
from chronicle.history import History
from support import ANOTHER, SITE
from support.projects import another_project


def test_no_history_outlives_what_is_built_of_it(tmp_path: Path) -> None:
    """The records of files that stay the same are those that were read first, and no others stay."""
    histories: list[weakref.ref[object]] = []
    records: list[weakref.ref[object]] = []
    data = tmp_path / "data"
    shutil.copytree(ANOTHER / "data", data)
    events, claims = data / "events" / "events.yml", data / "claims" / "claims.yml"
    for number in range(3):
        events.write_text(f"{events.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
        claims = claims.rename(claims.with_name(f"claims-{number}.yml"))
        history = build.load(data, ANOTHER / "docs", SITE, tmp_path / "cache")
        assert dict(build.tree(history, ANOTHER / "docs"))
        histories.append(weakref.ref(history))
        records += [weakref.ref(record) for record in history.corpus.records.values()]
        count = len(history.corpus.records)
        del history
    gc.collect()
    assert [reference() for reference in histories if reference()] == []
    assert len({id(record) for reference in records if (record := reference())}) == count


@pytest.mark.warns  # that a build leaves pages out
def test_a_server_keeps_one_history_however_often_something_is_saved(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each that stayed would take several megabytes: ten saves, and of all histories only the last is there."""
    project = another_project(tmp_path / "project")
    settings = load_config(
        str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"), dev_addr="127.0.0.1:0"
    )
    settings.plugins.on_startup(command="serve", dirty=False)
    build_site(settings, serve_url="http://127.0.0.1:8000/")
    plugin: Any = settings.plugins["chronicle"]
    server = plugin._server
    request.addfinalizer(partial(settings.plugins.on_startup, command="build", dirty=False))
    server.changed = Path(settings.config_file_path).stat().st_mtime_ns
    served: Any = SimpleNamespace(url="http://127.0.0.1:8000/")
    gc.collect()  # what other tests have left
    events, before = project / "data" / "events" / "events.yml", histories()
    for number in range(10):
        events.write_text(f"{events.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
        server.rebuild(served, pytest.fail)
    assert histories() == before


def histories() -> int:
    """How many histories there are in this process."""
    return sum(type(thing) is History for thing in gc.get_objects())
