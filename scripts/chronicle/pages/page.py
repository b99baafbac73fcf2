"""A page before MkDocs sees it, and the templates that fill it.

A page is Markdown with front matter; its body is one block of ready HTML, which every generator based on Markdown passes
through, and which costs MkDocs little. Templates stand beside the modules that use them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chronicle.citation import cited, forms, labels
from chronicle.citation.cited import Citable
from chronicle.citation.formatted import Formatted
from chronicle.citation.processor import Forms, Item, closed, each_html
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.outlines import Ring
from chronicle.drawing import geometry
from chronicle.drawing.charts import drawn
from chronicle.drawing.charts.drawn import Drawn
from chronicle.drawing.locator_map import Atlas
from chronicle.record import languages, locators
from chronicle.record.dates import Date
from chronicle.record.models import Change, Chart, Claim, GlossaryTerm, Record, Work
from chronicle.record.text import italics, plain
from chronicle.settings import Site
from chronicle.story.chapters import Chapter, Written
from chronicle.views import common as views

KIND_NAMES = {
    "state": "States",
    "party": "Parties",
    "body": "Bodies of state and party",
    "unit": "Military units",
    "organisation": "Organisations",
    "person": "People",
    "outlet": "News outlets",
}
BLANK_LINES = re.compile(r"\n\s*\n+")


@dataclass(frozen=True, eq=False)
class Book:
    """What pages are made from.

    The record, its works as formatted citations by id, what the site says of itself, outlines of land as rings, the
    chapters, the pages written by hand by address, the ledger (the version that first had an address, by address), a
    directory that keeps what takes long to make, and the editions that have been made of this version: the name and the size in
    bytes of each file below `data/editions/`.
    """

    corpus: Corpus
    formatted: Mapping[str, Formatted]
    site: Site
    outlines: tuple[Ring, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    written: Mapping[str, Written] = field(default_factory=dict)
    ledger: Mapping[str, str] = field(default_factory=dict)
    cache: Path | None = None
    editions: tuple[tuple[str, int], ...] = ()

    @property
    def day(self) -> dt.date:
        """The day that a file made of the book bears: that of the version of the record, never that of its making."""
        return (self.edition and self.edition.date.earliest) or dt.date(1970, 1, 1)

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The address of every record that has one, by id."""
        return addresses.all_addresses(self.corpus)

    @cached_property
    def on_page(self) -> Mapping[str, tuple[Record, ...]]:
        """The records that live on a page, by its address."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for identifier, there in self.addresses.items():
            found[there.partition("#")[0]].append(self.corpus[identifier])
        return {page: tuple(records) for page, records in found.items()}

    @cached_property
    def edition(self) -> Change | None:
        """The latest change, which gives the record its version and its date; None where no change is entered."""
        return max(self.corpus.of(Change), key=lambda change: change.order, default=None)

    def changed(self, address: str) -> Date | None:
        """When what stands at an address last changed: a page with all records that live on it, or the one at its anchor.

        It is the date of the latest change that names it, or of the version that first had it; never that of a build.
        """
        page, _, anchor = address.partition("#")
        here = [self.corpus[anchor]] if anchor in self.corpus.records else () if anchor else self.on_page.get(page, ())
        found = [change.date for record in here for change in self.corpus.linking(Change, record.id, "touches")]
        found += [change.date for change in self.corpus.of(Change) if page in change.pages]
        if not found:
            first = self.ledger.get(address)
            found = [change.date for change in self.corpus.of(Change) if change.version == first]
        if not found and self.edition:
            found = [self.edition.date]
        return max(found, key=lambda date: date.sort_key, default=None)

    @cached_property
    def citables(self) -> Mapping[str, Citable]:
        """Everything that a reader can cite, by address."""
        return {citable.address: citable for citable in cited.citables(self.corpus, self.chapters)}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Everything that a reader can cite as CSL-JSON, by address."""
        version = self.edition.version if self.edition else ""
        return {a: cited.item(citable, self.site, version, self.changed(a)) for a, citable in self.citables.items()}

    @cached_property
    def citations(self) -> Mapping[str, Forms]:
        """The citations of everything that a reader can cite, by address and form; see `cited.format_items`."""
        made = cited.format_items(self.items, self.site, self.cache / "pages.json" if self.cache else None)
        return {
            address: each_html(forms, partial(cited.marked, citable=self.citables[address], corpus=self.corpus))
            for address, forms in made.items()
        }

    @cached_property
    def charts(self) -> tuple[Drawn, ...]:
        """Every chart, drawn."""
        return drawn.draw(self.corpus, self.site, self.cache / "charts.json" if self.cache else None)

    @cached_property
    def telling(self) -> Mapping[str, tuple[Chapter, ...]]:
        """The chapters that name a record, by its id."""
        found: defaultdict[str, list[Chapter]] = defaultdict(list)
        for chapter in self.chapters:
            for identifier in chapter.records:
                found[identifier].append(chapter)
        return {identifier: tuple(chapters) for identifier, chapters in found.items()}

    @cached_property
    def atlas(self) -> Atlas:
        """The locator maps of this book."""
        return Atlas(self.corpus, self.outlines)

    @cached_property
    def terms(self) -> Glossary:
        """The words that the glossary explains."""
        return Glossary(self.corpus.of(GlossaryTerm))


class Glossary:
    """Explains words where they occur, each once in a text."""

    def __init__(self, terms: Sequence[GlossaryTerm]) -> None:
        self.explained = {str(escape(term.name)): str(escape(term.description)) for term in terms}
        longest_first = sorted(self.explained, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])") if terms else None

    def explain(self, html: Markup) -> Markup:
        """A text without tags but italics, each term marked up with what it means the first time it occurs."""
        if self.pattern is None:
            return html
        seen: set[str] = set()

        def explained(match: re.Match[str]) -> str:
            if match[1] in seen:
                return match[1]
            seen.add(match[1])
            return f'<abbr title="{self.explained[match[1]]}">{match[1]}</abbr>'

        return Markup(self.pattern.sub(explained, str(html)))


@dataclass(frozen=True)
class Page:
    """One page: where it lives, its title and one-line description in plain text, its body as HTML, when it last changed.

    `structured` is what it says of itself to search engines, as HTML that follows the body and is none of it.
    """

    address: str
    title: str
    description: str
    body: str
    changed: str = ""
    structured: str = ""

    @property
    def file(self) -> str:
        """Path of its Markdown file below the root of the tree."""
        return addresses.source_file(self.address)

    @property
    def markdown(self) -> str:
        """The page as Markdown with YAML front matter (JSON strings are YAML)."""
        front = {"title": self.title, "description": self.description} | ({"date": self.changed} if self.changed else {})
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
        return f"---\n{head}---\n\n{BLANK_LINES.sub(chr(10), self.body.strip())}\n"


def make(book: Book, address: str, template: str, title: str, description: str, **values: Any) -> Page:
    """Fill a template into a page. `description` may be prose; it is cut to one plain line."""
    corpus = book.corpus

    def named(record: Record, text: str | None = None) -> Markup:
        if text is None and isinstance(record, Claim):
            text = f"{corpus[record.property_].label}: {record.label}"
        return link(record, href, text)

    def href(target: Record | str) -> str:
        there = target if isinstance(target, str) else book.addresses[target.id]
        return addresses.relative(address, there)

    body = environment().get_template(template).render(corpus=corpus, book=book, here=address, href=href, link=named, **values)
    return Page(address, plain(title), plain(description)[:300], body, str(book.changed(address) or ""))


def link(record: Record, href: Callable[[Record], str], text: str | None = None) -> Markup:
    """A link to a record by its label, or by another text."""
    if text is None and isinstance(record, Work):
        return Markup(f'<a href="{escape(href(record))}">{labels.short(record)}</a>')
    return Markup(f'<a href="{escape(href(record))}">{prose(text or record.label)}</a>')


def prose(text: str) -> Markup:
    """Our running text as HTML: escaped, with titles in italics, and words in another script with their language."""
    return Markup(languages.marked(italics(str(escape(text)))))


def place_anchor(place: locators.Place) -> str:
    """The anchor of a place of a paper on the paper's page: `p-25`, `n-75`, `para-19`, `table`."""
    letter = {"page": "p", "note": "n", "paragraph": "para"}.get(place.unit)
    return f"{letter}-{place.number}" if letter else place.name.replace(" ", "-")


@pass_context
def explained(context: Context, text: str) -> Markup:
    """Our running text as HTML, its abbreviations explained by the glossary of the book that is being made."""
    return Markup(languages.marked(cast(Book, context["book"]).terms.explain(Markup(italics(str(escape(text)))))))


def templates(package: str) -> Environment:
    """The templates beside the modules of a package, strict: an unknown variable is an error."""
    return Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # templates are part of the code, which stays loaded too
    )


@cache
def environment() -> Environment:
    """The templates of pages."""
    made = templates("chronicle.pages")
    made.filters |= {
        "prose": prose,
        "page_forms": forms.page,
        "program_forms": forms.programs,
        "work_forms": forms.work,
        "place_forms": forms.place,
        "plain": plain,
        "in_language": lambda text: Markup(languages.marked(str(escape(text)))),
        "title_of": lambda citable, corpus: Markup(cited.marked(prose(citable.title), citable, corpus)),
        "papers_cited": lambda book, citable: cited.papers(citable, book.formatted, book.corpus),
        "coins": cited.coins,
        "closed": closed,
        "explained": explained,
        "long": labels.long,
        "compact": labels.compact,
        "short": labels.short,
        "paper_name": labels.paper_name,
        "name_of_paper": lambda identifier, corpus: labels.paper_name(corpus.get(Work, identifier)),
        "voice_name": labels.voice_name,
        "first_anchor": first_anchor,
        "by_property": views.by_property,
        "changes_of": lambda corpus, record: corpus.linking(Change, record.id, "touches"),
        "charts_of": lambda corpus, record: corpus.linking(Chart, record.id, "deployments"),
        "told_by": views.told_by,
        "in_words": in_words,
        "degrees": geometry.degrees,
        "kind_name": lambda kind: KIND_NAMES[kind],
        "apply": lambda record, link: link(record),
    }
    made.globals["formats"] = forms.PROGRAMS
    return made


def first_anchor(locator: str) -> str:
    """The anchor of the first place that a locator names."""
    return place_anchor(locators.places(locator)[0])


def in_words(number: int) -> str:
    """A small number as a word."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[number] if number < len(words) else str(number)
