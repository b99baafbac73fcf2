"""What the site says of itself: its name, its address, its licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.utils.yaml import yaml_load


@dataclass(frozen=True)
class Licence:
    """A licence: what readers call it, its identifier in SPDX, its full title, and its address.

    `permission` is what may be done under it, up to its name.
    """

    name: str
    identifier: str
    title: str
    url: str
    permission: str


# The licence of text and data; that of the code is MIT.
LICENCE = Licence(
    name="CC BY 4.0",
    identifier="CC-BY-4.0",
    title="Creative Commons Attribution 4.0 International",
    url="https://creativecommons.org/licenses/by/4.0/",
    permission="Text and data may be used by anybody for any purpose under",
)
# What an address for mistakes may leave open: a record, where it stands, the version of the site.
REPORTED = ("record", "place", "version")
COPYRIGHT = f"Text and data {LICENCE.name}, code MIT."


@dataclass(frozen=True)
class Site:
    """Name, one-line description, and address with a slash at its end.

    `author` is who answers for it, if not the site itself; `policy` is the Content-Security-Policy
    of its pages. `report` is the address to which mistakes are reported, for the web or for mail,
    in which `{record}`, `{place}` and `{version}` stand for what is reported. `menu` has the
    address and the title of the pages that the head of every page names.
    """

    name: str
    description: str
    url: str
    author: str = ""
    policy: str = ""
    report: str = ""
    menu: tuple[tuple[str, str | None], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", f"{self.url.rstrip('/')}/")

    @property
    def maker(self) -> str:
        """Who answers for it: the author, or the site by its own name."""
        return self.author or self.name

    def report_to(self, record: str, address: str, version: str) -> str:
        """Where a mistake is reported in a record, by its id and address; empty where nowhere."""
        place = f"{self.url}{address}"
        filled = self.report
        for name, value in zip(REPORTED, (record, place, version), strict=True):
            filled = filled.replace(f"{{{name}}}", quote(value, safe=""))
        return filled


def of(settings: Mapping[str, Any]) -> Site:
    """The site as the settings of MkDocs have it."""
    extra = settings.get("extra") or {}
    return Site(
        name=settings["site_name"],
        description=settings.get("site_description") or "",
        url=settings.get("site_url") or "/",
        author=settings.get("site_author") or "",
        policy=extra.get("content_security_policy", ""),
        report=str(extra.get("report") or ""),
    )


def read(settings: Path) -> Site:
    """The site as a file of settings has it; the address may come from the environment there."""
    return of(load(settings))


def load(settings: Path) -> dict[str, Any]:
    """The settings of MkDocs in a file, with those that it inherits.

    What `!ENV` takes from the environment stands in its place.
    """
    with settings.open("rb") as file:
        return yaml_load(file)
