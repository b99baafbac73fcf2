"""What the site says of itself: its name, its address, its licence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

# What the address to which mistakes are reported may have in braces, for what is reported.
REPORTED = ("record", "place", "file", "version")


@dataclass(frozen=True)
class Licence:
    """The licence of text and data: what readers call it, its identifier in SPDX, its address.

    One that is no licence of SPDX, such as “All rights reserved”, may have neither of these.
    """

    name: str
    identifier: str = ""
    url: str = ""

    @property
    def asks_for_credit(self) -> bool:
        """Whether whoever uses what it covers has to name who made it."""
        return self.identifier.upper().startswith("CC-BY")


@dataclass(frozen=True)
class Editor:
    """Somebody who answers for what the site says.

    `name` is printed; `family` is the part of it by which citations order it, if there is one;
    `url` is a page about the editor, or empty.
    """

    name: str
    family: str = ""
    url: str = ""

    @property
    def given(self) -> str:
        """The name without the family name."""
        return " ".join(self.name.replace(self.family, "").split())


@dataclass(frozen=True)
class Site:
    """Name, one-line description, and address with a slash at its end.

    `author` is who answers for it, if not the site itself. `report` is the address to which
    mistakes are reported, for the web or for mail, in which `{record}`, `{place}` and `{version}`
    stand for what is reported. `picture` is the path of the picture that stands for the site where
    it is shared, `contact` is where its editors are written to, `repository` where its sources are
    kept. What is empty is not given: without a `licence` none is named.
    """

    name: str
    description: str
    url: str
    author: str = ""
    report: str = ""
    picture: str = ""
    editors: tuple[Editor, ...] = ()
    contact: str = ""
    repository: str = ""
    licence: Licence | None = None

    @property
    def maker(self) -> str:
        """The name of who answers for it: the author, or the site itself."""
        return self.author or self.name

    @property
    def credit(self) -> str:
        """The sentence on who edits it; empty where nobody is named."""
        names = [editor.name for editor in self.editors]
        if not names:
            return ""
        *others, last = names
        if others:
            last = f"{', '.join(others)} and {last}"
        return f"Edited by {last}."

    @property
    def unanswered(self) -> str:
        """The words on what readers do not learn of who is responsible; empty if nothing lacks."""
        lacks = []
        if not self.editors:
            lacks.append("who answers for it (editors)")
        if not self.contact:
            lacks.append("where to write (contact)")
        if not self.report:
            lacks.append("where mistakes are reported (report)")
        return ", ".join(lacks)

    @property
    def is_of_this_machine(self) -> bool:
        """Whether its address leads nowhere but to the machine on which it was built."""
        host = urlsplit(self.url).hostname or ""
        return host in ("localhost", "::1") or re.fullmatch(r"127(\.\d+){3}", host) is not None

    @property
    def contact_url(self) -> str:
        """The address of the link to its editors: that of a page, or of their mail."""
        is_mail = "@" in self.contact and ":" not in self.contact
        return f"mailto:{self.contact}" if is_mail else self.contact

    def report_to(self, reported: Mapping[str, str]) -> str:
        """The URL at which a mistake is reported, with its place filled in; empty without one."""
        places = "|".join(REPORTED)

        def fill(place: re.Match[str]) -> str:
            return quote(reported[place[1]], safe="")

        return re.sub(rf"\{{({places})\}}", fill, self.report)
