"""The options of a history in `mkdocs.yml`, and what the site says of itself by them."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Self
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, model_validator

from chronicle.problems import nearest
from chronicle.records import Model, Text, Url
from chronicle.values import in_series

REPORT_PLACEHOLDERS = ("record", "place", "file", "version")
LICENCE_URL = "https://spdx.org/licenses/{}.html"
WEB_ADDRESS = r"https?://\S+\.\S+"
MAIL_ADDRESS = r"[^\s@:/]+@[^\s@?]+\.[^\s@?]+"
PLACEHOLDER = re.compile(r"\{(\w*)\}")


def _contact(raw: str) -> str:
    if not re.fullmatch(rf"{WEB_ADDRESS}|{MAIL_ADDRESS}|mailto:{MAIL_ADDRESS}\S*", raw):
        better = "an e-mail address or a URL: editors@museum.example, https://museum.example/about/"
        raise ValueError(f"is “{raw}”; write {better}")
    return raw


def _report(raw: str) -> str:
    # The environment may leave it empty.
    if raw and not re.fullmatch(rf"({WEB_ADDRESS}|mailto:{MAIL_ADDRESS}).*", raw):
        better = "https://… or mailto:…"
        if re.fullmatch(MAIL_ADDRESS, raw):
            better = f"mailto:{raw}"
        raise ValueError(f"is “{raw}”, which is not a URL; write {better}")
    for name in PLACEHOLDER.findall(raw):
        if name not in REPORT_PLACEHOLDERS:
            known = ", ".join(f"{{{each}}}" for each in REPORT_PLACEHOLDERS)
            close = nearest(name, REPORT_PLACEHOLDERS)
            raise ValueError(f"has {{{name}}}; expected {known}{close}")
    return raw


class Editor(Model):
    """Somebody who answers for the contents of the site."""

    name: Text
    """The name as it is printed: of a person, or of a body."""
    family: Text = ""
    """The part of a person's name by which citations order it; without it they take the whole."""
    url: Url = ""
    """A page about the editor."""

    @property
    def given(self) -> str:
        """The name without the family name."""
        family = rf"(?<!\S){re.escape(self.family)}(?!\S)"
        return " ".join(re.sub(family, "", self.name, count=1).split())


class Licence(Model):
    """The licence of text and data: by its identifier alone, or a name, or all."""

    id: Text = ""
    """Its identifier in SPDX."""
    name: Text = ""
    """What readers call it; by default its identifier."""
    url: Url = ""
    """Its address; by default that of its text at SPDX, if it has an identifier."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, said: Any) -> Any:
        """Add what follows from the identifier."""
        if not isinstance(said, Mapping) or not said.get("id"):
            return said
        return {"name": said["id"], "url": LICENCE_URL.format(said["id"]), **said}

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if not self.name:
            raise ValueError("names no licence; write {id: CC-BY-4.0}, or remove it")
        if self.name.startswith("CC ") and not self.url:
            better = f"{{id: {self.name.replace(' ', '-')}, name: {self.name}}}"
            raise ValueError(f"has a name but no id or URL; write {better}")
        return self

    @property
    def asks_for_credit(self) -> bool:
        """Whether whoever uses what it covers has to name who made it."""
        return self.id.upper().startswith("CC-BY")


class Options(Model):
    """The options of the plugin `chronicle`, written in `mkdocs.yml`."""

    data_dir: Text = "data"
    """The directory of the record, seen from `mkdocs.yml`. Example:

    ```yaml
    plugins:
      - chronicle:
          data_dir: record
    ```
    """
    editors: tuple[Editor, ...] = ()
    """Who answers for what the site says, in the order in which they are cited. Example:

    ```yaml
    plugins:
      - chronicle:
          editors:
            - {name: Ada Holm, family: Holm, url: "https://holm.example/"}
            - {name: Society of Canal Historians}
    ```
    """
    contact: Annotated[Text, AfterValidator(_contact)] = ""
    """Where readers write to the editors: a mail address, or the address of a page. Example:

    ```yaml
    plugins:
      - chronicle:
          contact: editors@museum.example
    ```
    """
    licence: Licence | None = None
    """The licence of text and data. Without it nothing is said of one. Example:

    ```yaml
    plugins:
      - chronicle:
          licence: {id: CC-BY-4.0, name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
    ```
    """
    report: Annotated[str, AfterValidator(_report)] = ""
    """Where readers report mistakes, on the web or by mail.

    What is reported is filled in: `{record}`, `{place}`, `{file}` with its line, and `{version}`.
    Without it every page copies these, and says to whom they are sent. Example:

    ```yaml
    plugins:
      - chronicle:
          report: "https://host.example/name/issues/new?body={place} {file} {version}"
    ```
    """
    picture: Text = ""
    """The picture that is shown where a link to a page is shared: its path below `docs`.

    It is best 1200 by 630 pixels; without it none is shown. Example:

    ```yaml
    plugins:
      - chronicle:
          picture: picture.png
    ```
    """


class Site(Options):
    """The name and address of a site and its options. A field that is empty is not shown."""

    name: str
    """Its name."""
    description: str = ""
    """What it is about, in a line."""
    url: str = "/"
    """Its address, with a slash at its end."""
    author: str = ""
    """Who answers for it, if not the site itself."""
    repository: str = ""
    """Where its sources are kept."""

    @property
    def maker(self) -> str:
        """The name of the author, or of the site if it names none."""
        return self.author or self.name

    @property
    def credit(self) -> str:
        """The sentence on who edits it; empty where nobody is named."""
        names = in_series([editor.name for editor in self.editors])
        if names:
            return f"Edited by {names}."
        return ""

    @property
    def unanswered(self) -> str:
        """The options on responsibility that are missing, in words; empty if none is missing."""
        said = {
            "who is responsible (editors)": self.editors,
            "where to write (contact)": self.contact,
            "where to report mistakes (report)": self.report,
        }
        lacks = []
        for what, answer in said.items():
            if not answer:
                lacks.append(what)
        return ", ".join(lacks)

    @property
    def is_of_this_machine(self) -> bool:
        """Whether its address leads nowhere but to the machine on which it was built."""
        host = urlsplit(self.url).hostname or ""
        is_named = host in ("localhost", "::1")
        return is_named or re.fullmatch(r"127(\.\d+){3}", host) is not None

    @property
    def contact_url(self) -> str:
        """The link to its editors: the address of a page, or of their mail."""
        is_mail = "@" in self.contact and ":" not in self.contact
        if is_mail:
            return f"mailto:{self.contact}"
        return self.contact

    def report_to(self, reported: Mapping[str, str]) -> str:
        """The URL at which a mistake is reported, with its place filled in; empty without one."""
        places = "|".join(REPORT_PLACEHOLDERS)

        def fill(place: re.Match[str]) -> str:
            return quote(reported[place[1]], safe="")

        return re.sub(rf"\{{({places})\}}", fill, self.report)
