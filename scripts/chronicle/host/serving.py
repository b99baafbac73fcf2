"""`mkdocs serve` at the speed of a save: a page is made when a browser asks, and once a save.

MkDocs builds the whole site at every save. Here a save only reads what changed and has every page
count as out of date; the page that a reader looks at is made as MkDocs makes it, when it is asked
for. So it is right, always, and the rest waits.

This goes beyond what MkDocs (1.6) publishes: two private functions of its build render one page,
and a function in front of its development server (`set_app`) knows five private attributes of that.
"""

import gc
import logging
import re
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
from watchdog.observers import Observer

from chronicle.files import write_file
from chronicle.host import configuration
from chronicle.host.rendering import LOG, MadeFile, is_page, known

# How long the server waits for further saves after one, in seconds: an editor writes a file in
# several steps.
DELAY = 0.03
# What counts as a change.
CHANGES = [FileModifiedEvent, FileCreatedEvent, FileDeletedEvent, FileMovedEvent]
# Where it warns of a build that leaves pages out, which here are made when they are asked for.
BUILDING = logging.getLogger("mkdocs.commands.build")
# Where the script lies that loads a page anew, by what was on show when the page was sent.
RELOADING = re.compile(r"/livereload/(?P<epoch>[0-9]+)\.js")


class OnDemandFile(MadeFile):
    """A page or file that is made when a browser asks for it; until then others can link to it."""

    def is_documentation_page(self) -> bool:
        """Whether MkDocs has to render it: never."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it as it is."""


class KeptBytecode(BytecodeCache):
    """What templates of the theme were compiled to, from one save to the next.

    Each save makes their environment anew. Jinja takes what is kept where the text is the same.
    """

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is kept of a template, if anything is."""
        if kept := self.kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja made of a template."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


class ServedSite:
    """The site as it is served: what the last build left to render with, what was made since.

    `make` gives a page or file of the record by its path, or None, as MkDocs is to know it.
    `config`, `files`, `nav` and `env` are those of the last build.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def __init__(self, make: Callable[[MkDocsConfig, str], File | None]) -> None:
        self.make = make
        # MkDocs' own way to write the script into a page that loads it anew.
        self.reloading: Callable[[bytes, int], bytes]
        # When the file of the settings was last changed, as far as is known.
        self.changed = 0
        # The paths that were asked for since the last save, and where what was made for them lies:
        # it stays until it is made anew, for a request of that moment may still have to send it.
        self.asked: set[str] = set()
        self.made: dict[str, Path] = {}
        self.lock = threading.RLock()
        self.bytecode = KeptBytecode()

    def watch(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """Put this site in front of a server, whose builder and observer it replaces."""
        self.changed = Path(config.config_file_path).stat().st_mtime_ns
        BUILDING.addFilter(lambda record: "'dirty' build" not in record.getMessage())
        server.builder = partial(self.rebuild, server, builder)
        server.build_delay = DELAY
        watched = list(server._watched_paths)
        server._watched_paths.clear()
        # It notices a change at once, where MkDocs' own looks twice a second.
        observer: Any = Observer()
        observer.schedule = partial(observer.schedule, event_filter=CHANGES)
        server.observer = observer
        for path in watched:
            server.watch(path)
        # MkDocs writes a script into each page, which the policy of our pages forbids: here it is a
        # file, so that a page may do in front of its writer what it may do once it is published.
        self.reloading = server._inject_js_into_html
        setattr(server, "_inject_js_into_html", with_script)  # noqa: B010
        server.set_app(partial(self.answer, server))
        settle()

    def rebuild(self, server: LiveReloadServer, builder: Callable[..., None]) -> None:
        """Read a save; `builder` is MkDocs' own, which reads the settings anew.

        Where that fails, no browser has anything new to load.
        """
        settings = Path(self.config.config_file_path)
        with self.lock:
            is_changed = (now := settings.stat().st_mtime_ns) != self.changed
            try:
                if is_changed:
                    builder()
                    self.changed = now
                else:
                    build(self.config, serve_url=server.url, dirty=True)
                self.asked.clear()
                return
            except MkDocsException as error:
                if is_changed and isinstance(error, Abort):  # MkDocs has said it, without a place
                    for problem in configuration.problems(settings):
                        LOG.error("%s", problem)
                LOG.error("%s", error)
            except Exception:
                LOG.exception("the last save could not be shown")
            finally:
                # What a save replaces refers to itself in circles: Python would keep it for dozens
                # of saves, of which each takes several megabytes.
                gc.collect()
            server._wanted_epoch = server._visible_epoch

    def answer(
        self,
        server: LiveReloadServer,
        environ: dict[str, Any],
        start_response: Callable[..., Any],
    ) -> Iterable[bytes]:
        """Answer a request: make what is asked for and have the server send it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if reloading := RELOADING.fullmatch(path):
            script = self.reloading(b"", int(reloading["epoch"]))
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [script.removeprefix(b"<script>").removesuffix(b"</script>")]
        if path.startswith(server.mount_path):
            with server._epoch_cond:
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            try:
                self.ensure(path.removeprefix(server.mount_path))
            except Exception:
                LOG.exception("%s could not be made", path)
        return server.serve_request(environ, start_response)

    def ensure(self, path: str) -> None:
        """Make the file behind a path once a save.

        To the address of a page without its last slash, the server answers with that address.
        """
        with self.lock:
            if path in self.asked:
                return
            file = known(path, self.files) or self.make(self.config, path)
            if file:
                self._write(file)
                self.made[path] = Path(file.abs_dest_path)
            elif path in self.made:
                self.made.pop(path).unlink(missing_ok=True)
            elif not is_page(path):
                self.ensure(f"{path}/")
            self.asked.add(path)

    def _write(self, file: File) -> None:
        if page := file.page:
            pages = self.files.documentation_pages()
            _populate_page(page, self.config, self.files)
            _build_page(page=page, config=self.config, doc_files=pages, nav=self.nav, env=self.env)
        else:
            made = file.make() if isinstance(file, MadeFile) else file.content_bytes
            write_file(Path(file.abs_dest_path), made)


def settle() -> None:
    """Leave all that is there now out of the search for garbage, which each save waits for.

    It is the record above all, of which a save replaces little: what that was goes by itself, since
    nothing in it leads back to it.
    """
    gc.collect()
    gc.freeze()  # Hack: as in `ChroniclePlugin.on_startup`


def with_script(content: bytes, epoch: int) -> bytes:
    """A page that names the file of the script which loads it anew, at the end of its body."""
    script = b'<script src="/livereload/%d.js"></script>' % epoch
    body, end, rest = content.rpartition(b"</body>")
    return b"".join([body, script, end, rest])
