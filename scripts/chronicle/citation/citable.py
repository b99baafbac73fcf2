"""What a reader cites on this site: a record, a chapter or a paragraph, each with its own address.

It is cited for what only this site does: joining, comparing, correcting. `places` has how the
papers are cited for what they say.

A page is cited as a section of a website that has versions. Its title stands as it is typed, for
most titles are names, of which no style may change a letter. Where the guides leave a choice,
`docs/about/cite.md` says what was chosen.
"""

from dataclasses import dataclass

from markupsafe import escape

from chronicle.citation import csl
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import TERMS, dates, in_style, listed, sentence, sentences, with_comma
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


def page_forms(citable: Citable, site: Site, version: str, changed: Date | None) -> dict[str, str]:
    """A page or an anchor of this site in each style, by the names of `forms.LABELS`.

    The arguments are those of `page_item`. The forms are HTML without a full stop at the end, and
    those for the text without their brackets. The number of a paragraph is a locator, and lists of
    works then have the page.
    """
    title = str(citable.title.as_html)
    quoted = f"“{title.translate(NESTED)}”"
    author = str(escape(site.author))
    name = f"<em>{escape(site.name)}</em>"
    edition = str(escape(version_words(version)))
    of_version = f"{name}, version {edition}" if edition else name
    in_apa = f"In {name} (Version {edition})" if edition else f"In {name}"
    whole = address = f"{site.url}{citable.address}"
    at = ""
    if citable.paragraph:
        at = f"¶{citable.paragraph}"
        whole = f"{site.url}{citable.page}"
    accessed = retrieved = mla_day = ""
    if changed:
        us, mla_day, day, year = dates(changed)
        seen = f"last modified {us}"
    else:
        # Who reads an undated page says when.
        day = year = "n.d."
        seen = f"accessed {UNREAD}"
        accessed = f"Accessed {UNREAD}"
        retrieved = f"Retrieved {UNREAD}, from "
    by_whom = [author, f"({day})", title] if author else [title, f"({day})"]
    named = listed(author, quoted)
    in_chicago, in_mla, at_in_apa, at_in_harvard = (in_style(at, style) for style in TERMS)
    in_italics = f"<em>{title}</em>"
    in_year = year if changed else "no date"
    whose = f"{author} ({in_year}) {in_italics}," if author else f"{in_italics} ({in_year})"
    entry = sentences(author, quoted, f"In {of_version}", capital(seen))
    on_site = f"{with_comma(listed(of_version, mla_day))} {whole}"
    return {
        "full": listed(named, f"in {of_version}", seen, in_chicago, address),
        "short": listed(named, in_chicago),
        "entry": f"{sentence(entry)} {whole}",
        "mla": sentences(author, quoted, on_site, accessed),
        "apa": f"{sentence(sentences(*by_whom, in_apa))} {retrieved}{whole}",
        "mla-in": listed(named, in_mla),
        "apa-in": listed(author or quoted, year, at_in_apa),
        "harvard": f"{whose} {of_version}. Available at: {whole} (Accessed: {UNREAD})",
        "harvard-in": listed(author or in_italics, in_year, at_in_harvard),
    }
