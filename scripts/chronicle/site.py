"""What the site says of itself: its name, its address, its licence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

# The licence of text and data; its text is at this address.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Site:
    """Name, one-line description, and address with a slash at its end; `author` is who answers for it, if not the site itself."""

    name: str
    description: str
    url: str
    author: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", f"{self.url.rstrip('/')}/")

    @property
    def maker(self) -> str:
        """Who answers for it: the author, or the site by its own name."""
        return self.author or self.name


def read(settings: Path) -> Site:
    """The site as the settings of MkDocs have it; the address may come from the environment there."""
    with settings.open(encoding="utf-8") as file:
        found = yaml_load(file)
    return Site(found["site_name"], found.get("site_description", ""), found.get("site_url") or "/", found.get("site_author", ""))
