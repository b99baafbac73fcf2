"""The project of a history: `mkdocs.yml`, and the directories that it names."""

from __future__ import annotations

import atexit
import datetime
import gc
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from chronicle import build, disk_cache, templates
from chronicle.additions import Additions
from chronicle.content import displayed_words, page_checks
from chronicle.corpus import addresses
from chronicle.exports import schemas
from chronicle.files import list_files, misdirected_links
from chronicle.history import History
from chronicle.host import mkdocs_yml, navigation, options
from chronicle.pages import site_markdown
from chronicle.problems import DataError, Problem, suggest_name
from chronicle.queries import inventory, redirect_table
from chronicle.release import addresses as published
from chronicle.site import Options, Site

HOOK_FUNCTION = "add_to_history"
TEMPLATES_FOLDER = "pages"
CACHE_FOLDER = ".cache"
SCHEMA_FOLDER = "schema"  # in the directory of the record
LINK_MESSAGE = (
    "is a symbolic link to nothing, or out of the project; replace it with a copy of the file, "
    "because the site must not publish other files of this computer"
)
# The version of compiled templates; read now, because sources edited later are not those that run.
TEMPLATE_CACHE_VERSION = disk_cache.cache_version("jinja2")
# Thresholds of Python's garbage collection. Only new objects are scanned: templates leave many in
# reference cycles, and most others are kept to the end.
GC_THRESHOLDS = 100_000, 1_000_000


@dataclass(frozen=True)
class Project:
    """A completed MkDocs configuration, and our options in it; `mkdocs serve` shows drafts."""

    config: MkDocsConfig
    options: Options
    is_served: bool = False

    @classmethod
    def from_file(cls, file: Path) -> Project:
        """Load the project of a configuration file.

        Raises:
            MkDocsException: The file has an error.
        """
        mkdocs_yml.read_settings(file)  # reports errors with their position, before MkDocs
        with _name_hook_in_errors():
            config = load_config(str(file), strict=True)
        if "chronicle" not in config.plugins:
            raise ConfigurationError(options.MISSING_PLUGIN)
        plugin: Any = config.plugins["chronicle"]
        options.complete_config(config, plugin.options)
        return cls(config, plugin.options)

    @property
    def data_dir(self) -> Path:
        """The directory of the record."""
        return Path(self.options.data_dir)

    @property
    def docs_dir(self) -> Path:
        """The directory of Markdown pages."""
        return Path(self.config.docs_dir)

    @property
    def cache_dir(self) -> Path:
        """The directory of data that is cached from one build to the next."""
        return Path(self.config.config_file_path).parent / CACHE_FOLDER

    @property
    def withheld_files(self) -> frozenset[str]:
        """The paths of the files in `docs_dir` that MkDocs does not publish."""
        config = self.config
        folders = config.docs_dir, config.site_dir, config.use_directory_urls
        files = [
            File(path.relative_to(self.docs_dir).as_posix(), *folders)
            for path in list_files(self.docs_dir)
        ]
        set_exclusions(files, config)
        is_shown: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
        if self.is_served:
            is_shown = InclusionLevel.is_in_serve
        return frozenset(file.src_uri for file in files if not is_shown(file.inclusion))

    @property
    def source_files(self) -> Iterator[Path]:
        """The published files of the record and of Markdown pages."""
        return chain(list_files(self.data_dir), list_files(self.docs_dir, self.withheld_files))

    @property
    def extensions(self) -> dict[str, dict[str, Any]]:
        """The Markdown extensions, each with its settings."""
        return {
            name: self.config.mdx_configs.get(name, {}) for name in self.config.markdown_extensions
        }

    def read_history(self) -> History:
        """Read the history of the project.

        Raises:
            DataError: There are problems; the error contains all of them.
        """
        config = self.config
        if linked := [*self.check_symbolic_links(self.docs_dir)]:
            raise DataError(linked)
        templates.COMPILED_TEMPLATES.use_directory(
            self.cache_dir / "templates", TEMPLATE_CACHE_VERSION
        )
        site = Site(
            **self.options.model_dump(exclude_unset=True, exclude={"data_dir"}),
            name=config.site_name,
            description=config.site_description or "",
            url=config.site_url or "/",
            author=config.site_author or "",
        )
        return build.load_project_history(
            self.data_dir,
            self.docs_dir,
            site,
            self.cache_dir,
            self.collect_additions(),
            self.template_overrides,
            self.extensions,
            self.withheld_files,
        )

    def check_symbolic_links(self, folder: Path) -> Iterator[Problem]:
        """Yield a problem for each symbolic link in a folder to nothing or out of the project."""
        for path in misdirected_links(folder, Path(self.config.config_file_path).parent):
            file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            yield Problem(file, 0, 0, LINK_MESSAGE)

    def schema_files(self, history: History) -> dict[Path, bytes]:
        """Return the JSON schemas of the record, which are published with the ledger."""
        return schemas.schema_files(self.data_dir / SCHEMA_FOLDER, history.corpus)

    def collect_additions(self) -> Additions:
        """Return the additions of hooks and other plugins."""
        additions = Additions()
        for plugin in self.config.plugins.values():  # these include hooks
            name = getattr(plugin, "__name__", type(plugin).__name__)
            if hasattr(plugin, HOOK_FUNCTION):
                with _name_hook_in_errors(name):
                    getattr(plugin, HOOK_FUNCTION)(additions)
        return additions

    def raise_on_problems(self, history: History) -> None:
        """Raise DataError with all problems that do not prevent rendering."""
        build.render_additions(history)
        policy = self.config.theme[options.POLICY_OPTION]
        pages = {} if "material/privacy" in self.config.plugins else history.markdown_pages
        if broken := [
            *page_checks.check_policy(pages, policy, self.extensions),
            *displayed_words.check_displayed_words(
                history.markdown_pages.values(), self.extensions
            ),
            *self._check_templates(history),
            *self._check_picture(history),
            *build.check_links(history, self.docs_dir, self.extensions),
            *site_markdown.check_drawings(history),
            *published.check_published_addresses(history, self.data_dir, datetime.date.today()),
        ]:
            raise DataError(broken)

    def _check_templates(self, history: History) -> Iterator[Problem]:
        """Yield a problem for the first error in a user's template."""
        try:
            env = self.config.theme.get_env()
            for path in Path(self.config.theme.dirs[0]).rglob("*.html"):
                env.parse(path.read_text("utf-8"), filename=str(path))
            if self.template_overrides:
                for address in build.render_functions(history):
                    build.render_page(history, address)
        except Exception as error:  # a user's template may raise any exception
            yield Problem("mkdocs.yml", 0, 0, templates.describe_error(error))

    def _check_picture(self, history: History) -> Iterator[Problem]:
        """Yield a problem if the image that the options name is missing."""
        picture = self.options.picture
        known_paths = build.file_paths(history, self.docs_dir)
        if picture and picture not in known_paths:
            suggestion = suggest_name(picture, known_paths)
            message = f"file “{picture}” not found in {self.docs_dir.name}{suggestion}"
            file = Path(self.config.config_file_path)
            yield mkdocs_yml.read_raw_options(file).make_problem(("picture",), message)

    def check_named_files(self, history: History) -> Iterator[Problem]:
        """Yield a warning for each page, style or script in the settings that does not exist."""
        config = self.config
        own_styles = config.extra_css[1:]  # the theme has the first one
        pages = (path for path, _ in navigation.nav_paths(config.nav or []))
        known = {
            *build.file_paths(history, self.docs_dir),
            *redirect_table.page_addresses(history),
            *inventory.missing_list_addresses(history),
            *map(addresses.file_address, history.withheld_files),
        }
        for name in (*own_styles, *map(str, config.extra_javascript), *pages):
            target = urlsplit(name)
            if not target.netloc and known.isdisjoint(
                {target.path, addresses.file_address(target.path)}
            ):
                message = f"“{name}” not found in {self.docs_dir.name}{suggest_name(name, known)}"
                yield Problem("mkdocs.yml", 0, 0, message)

    @property
    def template_overrides(self) -> Path | None:
        """The folder of page templates that replace built-in ones, if there is one."""
        folder = Path(self.config.theme.custom_dir or "") / TEMPLATES_FOLDER
        if self.config.theme.custom_dir and folder.is_dir():
            return folder
        return None


def collect_less_garbage() -> None:
    """Collect less garbage, in a process that ends soon."""
    gc.set_threshold(*GC_THRESHOLDS)
    atexit.register(gc.freeze)


def current_project() -> Project:
    """Return the project of the settings file before the command, by default mkdocs.yml."""
    config_file: Path = click.get_current_context().find_root().params["config_file"]
    if not config_file.is_file():
        remedy = "change to the project directory, use -f, or create one: chronicle start DIRECTORY"
        raise click.ClickException(f"{config_file} not found; {remedy}")
    return Project.from_file(config_file)


def print_local_address(history: History) -> None:
    """Warn if the site has a URL that no one else can open."""
    if history.site.is_local:
        print(
            f"{history.site.url} opens only on this computer, but all citations, tables, links to "
            "records and the book use it; set site_url, or SITE_URL if mkdocs.yml reads it from "
            "the environment"
        )


@contextmanager
def _name_hook_in_errors(name: str = "") -> Iterator[None]:
    """Convert any error of a hook to a ConfigurationError with the hook's name.

    Without a name, the message has the file and the line of the error.
    """
    try:
        yield
    except MkDocsException:
        raise
    except (Exception, SystemExit) as error:  # a user's code may raise any exception
        *_, last = traceback.extract_tb(error.__traceback__)
        position = name or f"INHERIT or hooks: {last.filename}:{last.lineno}"
        if isinstance(error, SyntaxError):
            position = f"{error.filename}:{error.lineno}"
        message = f"{position}: {type(error).__name__}: {error}"
        raise ConfigurationError(message) from None
