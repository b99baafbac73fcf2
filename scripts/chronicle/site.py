"""The options of the plugin in `mkdocs.yml`, and the site properties that they define."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Self
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, model_validator

from chronicle.problems import suggest_name
from chronicle.records import Model, Text, Url
from chronicle.values import join_series

REPORT_PLACEHOLDERS = ("record", "place", "file", "version")
LICENCE_URL = "https://spdx.org/licenses/{}.html"
WEB_ADDRESS = r"https?://\S+\.\S+"
MAIL_ADDRESS = r"[^\s@:/]+@[^\s@?]+\.[^\s@?]+"
PLACEHOLDER = re.compile(r"\{(\w*)\}")


def _check_contact(raw: str) -> str:
    if not re.fullmatch(rf"{WEB_ADDRESS}|{MAIL_ADDRESS}|mailto:{MAIL_ADDRESS}\S*", raw):
        expected = (
            "an e-mail address or a URL: editors@museum.example, https://museum.example/about/"
        )
        raise ValueError(f"is “{raw}”; write {expected}")
    return raw


def _check_report_url(raw: str) -> str:
    # An environment variable may leave the value empty.
    if raw and not re.fullmatch(rf"({WEB_ADDRESS}|mailto:{MAIL_ADDRESS}).*", raw):
        expected = "https://… or mailto:…"
        if re.fullmatch(MAIL_ADDRESS, raw):
            expected = f"mailto:{raw}"
        raise ValueError(f"is “{raw}”, which is not a URL; write {expected}")
    for name in PLACEHOLDER.findall(raw):
        if name not in REPORT_PLACEHOLDERS:
            placeholders = ", ".join(f"{{{placeholder}}}" for placeholder in REPORT_PLACEHOLDERS)
            suggestion = suggest_name(name, REPORT_PLACEHOLDERS)
            raise ValueError(f"has {{{name}}}; expected {placeholders}{suggestion}")
    return raw


class Editor(Model):
    """A person or institution responsible for the content of the site."""

    name: Text
    """The name as printed."""


class Licence(Model):
    """The licence of text and data: its identifier, its name, or both."""

    id: Text = ""
    """The SPDX identifier."""
    name: Text = ""
    """The displayed name; by default the identifier."""
    url: Url = ""
    """The URL; by default that of the licence text at SPDX, if there is an identifier."""

    @model_validator(mode="before")
    @classmethod
    def _add_defaults(cls, values: Any) -> Any:
        """Add the defaults that follow from the identifier."""
        if not isinstance(values, Mapping) or not values.get("id"):
            return values
        return {"name": values["id"], "url": LICENCE_URL.format(values["id"]), **values}

    @model_validator(mode="after")
    def _check_url(self) -> Self:
        if not self.name:
            raise ValueError("names no licence; write {id: CC-BY-4.0}, or remove it")
        if self.name.startswith("CC ") and not self.url:
            remedy = f"{{id: {self.name.replace(' ', '-')}, name: {self.name}}}"
            raise ValueError(f"has a name but no id or URL; write {remedy}")
        return self

    @property
    def requires_credit(self) -> bool:
        """Whether the licence requires attribution."""
        return self.id.upper().startswith("CC-BY")


class Options(Model):
    """The options of the plugin `chronicle` in `mkdocs.yml`."""

    data_dir: Text = "data"
    """The data directory, relative to `mkdocs.yml`. Example:

    ```yaml
    plugins:
      - chronicle:
          data_dir: record
    ```
    """
    editors: tuple[Editor, ...] = ()
    """The people or institutions responsible for the content, in citation order. Example:

    ```yaml
    plugins:
      - chronicle:
          editors:
            - {name: Ada Holm}
            - {name: Society of Canal Historians}
    ```
    """
    contact: Annotated[Text, AfterValidator(_check_contact)] = ""
    """How readers contact the editors: an e-mail address, or the URL of a page. Example:

    ```yaml
    plugins:
      - chronicle:
          contact: editors@museum.example
    ```
    """
    licence: Licence | None = None
    """The licence of text and data. Without it, no licence is stated. Example:

    ```yaml
    plugins:
      - chronicle:
          licence: {id: CC-BY-4.0, name: CC BY 4.0, url:
          "https://creativecommons.org/licenses/by/4.0/"}
    ```
    """
    report: Annotated[str, AfterValidator(_check_report_url)] = ""
    """Where readers report errors, on the web or by e-mail.

    The placeholders `{record}`, `{place}`, `{file}` (with its line) and `{version}` are replaced.
    Without it, every page offers these values to copy, and says where to send them. Example:

    ```yaml
    plugins:
      - chronicle:
          report: "https://host.example/name/issues/new?body={place} {file} {version}"
    ```
    """
    picture: Text = ""
    """The image that is shown when a link to a page is shared: its path in `docs`.

    The best size is 1200 by 630 pixels. Without it, no image is shown. Example:

    ```yaml
    plugins:
      - chronicle:
          picture: picture.png
    ```
    """


class Site(Options):
    """The name, URL and options of a site. Empty fields are not shown."""

    name: str
    """The name of the site."""
    description: str = ""
    """A description in one line."""
    url: str = "/"
    """The URL, with a trailing slash."""
    author: str = ""
    """The author of the site, if not the site itself."""

    @property
    def author_name(self) -> str:
        """The name of the author, or of the site if it has none."""
        return self.author or self.name

    @property
    def credit_line(self) -> str:
        """The sentence that names the editors; empty if there are none."""
        names = join_series([editor.name for editor in self.editors])
        if names:
            return f"Edited by {names}."
        return ""

    @property
    def missing_options(self) -> str:
        """The missing options on responsibility, as text; empty if none is missing."""
        options = {
            "who is responsible (editors)": self.editors,
            "where to write (contact)": self.contact,
            "where to report mistakes (report)": self.report,
        }
        missing = []
        for option, answer in options.items():
            if not answer:
                missing.append(option)
        return ", ".join(missing)

    @property
    def is_local(self) -> bool:
        """Whether the URL can be opened only on the computer that built the site."""
        host = urlsplit(self.url).hostname or ""
        is_named = host in ("localhost", "::1")
        return is_named or re.fullmatch(r"127(\.\d+){3}", host) is not None

    @property
    def contact_url(self) -> str:
        """The link to the editors: the URL of a page, or a `mailto:` link."""
        is_mail = "@" in self.contact and ":" not in self.contact
        if is_mail:
            return f"mailto:{self.contact}"
        return self.contact

    def report_url(self, reported: Mapping[str, str]) -> str:
        """Return the URL in `report` with its placeholders filled in; empty if it is not set."""
        return PLACEHOLDER.sub(lambda match: quote(reported[match[1]], safe=""), self.report)
