"""Detection of file changes, without a browser."""

import errno
import logging
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from watchdog.observers.api import BaseObserver

from chronicle.host.serving import ServedSite


def raise_no_watches_left(observer: BaseObserver, *arguments: object, **options: object) -> None:
    """Fail as the system does if no inotify watches are left."""
    raise OSError(errno.ENOSPC, "inotify watch limit reached")


def watch_site(folder: Path) -> threading.Event:
    """Watch a directory and return an event that is set after a change."""
    saved = threading.Event()
    server = SimpleNamespace(
        mount_path="/", serve_request=None, set_app=lambda app: None, unwatch=lambda path: None
    )
    config = SimpleNamespace(docs_dir=str(folder), config_file_path=str(folder / "m.yml"), watch=[])
    ServedSite(lambda config, path: None).watch(cast(Any, server), cast(Any, config), saved.set)
    return saved


@pytest.mark.parametrize("name", ["__init__", "schedule", "start"])
def test_polls_if_inotify_is_exhausted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    monkeypatch.setattr(BaseObserver, name, raise_no_watches_left)
    with caplog.at_level(logging.INFO):
        saved = watch_site(tmp_path)
    assert "inotify watch limit reached" in caplog.text
    (tmp_path / "page.md").write_text("A save.", "utf-8")
    assert saved.wait(10)


def test_page_of_previous_server_reloads() -> None:
    served = ServedSite(lambda config, path: None)
    assert served.wait_for_save(served.change_number + 57) == b"data: saved\n\n"
