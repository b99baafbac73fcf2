"""Fast `mkdocs serve`: a page is rendered on request, once per file change.

MkDocs builds the complete site at every change. Here, only changed files are read after a change. A
page is rendered, as MkDocs renders it, when it is requested. It is therefore always up to date, and
no other page is rendered.

Two private functions of MkDocs (1.6) render a page; the rest is public in MkDocs and Python.
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
from chronicle.files import list_files, write_file
from chronicle.host.generated_files import LOG, GeneratedFile, find_file, is_page_path

# The time to wait after a change, in seconds, because an editor may write a file in several steps.
SAVE_DELAY_SECONDS = 0.03
# The interval of polling for changes without events: in a folder of another system (WSL, Docker),
# or through a link.
POLL_SECONDS = 0.5
CHANGE_EVENTS: list[type[FileSystemEvent]] = [
    FileModifiedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
]
# The URL where a page asks whether a file changed since the page was rendered, without the change
# number at its end.
SAVES_ADDRESS = "/saves/"
# The time that such a request waits (long polling), in seconds; the browser then asks again.
LONG_POLL_SECONDS = 60


def defer_until_requested(file: File) -> File:
    """Return the file, which MkDocs from now on neither renders nor copies."""
    setattr(file, "is_documentation_page", lambda: False)  # noqa: B010
    setattr(file, "copy_file", lambda dirty=False: None)  # noqa: B010
    return file


class ServedSite(FileSystemEventHandler):
    """The served site: the state of the last build for rendering, and the files rendered since.

    `create_file` maps a path to the MkDocs file that the record has at this path, or to None.
    `config`, `files`, `nav` and `env` are the objects of the last build. `change_number` is the
    number of the last change that was read, and `watched_paths` are the source files and folders.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    watched_paths: Sequence[str]

    def __init__(self, create_file: Callable[[MkDocsConfig, str], File | None]) -> None:
        self.create_file = create_file
        self.change_number = 1
        # The paths that were requested since the last change.
        self.requested_paths: set[str] = set()
        # Held while a change is read or a page is rendered; notified after each change.
        self.change_condition = threading.Condition()
        self.rebuild_timer = threading.Timer(SAVE_DELAY_SECONDS, self.rebuild)

    def watch(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> None:
        """Make a server answer requests with this site, and watch the files instead of MkDocs."""
        self.build = builder
        self.mount_path = server.mount_path
        self.serve_file = server.serve_request
        server.set_app(self.answer_request)
        own_paths = [config.docs_dir, config.config_file_path]
        for path in own_paths:
            server.unwatch(path)
        watched_paths = [*own_paths, *config.watch]
        self.watched_paths = list(dict.fromkeys(watched_paths))
        config.watch.clear()
        try:
            observer = Observer()
            for path in self.watched_paths:
                observer.schedule(self, path, recursive=True, event_filter=CHANGE_EVENTS)
            observer.start()
        except OSError as error:
            LOG.info("Changes appear half a second late: file events are unavailable (%s)", error)
        self.last_file_states = self._file_states()
        threading.Thread(target=self._poll_files, daemon=True).start()
        # Existing objects stay, so the garbage collector need not scan them at each change.
        gc.freeze()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Handle a change that the system reports."""
        self._schedule_reload()

    def _schedule_reload(self) -> None:
        """Schedule a rebuild for the time when no file is being written."""
        self.rebuild_timer.cancel()
        self.rebuild_timer = threading.Timer(SAVE_DELAY_SECONDS, self.rebuild)
        self.rebuild_timer.daemon = True
        self.rebuild_timer.start()

    def _poll_files(self) -> None:
        """Poll for changes that the system does not report."""
        while True:
            time.sleep(POLL_SECONDS)
            if self._file_states() != self.last_file_states:
                self._schedule_reload()

    def _file_states(self) -> dict[Path, tuple[int, int]]:
        """Return the modification time and the size of each watched file."""
        stamps = {}
        for path in map(Path, self.watched_paths):
            with suppress(OSError):  # a file that is being written is read the next time
                for file in (path, *list_files(path)):
                    state = file.stat()
                    stamps[file] = state.st_mtime_ns, state.st_size
        return stamps

    def rebuild(self) -> None:
        """Rebuild after a change. If that fails, the last valid pages are still shown."""
        with self.change_condition:
            self.last_file_states = self._file_states()
            self.requested_paths.clear()
            try:
                self.build()
            except MkDocsException as error:
                LOG.error("%s", error)
            except Exception:
                LOG.exception("the last change could not be shown")
            else:
                self.change_number += 1
                self.change_condition.notify_all()

    def answer_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request: render the page or file, and let the server send it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        number = path.removeprefix(SAVES_ADDRESS)
        if number != path and number.isdecimal():
            start_response("200 OK", [("Content-Type", "text/event-stream")])
            return [self.wait_for_save(int(number))]
        if path.startswith(self.mount_path):
            try:
                self.build_on_request(path.removeprefix(self.mount_path))
            except Exception:
                LOG.exception("%s could not be generated", path)
        return self.serve_file(environ, start_response)

    def wait_for_save(self, number: int) -> bytes:
        """Return an event once the change number is not `number`, or nothing after a timeout.

        A restarted server counts from the beginning.
        """
        with self.change_condition:
            is_later = self.change_condition.wait_for(
                lambda: self.change_number != number, LONG_POLL_SECONDS
            )
        if is_later:
            return b"data: saved\n\n"
        return b""

    def build_on_request(self, path: str) -> None:
        """Render the file at a path, unless it was rendered since the last change.

        The server redirects the path of a page without its trailing slash.
        """
        with self.change_condition:
            if path in self.requested_paths:
                return
            file = find_file(path, self.files) or self.create_file(self.config, path)
            if file:
                self._write_file(file)
            elif not is_page_path(path):
                self.build_on_request(f"{path}/")
            self.requested_paths.add(path)

    def _write_file(self, file: File) -> None:
        if addresses.is_markdown(file.src_uri):
            page = file.page or Page(None, file, self.config)
            pages = self.files.documentation_pages()
            _populate_page(page, self.config, self.files)
            _build_page(page=page, config=self.config, doc_files=pages, nav=self.nav, env=self.env)
        else:
            content = (
                file.render_text().encode()
                if isinstance(file, GeneratedFile)
                else file.content_bytes
            )
            write_file(Path(file.abs_dest_path), content)
