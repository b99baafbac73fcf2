"""A save while serving loads a history anew: nothing of the one before may stay."""

import gc
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from chronicle.history import History
from support.projects import another_project


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
