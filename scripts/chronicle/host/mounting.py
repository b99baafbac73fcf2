"""The settings of a history below a prefix of another site: those of a site of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import Config
from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from chronicle.host.options import ChronicleConfig

# The setting under `extra` by which the history knows the site around it: its name, its address.
AROUND = "around"
# The options that are about where a history is, and not about the history.
OF_THE_PLACE = ("prefix", "name")


class InnerConfig(MkDocsConfig):
    """Settings with plugins of their own: MkDocs keeps one of each name in a process."""

    plugins = opt.Plugins(theme_key="theme", default=[])


def inner(config: MkDocsConfig, stated: ChronicleConfig) -> MkDocsConfig:
    """The settings of the history as a site of its own, from those of the site around it.

    Raises:
        ConfigurationError: There is no directory for its pages.
    """
    prefix = stated.prefix
    docs = Path(config.docs_dir, prefix)
    if not docs.is_dir():
        raise ConfigurationError(f"prefix: there is no {docs}; write its home page, index.md there")
    own = {name: _typed(value) for name, value in stated.items() if name not in OF_THE_PLACE}
    settings = InnerConfig(config_file_path=config.config_file_path)
    around = {config.site_name: config.site_url} if config.site_url else {}
    settings.load_dict(
        {
            "site_name": stated.name or config.site_name,
            "site_description": config.site_description,
            "site_author": config.site_author,
            "site_url": f"{config.site_url}{prefix}/" if config.site_url else "",
            "copyright": config.copyright,
            "docs_dir": str(docs),
            "site_dir": str(Path(config.site_dir, prefix)),
            "theme": {"name": "chronicle"},
            "plugins": ["bibtex", {"chronicle": own}],
            "strict": config.strict,
            "extra": {AROUND: around},
        }
    )
    failed, _ = settings.validate()
    if failed:
        raise ConfigurationError("; ".join(f"{name}: {error}" for name, error in failed))
    return settings


def _typed(option: Any) -> Any:
    """An option as it would be typed."""
    if isinstance(option, Config):
        return dict(option)
    if isinstance(option, list):
        return [_typed(each) for each in option]
    return option
