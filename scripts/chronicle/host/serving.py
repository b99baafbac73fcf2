"""`mkdocs serve` at the speed of a save: a page is made when a browser asks, and once a save.

MkDocs builds the whole site at every save. Here a save only reads what changed; the page that a
reader opens is made as MkDocs makes it, when it is asked for. So it is right, always, and the
rest waits.

Two private functions of MkDocs (1.6) make one page; all else is what it and Python publish.
"""

import gc
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from chronicle.corpus import addresses
from chronicle.files import contents, write_file
from chronicle.host.rendering import LOG, MadeFile, find_file, is_page

# An editor may write a file in several steps.
SAVE_DELAY_SECONDS = 0.03
# No event comes from a folder that another system shares (WSL, Docker), nor through a link.
POLL_SECONDS = 0.5
EVENTS_OF_CHANGE: list[type[FileSystemEvent]] = [
    FileModifiedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
]
# Where a page asks whether there was a save since it was made; the number of the save follows.
SAVES_ADDRESS = "/saves/"
# How long such a request waits (long polling), in seconds; the browser then asks again.
LONG_POLL_SECONDS = 60


def leave_to_requests(file: File) -> File:
    """Return the file, which MkDocs from now on neither renders nor copies."""
    setattr(file, "is_documentation_page", lambda: False)  # noqa: B010
    setattr(file, "copy_file", lambda dirty=False: None)  # noqa: B010
    return file


class ServedSite(FileSystemEventHandler):
    """The site as it is served: what the last build left to render with, what was made since.

    `make` gives a page or file of the record by its path, or None, as MkDocs is to know it.
    `config`, `files`, `nav` and `env` are those of the last build, `number` is that of the save
    which it read, `watched` are the files and folders that it is made from.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    watched: Sequence[str]

    def __init__(self, make: Callable[[MkDocsConfig, str], File | None]) -> None:
        self.make = make
        self.number = 1
        # The paths that were asked for since the last save.
        self.asked: set[str] = set()
        # Held while a save is read or a page is made; who waits for a save gets an event.
        self.saved = threading.Condition()
        self.soon = threading.Timer(SAVE_DELAY_SECONDS, self.rebuild)

    def watch(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> None:
        """Put this site in front of a server, and notice saves at once in the place of it."""
        self.builder = builder
        self.mount_path = server.mount_path
        self.send = server.serve_request
        server.set_app(self.answer)
        own = [config.docs_dir, config.config_file_path]
        for path in own:
            server.unwatch(path)
        watched = [*own, *config.watch]
        self.watched = list(dict.fromkeys(watched))
        config.watch.clear()
        try:
            observer = Observer()
            for path in self.watched:
                observer.schedule(self, path, recursive=True, event_filter=EVENTS_OF_CHANGE)
            observer.start()
        except OSError as error:
            LOG.info("Changes appear half a second late: file events are unavailable (%s)", error)
        self.seen = self._stamps()
        threading.Thread(target=self._poll, daemon=True).start()
        # What exists now stays, so the garbage collector need not look through it at each save.
        gc.freeze()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Read a save that the system reports."""
        self._read_soon()

    def _read_soon(self) -> None:
        """Schedule a rebuild for when nothing more is written."""
        self.soon.cancel()
        self.soon = threading.Timer(SAVE_DELAY_SECONDS, self.rebuild)
        self.soon.daemon = True
        self.soon.start()

    def _poll(self) -> None:
        """Poll for saves that the system does not report."""
        while True:
            time.sleep(POLL_SECONDS)
            if self._stamps() != self.seen:
                self._read_soon()

    def _stamps(self) -> dict[Path, tuple[int, int]]:
        """The time at which each watched file was written, and its size."""
        stamps = {}
        for path in map(Path, self.watched):
            with suppress(OSError):  # one that is written just now; seen the next time
                for file in (path, *contents(path)):
                    state = file.stat()
                    stamps[file] = state.st_mtime_ns, state.st_size
        return stamps

    def rebuild(self) -> None:
        """Rebuild after a save. If that fails, the last good pages stay."""
        with self.saved:
            self.seen = self._stamps()
            self.asked.clear()
            try:
                self.builder()
            except MkDocsException as error:
                LOG.error("%s", error)
            except Exception:
                LOG.exception("the last change could not be shown")
            else:
                self.number += 1
                self.saved.notify_all()

    def answer(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request: make the page or file, and have the server send it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        number = path.removeprefix(SAVES_ADDRESS)
        if number != path and number.isdecimal():
            start_response("200 OK", [("Content-Type", "text/event-stream")])
            return [self.wait_for_save(int(number))]
        if path.startswith(self.mount_path):
            try:
                self.ensure(path.removeprefix(self.mount_path))
            except Exception:
                LOG.exception("%s could not be generated", path)
        return self.send(environ, start_response)

    def wait_for_save(self, number: int) -> bytes:
        """Send an event once there is another save than the one a page has; nothing if none comes.

        A server that was begun anew counts from the beginning.
        """
        with self.saved:
            is_later = self.saved.wait_for(lambda: self.number != number, LONG_POLL_SECONDS)
        if is_later:
            return b"data: saved\n\n"
        return b""

    def ensure(self, path: str) -> None:
        """Make the file at a path, unless it was made since the last save.

        To the address of a page without its last slash, the server answers with that address.
        """
        with self.saved:
            if path in self.asked:
                return
            file = find_file(path, self.files) or self.make(self.config, path)
            if file:
                self._write(file)
            elif not is_page(path):
                self.ensure(f"{path}/")
            self.asked.add(path)

    def _write(self, file: File) -> None:
        if addresses.is_markdown(file.src_uri):
            page = file.page or Page(None, file, self.config)
            pages = self.files.documentation_pages()
            _populate_page(page, self.config, self.files)
            _build_page(page=page, config=self.config, doc_files=pages, nav=self.nav, env=self.env)
        else:
            made = file.make().encode() if isinstance(file, MadeFile) else file.content_bytes
            write_file(Path(file.abs_dest_path), made)
