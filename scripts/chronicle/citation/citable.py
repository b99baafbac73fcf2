"""What a reader cites on this site: a record, a chapter or a paragraph, each with its own address.

It is cited for what only this site does: joining, comparing, correcting. `cited_works` has how the
papers are cited for what they say.

A page is cited as a section of a website that has versions. Its title stands as it is typed, for
most titles are names, of which no style may change a letter. Where the guides leave a choice,
`docs/about/cite.md` says what was chosen.
"""

from dataclasses import dataclass
from typing import NamedTuple, Self

from markupsafe import escape

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import Form, dates, in_style, listed, sentence, sentences, with_comma
from chronicle.records.base import Record, Source
from chronicle.records.fields import version_words
from chronicle.records.work import Work
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
    `language` the one that it is written in. `voice` is who says it, by the id, where the papers
    only report that.
    """

    address: str
    title: Prose
    sources: tuple[Source, ...]
    record: Record | None = None
    name: Prose | None = None
    statement: Prose | None = None
    paragraph: int = 0
    language: str = "en"
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
    page = _CitedPage.of(citable, site, version, changed)
    in_text = listed(page.author, page.quoted)
    in_apa = listed(page.author or page.quoted, page.day.year)
    return {
        "full": _note(page),
        "short": _at(in_text, in_style(page.at, "chicago")),
        "entry": _entry(page),
        "mla": _in_mla(page),
        "apa": _in_apa(page),
        "mla-in": _at(in_text, in_style(page.at, "mla")),
        "apa-in": _at(in_apa, in_style(page.at, "apa")),
    }


class PageDay(NamedTuple):
    """The day of a page as styles have it: when it was changed, or else when it was read.

    `mla_access` is when it was read, where MLA says so.
    """

    chicago: str
    mla: str
    mla_access: str
    apa: str
    year: str

    @property
    def is_of_reading(self) -> bool:
        """Whether it is the day when the page was read."""
        return bool(self.mla_access)

    @classmethod
    def of(cls, changed: Date | None) -> Self:
        """The day of a page that was changed on a date, or on none that is known."""
        if changed is None:
            return cls(f"accessed {UNREAD}", "", f"Accessed {UNREAD}", "n.d.", "n.d.")
        us, short, turned, year = dates(changed)
        return cls(f"last modified {us}", short, "", turned, year)


class _CitedPage(NamedTuple):
    """What the styles say of a page, each in its order.

    `whole` is the address of the page without an anchor, where `at` is a paragraph of it; `version`
    is empty where the site has none. All but addresses and days is HTML.
    """

    author: str
    title: str
    site: str
    version: str
    at: str
    address: str
    whole: str
    day: PageDay

    @classmethod
    def of(cls, citable: Citable, site: Site, version: str, changed: Date | None) -> Self:
        """What is said of a page or an anchor of the site."""
        at = ""
        address = f"{site.url}{citable.address}"
        whole = address
        if citable.paragraph:
            at = f"¶{citable.paragraph}"
            whole = f"{site.url}{citable.page}"
        return cls(
            author=str(escape(site.author)),
            title=str(citable.title.as_html),
            site=f"<em>{escape(site.name)}</em>",
            version=str(escape(version_words(version))),
            at=at,
            address=address,
            whole=whole,
            day=PageDay.of(changed),
        )

    @property
    def quoted(self) -> str:
        """The title in quotation marks."""
        return f"“{self.title.translate(NESTED)}”"

    @property
    def of_version(self) -> str:
        """The site with its version."""
        if not self.version:
            return self.site
        return f"{self.site}, version {self.version}"


def _note(page: _CitedPage) -> Form:
    """The note of Chicago."""
    in_text = listed(page.author, page.quoted)
    note = listed(in_text, f"in {page.of_version}", page.day.chicago)
    return _at(note, listed(in_style(page.at, "chicago"), page.address))


def _entry(page: _CitedPage) -> Form:
    """The entry in a bibliography as Chicago has it."""
    day = capital(page.day.chicago)
    entry = sentences(page.author, page.quoted, f"In {page.of_version}", day)
    return Form(f"{sentence(entry)} ", page.whole)


def _in_mla(page: _CitedPage) -> Form:
    """The entry in a list of works as MLA has it."""
    site = f"{with_comma(listed(page.of_version, page.day.mla))} "
    accessed = ""
    if page.day.mla_access:
        accessed = f". {page.day.mla_access}"
    return Form(sentences(page.author, page.quoted, site), page.whole, accessed)


def _in_apa(page: _CitedPage) -> Form:
    """The entry in a list of references as APA has it; who reads an undated page says when."""
    day = f"({page.day.apa})"
    by_whom = [page.title, day]
    if page.author:
        by_whom = [page.author, day, page.title]
    site = f"In {page.site}"
    if page.version:
        site = f"In {page.site} (Version {page.version})"
    retrieved = ""
    if page.day.is_of_reading:
        retrieved = f"Retrieved {UNREAD}, from "
    return Form(f"{sentence(sentences(*by_whom, site))} {retrieved}", page.whole)


def _at(citation: str, place: str) -> Form:
    """A citation with a place after a comma; without a place, the citation alone."""
    if not place:
        return Form(citation)
    return Form(f"{with_comma(citation)} ", place)
