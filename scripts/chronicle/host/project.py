"""The project of a history: `mkdocs.yml`, and the directories that it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from chronicle import build
from chronicle.history import History
from chronicle.host import options
from chronicle.host.options import ChronicleConfig


@dataclass(frozen=True)
class Project:
    """A completed configuration of MkDocs, and our options in it."""

    config: MkDocsConfig
    options: ChronicleConfig

    @classmethod
    def load(cls, file: Path) -> Project:
        """Load the project of a configuration file.

        Raises:
            MkDocsException: The file has a fault.
        """
        config = load_config(str(file))
        if "chronicle" not in config.plugins:
            raise ConfigurationError(options.MISSING_PLUGIN)
        found: ChronicleConfig = config.plugins["chronicle"].config
        options.complete(config, found)
        return cls(config, found)

    @property
    def data(self) -> Path:
        """The directory of the record."""
        return Path(self.options.data_dir)

    @property
    def docs(self) -> Path:
        """The directory of pages written by hand."""
        return Path(self.config.docs_dir)

    @property
    def extensions(self) -> dict[str, dict[str, Any]]:
        """The extensions of Markdown, each with its settings."""
        return {
            name: self.config.mdx_configs.get(name, {}) for name in self.config.markdown_extensions
        }

    def read(self) -> History:
        """Read the history of the project.

        Raises:
            DataError: With everything that is wrong in it.
        """
        return build.load(
            self.data,
            self.docs,
            options.site_of(self.config, self.options),
            Path(self.options.cache_dir),
        )
