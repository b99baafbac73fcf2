"""A history as a part of a site that exists: a site of its own below a prefix, in its own frame.

The site around it keeps its theme, its plugins and its pages. When MkDocs has built it, the history
is built below it, from settings of its own. It has its own frame: Material's needs scripts and
styles inside its pages, which the policy of ours forbids.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from mkdocs.commands import build as building
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel

from chronicle import build
from chronicle.corpus import addresses
from chronicle.corpus.problems import DataError
from chronicle.host import mounting, options
from chronicle.host.options import ChronicleConfig
from chronicle.host.project import Project
from chronicle.host.rendering import LOG, target


class HistoryBelow:
    """What the plugin does in a site that has another theme, below which the history is.

    `config` are its options, of which `prefix` says where.
    """

    project: Project

    def __init__(self, config: ChronicleConfig) -> None:
        """Take the options of the plugin."""
        self.config = config

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the record, and watch it.

        Hook for the [`on_config` event](https://www.mkdocs.org/dev-guide/plugins/#on_config).
        """
        self.project = Project.of(config)
        for directory in (self.config.data_dir, str(options.THEME), str(options.STYLES)):
            if directory not in config.watch:
                config.watch.append(directory)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take the history's own files out, and let pages and the navigation name its pages.

        Hook for the [`on_files` event](https://www.mkdocs.org/dev-guide/plugins/#on_files).
        """
        prefix = self.config.prefix
        for file in list(files):
            if PurePosixPath(file.src_uri).is_relative_to(prefix):
                files.remove(file)
        try:
            history = self.project.read()
        except DataError as error:
            for problem in error.problems:
                LOG.error("%s", problem)
            raise Abort(f"{error.count}; nothing was built") from None
        for page in {*build.plans(history), *history.handwritten}:
            written = history.handwritten.get(page)
            name = addresses.source_file(page)
            if written:
                name = written.file.partition("/")[2]
            files.append(FileBelow.at(config, f"{prefix}/{name}", f"{prefix}/{target(page)}"))
        for path in build.files(history):
            files.append(FileBelow.at(config, f"{prefix}/{path}", f"{prefix}/{path}"))
        return files

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Build the history below the site that was built.

        Hook for the [`on_post_build` event](https://www.mkdocs.org/dev-guide/plugins/#on_post_build).
        """
        building.build(mounting.inner(config, self.config))


class FileBelow(File):
    """A page or file of the history, which other pages name, and which the history builds."""

    @classmethod
    def at(cls, config: MkDocsConfig, src_uri: str, dest_uri: str) -> File:
        """The one that lies at a path in `docs`, or would, and is built at another."""
        file = cls.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = dest_uri
        return file

    def is_documentation_page(self) -> bool:
        """Whether the site around has to render it; it has not."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it to the history."""
