"""The whole book as one document: parts, in them groups and entries, every link leading into the book or to the site.

The document is flat: headings of the first level open parts, those of the second groups or entries, those of the third
entries of a group; what belongs to an entry follows its heading in one `div`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import markdown
from jinja2 import Environment
from lxml import html
from markupsafe import Markup

from chronicle import templates
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import period as drawing
from chronicle.drawing.charts import svg
from chronicle.drawing.charts.drawings import drawings, for_page
from chronicle.drawing.charts.spec import spec
from chronicle.drawing.period import Frame
from chronicle.editions import markup
from chronicle.editions.markup import Element, anchor
from chronicle.editions.names import stem
from chronicle.pages.page import Page
from chronicle.pages.written import finish
from chronicle.record.models import Actor, Deployment, Event, Question, Side
from chronicle.record.text import Prose
from chronicle.settings import LICENCE
from chronicle.settings import load as load_settings
from chronicle.story.chapters import Chapter
from chronicle.story.notes import Registry, prepare
from chronicle.views import ordering, period, selection
from chronicle.views.figures import charts
from chronicle.views.ordering import alphabetical

# The drawing of the whole period, and charts, in pixels: at the width of the page, 126 mm, twelve of them make eight points.
GLANCE = Frame("wide", 560, 5.4, 15, 70, True)
CHART = 560
# A chart that would be higher, in widths, stands as it does on a wide screen, where it is lower and its letters smaller.
HIGHEST = 1.3
# Words of a row up to which a table of counts runs on as a text.
SHORT = 8
# What opens each part.
LEADS = {
    "story": "Small figures in the text call the notes at the end of each chapter.",
    "events": "Every dated happening that the papers tell, by year. A dotted line under a date marks one given only roughly.",
    "deployments": "Who sent whom where. The standing of each says how far the papers vouch for it.",
    "questions": "Where the papers or their sources disagree, or where a paper parts from its own note. Each answer has with it "
    "everyone who gives it.",
    "figures": "What the record counts, drawn. Each mark is one figure by one voice: rivals stand side by side, and nothing is "
    "added up, averaged or filled in between.",
    "actors": "Everyone and everything named that acts or is quoted, under the usual English name, with the other forms of the "
    "name and who prints them.",
    "places": "Where it happened. The larger a mark on the map, the more events and deployments; an open mark is placed only "
    "approximately, and a name in capitals is that of a whole country or region, marked in its middle.",
    "papers": "From these everything here is drawn: what each argues, what the record takes from it place by place, and its slips.",
    "sources": "The works that the papers cite, by class of evidence, each with everything in this book that rests on it.",
    "glossary": "Abbreviations and terms.",
    "gaps": "What the record does not have or cannot show. Whoever knows a document, a name or a place is asked to say so.",
    "changes": "The versions of the record.",
}


@dataclass(frozen=True)
class Line:
    """A line of the contents: the level of its heading, the id where it leads, its words."""

    level: int
    id: str
    words: str


@dataclass(frozen=True)
class Entry:
    """A line of the index: the id of an actor's entry, the name, its form in another script, the chapters that tell of it."""

    id: str
    name: str
    native: str
    language: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Volume:
    """The book before it is set: what it is made from, and its body as one tree without front matter and index."""

    book: Book
    body: Element

    @property
    def title(self) -> str:
        """The name of the site."""
        return self.book.site.name

    @property
    def version(self) -> str:
        """The version of the record."""
        return self.book.edition.version if self.book.edition else "unversioned"

    @property
    def date(self) -> str:
        """The date of the version, as ISO 8601 has it."""
        return self.book.day.isoformat()

    @property
    def identifier(self) -> str:
        """What names this edition and no other: the address of its files at the site, without suffix."""
        return f"{self.book.site.url}data/editions/{stem(self.book)}"

    @property
    def index_title(self) -> str:
        """The heading of the index."""
        actors = self.book.corpus.settings.actors
        return f"Index of {actors[:1].lower()}{actors[1:]}"

    @cached_property
    def contents(self) -> list[Line]:
        """Parts, and what stands first in them, in order."""
        found = []
        for heading in self.body.iter("h1", "h2"):
            found.append(Line(int(heading.tag[1]), heading.get("id"), heading.get("data-words")))
        return found

    @cached_property
    def index(self) -> list[Entry]:
        """Everyone and everything that acts, by name."""
        entries = []
        for actor in self.book.corpus.of(Actor):
            native = next((name for name in actor.names if name.script and name.script != "Latn"), None)
            language = (native.lang or "und") if native else ""
            told = self.book.chapters_naming.get(actor.id, ())
            entries.append(Entry(anchor(f"actors/{actor.id}/"), actor.name, native.text if native else "", language, told))
        return sorted(entries, key=lambda entry: alphabetical(entry.name))

    def fill(self, template: str, **values: Any) -> Markup:
        """A piece of the book from a template that stands beside this module."""
        values |= {"volume": self, "book": self.book, "licence": LICENCE, "index_title": self.index_title}
        return Markup(_templates().get_template(template).render(values))


def assemble(book: Book, pages: Iterable[Page], docs: Path, settings: Path) -> Volume:
    """The whole book from its pages; `settings` is the `mkdocs.yml` that names the Markdown extensions."""
    maker = _Maker(book, pages, docs, settings)
    body = html.Element("div")
    for element in maker.parts():
        body.append(element)
    _resolve(body, maker.elsewhere, book.site.url)
    return Volume(book, body)


def _resolve(body: Element, elsewhere: dict[str, str], site: str) -> None:
    """Lead every link to its id in the book; where the book does not have it, to the site."""
    ids = {element.get("id") for element in body.xpath(".//*[@id]")}
    for link, address in markup.links(body):
        del link.attrib[markup.TO]
        target = elsewhere.get(address) or anchor(address)
        link.set("href", f"#{target}" if target in ids else f"{site}{address}")


class _Maker:
    """Makes the parts. `elsewhere` grows while it does: what stands in the book at another place than on the site."""

    def __init__(self, book: Book, pages: Iterable[Page], docs: Path, settings: Path) -> None:
        self.book = book
        self.extensions = _extensions(settings)
        self.registry = Registry(book.corpus, book.formatted)
        self.pages = {page.address: page for page in pages}
        self.elsewhere: dict[str, str] = {}

    def parts(self) -> Iterator[Element]:
        """The parts in order; one of which there is nothing is left out."""
        for name, words, matter in (
            ("glance", "The period at a glance", self.glance()),
            ("preface", "How this book was made", self.preface()),
            ("story", "Story", self.story()),
            ("events", "Events", self.events()),
            ("deployments", "Deployments", self.deployments()),
            ("questions", "Questions", self.questions()),
            ("figures", "Figures", self.figures()),
            ("actors", self.book.corpus.settings.actors, self.actors()),
            ("places", "Places", self.opened(addresses.PLACES, 0)),
            ("papers", "The papers", self.papers()),
            ("sources", "Sources", self.opened(addresses.BIBLIOGRAPHY, 0)),
            ("gaps", "What is missing", self.gaps()),
            ("glossary", "Glossary", self.opened(addresses.GLOSSARY, 0)),
            ("changes", "What changed", self.opened(addresses.CHANGES, 0)),
        ):
            elements = list(matter)
            if elements:
                yield _heading(1, f"part-{name}", words, "part")
                if lead := LEADS.get(name):
                    yield _paragraph(lead, "lead")
                yield from elements

    def glance(self) -> Iterator[Element]:
        """The drawing of the home page, drawn anew for the width of this one, and the list of the turns that it numbers."""
        for turns in self.matter("index.md").find_class("turns"):
            linked = {
                address.split("/")[1]: link.text_content() for link, address in markup.links(turns) if address.startswith("events/")
            }
            if view := period.period(self.book, linked):
                yield from markup.prepare(markup.read(drawing.draw(view, "", (GLANCE,))), "")
            yield turns

    def preface(self) -> Iterator[Element]:
        """What pages written by hand say of the record and of citing it."""
        for file in ("about/index.md", "about/cite.md"):
            yield from self.written(file, 2)

    def story(self) -> Iterator[Element]:
        """The chapters, each with its questions for discussion and its notes."""
        self.elsewhere["chapters/"] = "part-story"
        for chapter in self.book.chapters:
            elements = list(self.written(addresses.source_file(chapter.address), 2, f"Chapter {chapter.number}"))
            if chapter.discussion:
                self.elsewhere[chapter.handout] = self.elsewhere[f"{chapter.handout}#discussion"] = anchor(chapter.handout)
                notes = elements[-1].find(".//section[@class='notes']")
                questions = markup.read(_discussion(chapter))
                questions.set("class", "discussion")
                elements[-1].insert(len(elements[-1]) if notes is None else elements[-1].index(notes), questions)
            yield from elements

    def events(self) -> Iterator[Element]:
        """The events by year."""
        self.elsewhere[addresses.TIMELINE] = "part-events"
        for year, events in ordering.by_year(self.book.corpus.of(Event)):
            self.elsewhere[f"{addresses.TIMELINE}#year-{year}"] = f"year-{year}"
            yield _heading(2, f"year-{year}", str(year), "group")
            for event in events:
                address = addresses.address(event, self.book.corpus)
                self.elsewhere[f"{addresses.TIMELINE}#{event.id}"] = anchor(address)
                yield from self.opened(address, 3)

    def deployments(self) -> Iterator[Element]:
        """The deployments by side, each side with its table."""
        if "deployments/" not in self.pages:
            return
        self.elsewhere["deployments/"] = "part-deployments"
        overview = self.prepared(Page("deployments/", "", "", self.pages["deployments/"].body))
        for side in self.book.corpus.of(Side):
            sent = ordering.by_date(self.book.corpus.linking(Deployment, side.id, "side"))
            if not sent:
                continue
            yield _heading(2, anchor(f"deployments/#{side.id}"), side.name, "group")
            (section,) = overview.xpath(f".//h2[@id='{anchor(f'deployments/#{side.id}')}']/..")
            section.find("h2").drop_tree()
            section.tag = "div"
            section.set("class", "sent")
            yield section
            for deployment in sent:
                yield from self.opened(addresses.address(deployment, self.book.corpus), 3)

    def questions(self) -> Iterator[Element]:
        """Where the papers or their sources disagree."""
        self.elsewhere["questions/"] = "part-questions"
        for question in self.book.corpus.of(Question):
            yield from self.opened(addresses.address(question, self.book.corpus), 2)

    def figures(self) -> Iterator[Element]:
        """What the signs mean, then the charts, drawn anew for the width of this page, each with its table."""
        page = self.pages.get(addresses.FIGURES)
        if page is None or not charts(self.book):
            return
        self.elsewhere[addresses.FIGURES] = self.elsewhere[f"{addresses.FIGURES}#figures"] = "part-figures"
        body = page.body
        printed = svg.draw({chart.id: spec(chart.panels, CHART) for chart in charts(self.book)})
        for chart in charts(self.book):
            drawn = for_page(chart, printed[chart.id], CHART, "chart")
            width, height = map(int, drawn.split('viewBox="0 0 ')[1].split('"')[0].split())
            if height <= HIGHEST * width:
                body = body.replace(drawings(self.book)[chart.id].wide, drawn)
        tree = self.prepared(Page(addresses.FIGURES, "", "", body))
        for section in tree.xpath("./article/section"):
            heading = section.find("h2")
            heading.drop_tree()
            heading.tail = None
            yield _grouped(heading)
            for summary in section.find_class("summary"):
                summary.drop_tree()
            for table in section.find_class("counts"):
                _suit(table)
            section.tag = "div"
            section.set("class", f"figures {section.get('class', '')}".strip())
            yield section

    def gaps(self) -> Iterator[Element]:
        """What the record does not have."""
        for element in self.opened(addresses.GAPS, 0):
            for summary in element.find_class("summary"):
                summary.drop_tree()
            element.set("class", f"gap {element.get('class', '')}".strip())
            yield element

    def actors(self) -> Iterator[Element]:
        """Everyone and everything that acts, by kind and name."""
        self.elsewhere["actors/"] = "part-actors"
        actors = sorted(self.book.corpus.of(Actor), key=lambda actor: alphabetical(actor.name))
        for kind, names in self.book.corpus.settings.kind_names.items():
            group = [actor for actor in actors if actor.kind == kind]
            if group:
                yield _heading(2, anchor(f"actors/#{kind}"), names.many, "group")
            for actor in group:
                yield from self.opened(addresses.address(actor, self.book.corpus), 3)

    def papers(self) -> Iterator[Element]:
        """Each of the papers, and the guide to it where there is one."""
        for paper in selection.papers(self.book.corpus):
            address = addresses.paper(paper)
            for element in self.opened(address, 2):
                _unkinded(element)
                yield element
            if f"{address}guide/" in self.book.written:
                yield from self.written(addresses.source_file(f"{address}guide/"), 2)

    def opened(self, address: str, level: int) -> Iterator[Element]:
        """A page made from the record: its heading at a level, then the rest; at level 0 it is a part and has no heading."""
        page = self.pages.get(address)
        if page is None:
            return
        tree = self.prepared(page)
        if not level:
            self.elsewhere[address] = f"part-{address.strip('/').rpartition('/')[2]}"
            if address == addresses.BIBLIOGRAPHY:
                self.elsewhere[address] = "part-sources"
            for heading in tree.findall(".//h1"):
                heading.drop_tree()
            for lead in tree.find_class("lead"):
                lead.drop_tree()
            yield from _flat(tree)
            return
        yield from self.entry(tree, address, level, "record")

    def written(self, file: str, level: int, number: str = "") -> Iterator[Element]:
        """A page written by hand, as the site itself would have it, with its heading at a level."""
        tree = self.matter(file)
        yield from self.entry(tree, addresses.hand_written(file), level, "prose", number)

    def matter(self, file: str) -> Element:
        """A page written by hand as matter of the book; nothing where there is none."""
        address = addresses.hand_written(file)
        page = self.book.written.get(address)
        if page is None:
            return html.Element("div")
        finished = finish(prepare(page.body, self.registry), address, self.book, self.registry)
        body = markdown.markdown(finished, extensions=list(self.extensions), extension_configs=self.extensions)
        return markup.prepare(markup.read(body), address, file)

    def prepared(self, page: Page) -> Element:
        """The body of a page as matter of the book."""
        return markup.prepare(markup.read(page.body), page.address)

    def entry(self, tree: Element, address: str, level: int, kind: str, number: str = "") -> Iterator[Element]:
        """A heading that has the id of the whole page, with the date or number before its words, and what follows it."""
        name = tree.find(".//h1")
        if name is None:
            return
        if own := name.get("id"):
            self.elsewhere[f"{address}#{own.partition('--')[2]}"] = anchor(address)
        heading = _heading(level, anchor(address), "", f"entry {address.partition('/')[0]}")
        when = next(iter(tree.find_class("when")), None)
        before = html.Element("span", {"class": when.get("class") if when is not None else "number"})
        before.text = when.text_content() if when is not None else number
        if before.text:
            before.tail = " "
            heading.append(before)
        words = html.Element("span", {"class": "words-of"})
        words.text = name.text
        words.extend(name)
        heading.append(words)
        said = [" ".join(part.text_content().split()) for part in heading]
        heading.set("data-words", ": ".join(said))
        for gone in (name, when):
            if gone is not None:
                gone.drop_tree()
        markup.lower(tree, level - 1)
        _unwrap(tree)
        place = html.Element("p", {"class": "address"})
        link = html.Element("a", {"href": f"{self.book.site.url}{address}"})
        link.text = address
        place.append(link)
        tree.append(place)
        tree.set("class", f"{kind} {address.partition('/')[0]}")
        yield heading
        yield tree


def _heading(level: int, identifier: str, words: str, kind: str) -> Element:
    heading = html.Element(f"h{level}", {"id": identifier, "class": kind, "data-words": words})
    heading.text = words
    return heading


def _paragraph(words: str, kind: str) -> Element:
    paragraph = html.Element("p", {"class": kind})
    paragraph.text = words
    return paragraph


def _discussion(chapter: Chapter) -> str:
    questions = "".join(f"<li>{Prose(question).as_html}</li>" for question in chapter.discussion)
    return f'<h3 id="{anchor(chapter.handout)}">Questions for discussion</h3><ol>{questions}</ol>'


def _unwrap(tree: Element) -> None:
    """Take away wrappers that only pages of the site need, and years over lists whose dates have them."""
    for element in list(tree.iter("article", "header")):
        element.drop_tag()
    for heading in tree.xpath(".//section[@class='year']/*[self::h3 or self::h4 or self::h5]"):
        heading.drop_tree()


def _flat(tree: Element) -> Iterable[Element]:
    """The pieces of a page that is a part by itself, its sections opened so that headings stand by themselves."""
    _unwrap(tree)
    for section in list(tree.iter("section", "div")):
        if section is not tree and not section.get("class"):
            section.drop_tag()
    for heading in list(tree.iter("h2")):
        if heading.getparent() is not tree:  # of a table under an entry
            heading.tag = "h4"
            continue
        for count in heading.find_class("soft"):
            count.drop_tree()
        _grouped(heading)
    return list(tree)


def _suit(table: Element) -> None:
    """Drop a table of counts whose numbers its chart has; let one of short rows run on, with its title before it."""
    if table.find("thead") is not None:
        table.drop_tree()
    elif all(len(name.text_content()) <= SHORT for name in table.iter("th")):
        table.tag = "p"
        table.set("class", "run")
        for part in list(table):
            if part.tag == "caption":
                part.tag = "i"
                part.tail = ": "
                continue
            for row in list(part):
                name, count = row
                row.text = f"{name.text_content()}\u00a0– {count.text_content()}"
                row.tail = "; " if row.getnext() is not None else "."
                row.tag = "span"
                for cell in (name, count):
                    row.remove(cell)
            part.drop_tag()


def _grouped(heading: Element) -> Element:
    """A heading as that of a group."""
    heading.set("class", "group")
    heading.set("data-words", " ".join(heading.text_content().split()))
    return heading


def _unkinded(tree: Element) -> None:
    """Take away the kind of each record from the lists of a paper's places: they run on, and the titles say enough."""
    for kind in tree.xpath(".//section[@class='place']//li/span[@class='soft']"):
        link = kind.getprevious()
        kind.drop_tree()
        if link is not None:
            link.tail = (link.tail or "").strip()


def _extensions(settings: Path) -> dict[str, dict[str, Any]]:
    """The Markdown extensions of a site with their settings, those that MkDocs itself adds among them."""
    listed = load_settings(settings).get("markdown_extensions", ())
    found: dict[str, dict[str, Any]] = {"toc": {}, "tables": {}, "fenced_code": {}}
    for item in listed:
        found |= item if isinstance(item, dict) else {item: {}}
    return found


@cache
def _templates() -> Environment:
    made = templates.environment("chronicle.editions")
    made.filters["anchor"] = anchor
    return made
