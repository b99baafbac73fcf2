"""`mkdocs serve` at the speed of a save: a page is made when a browser asks, and once a save.

MkDocs builds the whole site at every save. Here a save only reads what changed and has every page
count as out of date; the page that a reader looks at is made as MkDocs makes it, when it is asked
for. So it is right, always, and the rest waits.

This goes beyond MkDocs' public hooks (1.6): it puts a function of its own in front of the
development server (`set_app`), and gives it another observer and builder.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from chronicle.pages.page import Page
from rendering import Renderer, is_page, target

# How long the server waits for further saves after one, in seconds: an editor writes a file in
# several steps.
DELAY = 0.03
# What counts as a change.
CHANGES = [FileModifiedEvent, FileCreatedEvent, FileDeletedEvent, FileMovedEvent]
LOG = logging.getLogger("mkdocs.chronicle")
# Where MkDocs says that browsers load a page anew.
RELOADING = logging.getLogger("mkdocs.livereload")
# Where it warns of a build that leaves pages out, which here are made when they are asked for.
BUILDING = logging.getLogger("mkdocs.commands.build")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class NotReadError(Exception):
    """A save cannot be read, of which all has been told; the last good pages stay on show."""


class Maker(Protocol):
    """What the project can make, by path below the site's root."""

    def page(self, address: str) -> Page | None:
        """The page made from the record at an address; None where there is none."""

    def file(self, path: str) -> bytes | None:
        """The content of any other file that is made from the record; None where there is none."""

    def is_good(self) -> bool:
        """Whether the last save could be read."""


class _Observer(Observer):  # type: ignore[misc, valid-type]
    """Tells of a change at once, where MkDocs' own looks twice a second; reading is no change."""

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> Any:
        """Watch a file or a directory."""
        return super().schedule(handler, path, recursive=recursive, event_filter=CHANGES)


class ServedSite:
    """The site as it is served: what the last build left to render with, what was made since."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.renderer: Renderer | None = None
        # The settings of the last build; those of a save of `mkdocs.yml` are new ones.
        self.config: MkDocsConfig | None = None
        # When the file of the settings was last changed, as far as is known.
        self.changed = 0
        # The paths that were written since the last save, and those that ever were.
        self.current: set[str] = set()
        self.written: set[str] = set()
        self.lock = threading.RLock()

    def watch(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """Put this site in front of a server, whose builder and observer it replaces."""
        self.config = config
        self.changed = Path(config.config_file_path).stat().st_mtime_ns
        RELOADING.addFilter(
            lambda record: self.maker.is_good() or "Reloading browsers" not in record.getMessage()
        )
        BUILDING.addFilter(lambda record: "'dirty' build" not in record.getMessage())
        server.builder = partial(self.rebuild, server, builder)
        server.build_delay = DELAY
        watched = list(server._watched_paths)
        server._watched_paths.clear()
        server.observer = _Observer()
        for path in watched:
            server.watch(path)
        server.set_app(self.application(server))

    def rebuild(self, server: LiveReloadServer, builder: Callable[..., None]) -> None:
        """Read a save; `builder` is MkDocs' own, which reads the settings anew.

        Where that fails, no browser has anything new to load.
        """
        assert self.config is not None
        settings = Path(self.config.config_file_path)
        with self.lock:
            try:
                if (now := settings.stat().st_mtime_ns) != self.changed:
                    self.changed = now
                    builder()
                else:
                    build(self.config, serve_url=server.url, dirty=True)
                self.current.clear()
                return
            except NotReadError:
                pass  # all has been told
            except MkDocsException as error:
                LOG.error("%s", error)
            except Exception:
                LOG.exception("the last save could not be shown")
            server._wanted_epoch = server._visible_epoch

    def application(self, server: LiveReloadServer) -> Application:
        """Answer requests: make what is asked for and have the server send it."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith(server.mount_path):
                with server._epoch_cond:
                    server._epoch_cond.wait_for(
                        lambda: server._visible_epoch == server._wanted_epoch
                    )
                try:
                    self.ensure(path.removeprefix(server.mount_path))
                except Exception:
                    LOG.exception("%s could not be made", path)
            return server.serve_request(environ, start_response)

        return answer

    def ensure(self, path: str) -> None:
        """Make the file behind a path once a save; one that there is no more is removed.

        To the address of a page without its last slash, the server answers with that address.
        """
        assert self.renderer is not None
        name = target(path)
        with self.lock:
            if name in self.current:
                return
            if self._page(self.renderer, path) or self._file(self.renderer, name):
                self.written.add(name)
            elif name in self.written:
                self.renderer.remove(name)
            elif not is_page(path):
                self._page(self.renderer, f"{path}/")
            self.current.add(name)

    def _page(self, renderer: Renderer, address: str) -> bool:
        """Render the page at an address, if there is one."""
        if not is_page(address):
            return False
        if page := self.maker.page(address):
            renderer.page(page)
            return True
        name = address.strip("/") or "index"
        return renderer.of_file(f"{name}.md") or renderer.of_file(f"{address}index.md")

    def _file(self, renderer: Renderer, path: str) -> bool:
        """Write a file that is made from the record, if it is one."""
        content = self.maker.file(path)
        if content is None:
            return False
        renderer.file(path, content)
        return True
