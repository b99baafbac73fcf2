"""What a reader cites on this site: a record, a chapter or a paragraph, each with its own address.

It is cited for what only this site does: joining, comparing, correcting. `cited_works` has how the
papers are cited for what they say.

A page is cited as a section of a website that has versions. Its title stands as it is typed, for
most titles are names, of which no style may change a letter. Where the guides leave a choice,
`docs/about/cite.md` says what was chosen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from markupsafe import escape

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import Form, dates, in_style, listed, sentence, sentences, with_comma
from chronicle.corpus.corpus import Corpus
from chronicle.kinds.base import Record, Source
from chronicle.kinds.within import sources_of
from chronicle.kinds.work.model import Work
from chronicle.site import Site
from chronicle.values.dates import Date
from chronicle.values.text import Prose, capital, slug

# Quotation marks inside others.
NESTED = str.maketrans("“”", "‘’")
# Where a page is undated, readers enter the day themselves.
UNREAD = "[the day you read it]"


@dataclass(frozen=True)
class Citable:
    """One thing to cite: its permanent address, its title, and the places that it comes from.

    `name` tells it from others that are cited by the same title with another anchor, where there
    are any, `statement` is what it says, `paragraph` the number of a paragraph of the page, and
    `language` the one that it is written in. `group` is the heading under which it stands there.
    `voice` is who says it, by the id, where the papers only report that.
    """

    address: str
    title: Prose
    sources: tuple[Source, ...]
    record: Record | None = None
    name: Prose | None = None
    statement: Prose | None = None
    paragraph: int = 0
    language: str = "en"
    group: Prose | None = None
    voice: str = ""

    @property
    def work(self) -> Work | None:
        """The work that it is, if it is one."""
        if isinstance(self.record, Work):
            return self.record
        return None

    @property
    def short_title(self) -> Prose:
        """What it is called where it stands among others."""
        return self.name or self.title

    @property
    def stated(self) -> Prose:
        """What it says, or what it is called."""
        return self.statement or self.short_title

    @property
    def page(self) -> str:
        """The address of its page, without an anchor."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """Where it stands on its page; empty for the page itself."""
        return self.address.partition("#")[2]


def cited_by_label(record: Record, corpus: Corpus) -> Iterator[Citable]:
    """A record as it is cited where its kind says nothing else: by its label and its sources."""
    yield Citable(record.site_address(corpus), record.label, sources_of(record), record)


def page_item(citable: Citable, site: Site, version: str, changed: Date | None) -> CSLItem:
    """A page or an anchor of this site as a CSL-JSON item in plain strings, for programs.

    `version` is that of the record, `changed` the day of the last change of the content.
    """
    item: CSLItem = {
        "id": slug(citable.address),
        "type": "webpage",
        "title": citable.title.as_text,
        "container-title": site.name,
    }
    if version:
        item["version"] = version
    item["URL"] = site.url + citable.address
    item["language"] = citable.language
    if site.author:
        item["author"] = [{"literal": site.author}]
    if changed:
        item["issued"] = csl.csl_date(changed)
        item["custom"] = {"issued_edtf": str(changed)}
    return item


def page_forms(citable: Citable, site: Site, version: str, changed: Date | None) -> dict[str, Form]:
    """A page or an anchor of this site in each style, by the names of `forms.LABELS`.

    The arguments are those of `page_item`. The forms are HTML without a full stop at the end, and
    those for the text without their brackets. The number of a paragraph is a locator, and lists of
    works then have the page. At the place of a form stands what differs from one part of a page to
    the next: its address, its number.
    """
    author = str(escape(site.author))
    title = str(citable.title.as_html)
    quoted = f"“{title.translate(NESTED)}”"
    name = f"<em>{escape(site.name)}</em>"
    versioned = name
    in_apa = f"In {name}"
    if version:
        versioned = f"{name}, version {escape(version)}"
        in_apa = f"In {name} (Version {escape(version)})"

    at = ""
    address = f"{site.url}{citable.address}"
    page = address
    if citable.paragraph:
        at = f"¶{citable.paragraph}"
        page = f"{site.url}{citable.page}"

    day = PageDay.of(changed)
    retrieved = ""
    if changed is None:
        retrieved = f"Retrieved {UNREAD}, from "
    apa_title = [title, f"({day.apa})"]
    if author:
        apa_title = [author, f"({day.apa})", title]
    at_chicago = in_style(at, "chicago")
    in_text = listed(author, quoted)
    site_in_mla = f"{with_comma(listed(versioned, day.mla))} "
    after_mla = ""
    if day.mla_access:
        after_mla = f". {day.mla_access}"
    note = listed(in_text, f"in {versioned}", day.chicago)
    entry = sentences(author, quoted, f"In {versioned}", capital(day.chicago))
    return {
        "full": _at(note, listed(at_chicago, address)),
        "short": _at(in_text, at_chicago),
        "entry": Form(f"{sentence(entry)} ", page),
        "mla": Form(sentences(author, quoted, site_in_mla), page, after_mla),
        "apa": Form(f"{sentence(sentences(*apa_title, in_apa))} {retrieved}", page),
        "mla-in": _at(in_text, in_style(at, "mla")),
        "apa-in": _at(listed(author or quoted, day.year), in_style(at, "apa")),
    }


def _at(citation: str, place: str) -> Form:
    """A citation with a place after a comma; without a place, the citation alone."""
    if not place:
        return Form(citation)
    return Form(f"{with_comma(citation)} ", place)


class PageDay(NamedTuple):
    """The day of a page as styles have it: when it was changed, or else when it was read.

    `mla_access` is when it was read, where MLA says so.
    """

    chicago: str
    mla: str
    mla_access: str
    apa: str
    year: str

    @classmethod
    def of(cls, changed: Date | None) -> Self:
        """The day of a page that was changed on a date, or on none that is known."""
        if changed is None:
            return cls(f"accessed {UNREAD}", "", f"Accessed {UNREAD}", "n.d.", "n.d.")
        us, short, turned, year = dates(changed)
        return cls(f"last modified {us}", short, "", turned, year)
