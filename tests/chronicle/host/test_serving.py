"""How saves are noticed, without a browser."""

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from chronicle.host import serving
from chronicle.host.serving import ServedSite


def watching(folder: Path) -> threading.Event:
    """A site that is served of a folder; the event is set once a save was noticed."""
    saved = threading.Event()
    server = SimpleNamespace(
        mount_path="/", serve_request=None, set_app=lambda app: None, unwatch=lambda path: None
    )
    config = SimpleNamespace(docs_dir=str(folder), config_file_path=str(folder / "m.yml"), watch=[])
    ServedSite(lambda config, path: None).watch(cast(Any, server), cast(Any, config), saved.set)
    return saved


def test_saves_are_noticed(tmp_path: Path) -> None:
    saved = watching(tmp_path)
    (tmp_path / "page.md").write_text("A save.", "utf-8")
    assert saved.wait(10)


def test_a_page_of_a_server_before_this_one_is_loaded_anew() -> None:
    served = ServedSite(lambda config, path: None)
    assert served.wait_for_save(served.number + 57) == b"data: saved\n\n"


def test_saves_behind_a_link_are_noticed(tmp_path: Path) -> None:
    docs, shared = tmp_path / "docs", tmp_path / "shared"
    docs.mkdir()
    shared.mkdir()
    (docs / "lessons").symlink_to(shared)
    saved = watching(docs)
    (shared / "page.md").write_text("A save of which no event comes.", "utf-8")
    assert saved.wait(10)


def test_a_page_of_a_server_before_this_one_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serving, "LONG_POLL_SECONDS", 0)
    site = ServedSite(lambda config, path: None)
    assert site.wait_for_save(site.number) == b""
    assert site.wait_for_save(57) == b"data: saved\n\n"
