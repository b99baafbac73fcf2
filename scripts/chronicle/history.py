"""The history: the one immutable input of everything that is made of a record and its story.

What follows from it and is asked for more than once is remembered in the history itself
(`once_per_history`) and goes with it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from operator import attrgetter
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from shapely import Polygon, box, total_bounds

from chronicle.additions import Additions
from chronicle.citation.citable import Citable, citables, fill, page_item, page_pattern
from chronicle.citation.csl import CSLItem
from chronicle.citation.styles import WorkForms, format_works
from chronicle.corpus import Corpus, addresses, ledger, loading, outlines
from chronicle.files import links
from chronicle.problems import DataError, Problem, nearest
from chronicle.records import CITED_KINDS, Change, Frame, Lesson, Record, Work
from chronicle.site import Site
from chronicle.story import chapters, handwritten, languages, page_checks, sought, translations
from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import WrittenPage
from chronicle.story.languages import ENGLISH, Language
from chronicle.story.markdown import PLAIN
from chronicle.story.sought import Sought
from chronicle.values import Date, Prose

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

MAP_FILE = "map.geojson"


def once_per_history(
    function: Callable[Concatenate[History, Arguments], Answer],
) -> Callable[Concatenate[History, Arguments], Answer]:
    """Make a function keep its results in the history, so that it computes each only once.

    Its arguments after the history must be hashable.
    """

    @wraps(function)
    def remembering(
        history: History, /, *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Answer:
        key = (function, arguments, *named.items())
        try:
            kept: Answer = history._remembered[key]
        except KeyError:
            kept = history._remembered[key] = function(history, *arguments, **named)
        return kept

    return remembering


@dataclass(frozen=True, eq=False)
class History:
    """The record, the story and the settings, from which pages, editions and downloads are made.

    `corpus` is the record, `site` what the site says of itself, `outlines` the land,
    `chapters` the story, `handwritten` every page written by hand, by address, `languages` those in
    which there are pages besides English, by tag, `sought` what readers type, by the
    id or address of what it is for, `ledger` the version that first had an address, by address,
    `is_changed` whether the last version is no longer what was published, None where it was not,
    `cache` the file that keeps formatted works from one process to the next.
    `template_overrides` is a folder with templates of pages that take the place of ours,
    `additions` what others add to the site.
    `book_files` are the files of this version below `data/editions/`, each with
    its size in bytes.
    """

    corpus: Corpus
    site: Site
    outlines: tuple[Polygon, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    handwritten: Mapping[str, WrittenPage] = field(default_factory=dict)
    languages: Mapping[str, Language] = field(default_factory=dict)
    sought: Mapping[str, Sought] = field(default_factory=dict)
    ledger: Mapping[str, str] = field(default_factory=dict)
    is_changed: bool | None = None
    cache: Path | None = None
    template_overrides: Path | None = None
    book_files: tuple[tuple[str, int], ...] = ()
    additions: Additions = field(default_factory=Additions)
    _remembered: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def day(self) -> datetime.date:
        """The day in files that are made of it: the day of the version, never of a build."""
        if self.latest_version and self.latest_version.date.earliest:
            return datetime.date(*self.latest_version.date.earliest)
        return datetime.date(1970, 1, 1)

    @property
    def version(self) -> str:
        """The version of the record; empty where no change is entered."""
        if self.latest_version is None:
            return ""
        return self.latest_version.version

    @cached_property
    def formatted(self) -> Mapping[str, WorkForms]:
        """The works as citations by id; all are formatted when the first is asked for.

        Among them are the patterns by which pages of ours are cited, by when they last changed.
        """
        days: list[Date | None] = [change.date for change in self.corpus.of(Change)]
        patterns = {}
        for day in days or [None]:
            patterns[f"page {day}"] = page_pattern(self.site, self.cited_version, day)
        return format_works(self.corpus.of(Work), self.cache, patterns)

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The address of every record that has one, by id."""
        return addresses.all_addresses(self.corpus)

    @cached_property
    def on_page(self) -> Mapping[str, tuple[Record, ...]]:
        """The records that live on a page, by its address."""
        pages: dict[str, list[Record]] = {}
        for identifier, address in self.addresses.items():
            pages.setdefault(addresses.page_of(address), []).append(self.corpus[identifier])
        return {page: tuple(records) for page, records in pages.items()}

    def is_written(self, address: str) -> bool:
        """Whether the page at an address is written by hand, and not only a part of it.

        Such a part stands on the page of a paper, and has its address.
        """
        if address not in self.handwritten:
            return False
        records = self.on_page.get(address, ())
        return not any(record.is_paper for record in records)

    def language(self, address: str) -> Language:
        """The language of the page at an address, which it names, or its folder if it is made."""
        page = self.handwritten.get(address)
        tag = page.front_matter.lang if page else address.partition("/")[0]
        return self.languages.get(tag or "", ENGLISH)

    @cached_property
    def alternates(self) -> Mapping[str, Mapping[str, str]]:
        """The versions of a page in each language, by the address of the page."""
        return translations.alternates(self.corpus, self.handwritten, self.languages)

    @once_per_history
    def own_pages(self, tag: str) -> Mapping[str, str]:
        """The pages in a language, by the addresses of the English pages for which they stand."""
        own = {
            english: versions[tag]
            for english, versions in self.alternates.items()
            if tag in versions
        }
        return {**own, **self.languages.get(tag, ENGLISH).pages_by_address}

    @cached_property
    def latest_version(self) -> Change | None:
        """The latest change, which gives the record its version and date; None without one.

        Where it was published with other words, its name says so.
        """
        changes = self.corpus.of(Change)
        since = {"since": ", changed since"} if self.is_changed else {}
        if changes:
            return changes[-1].model_copy(update=since)
        return None

    @cached_property
    def cited_version(self) -> Change | None:
        """The version as which the record is cited: the last edition, or the latest without one.

        What comes after an edition corrects it; its own number is in the colophon and the data.
        """
        editions = [change for change in self.corpus.of(Change) if change.edition]
        if editions:
            return editions[-1]
        return self.latest_version

    @once_per_history
    def last_change(self, address: str) -> Date | None:
        """The date on which a page with all its records, or the record at an anchor, last changed.

        It is the date of the latest change that names it, or of the version that first had it, but
        never of a build. A page without records that nobody wrote is made of the whole record, and
        as new as that.
        """
        changes = self._changes_naming(address) or self._changes_publishing(address)
        if not changes and self.latest_version:
            changes = [self.latest_version]
        dates = [change.date for change in changes]
        return max(dates, key=attrgetter("sort_key"), default=None)

    def _changes_naming(self, address: str) -> list[Change]:
        """The changes that name a page or a record that lives there, or the record at an anchor."""
        page, _, anchor = address.partition("#")
        ids = [record.id for record in self.on_page.get(page, ())]
        if anchor:
            ids = [anchor]
        naming = [change for change in self.corpus.of(Change) if page in change.pages]
        for identifier in ids:
            naming += self.corpus.linking(Change, identifier, "touches")
        return naming

    def _changes_publishing(self, address: str) -> list[Change]:
        """The change that made the version which first had what is published at an address."""
        page = addresses.page_of(address)
        if page not in self.on_page and page not in self.handwritten:
            return []
        first = self.ledger.get(address)
        return [change for change in self.corpus.of(Change) if change.version == first]

    @cached_property
    def citables(self) -> Mapping[str, Citable]:
        """Everything that a reader can cite, by address."""
        found: dict[str, Citable] = {}
        for page in {**self.on_page, **self.handwritten}:
            found |= self.citables_on(page)
        return found

    @once_per_history
    def citables_on(self, page: str) -> Mapping[str, Citable]:
        """Everything on a page that a reader can cite, itself among it, by address.

        A page that is written by hand is cited with its paragraphs and boxes, the home page never;
        what is written of the page of a record is cited as that.
        """
        found: list[Citable] = []
        if page and page in self.handwritten:
            found += self._written_citables(page)
        for record in self.on_page.get(page, ()):
            if record.kind_ in CITED_KINDS:
                found += citables(record, self.corpus)
        return {citable.address: citable for citable in found}

    def _written_citables(self, address: str) -> Iterator[Citable]:
        """A page written by hand, and its paragraphs and boxes that have an address."""
        page = self.handwritten[address]
        language = page.front_matter.lang or "en"
        yield Citable(address, page.title, (), language=language)
        for paragraph in chapters.paragraphs(page.body):
            if not paragraph.anchor:
                continue
            sources = [each for each in paragraph.sources if self.corpus.find(Work, each.work)]
            number = str(paragraph.number)
            named = "{}, paragraph {}"
            if paragraph.is_box:
                number = f"{number}, box"
                named = "{}, box after paragraph {}"
            name = Prose(self.language(address).say(named)).format(page.title, paragraph.number)
            yield Citable(
                address=f"{address}#{paragraph.anchor}",
                title=page.title,
                sources=tuple(sources),
                name=name,
                paragraph=number,
                language=language,
            )

    def find_citable(self, address: str) -> Citable | None:
        """The citable at an address; None if nothing there can be cited."""
        return self.citables_on(addresses.page_of(address)).get(address)

    def citable(self, address: str) -> Citable:
        """The citable at an address that has one.

        Raises:
            KeyError: Nothing there can be cited.
        """
        return self.citables_on(addresses.page_of(address))[address]

    def item(self, citable: Citable) -> CSLItem:
        """A page, or what stands at an anchor of it, as CSL-JSON; none for a work."""
        return page_item(citable, self.site, self.cited_version, self.last_change(citable.page))

    def citation(self, citable: Citable, form: str) -> str:
        """The citation of a page, or of what stands at an anchor, in a form."""
        pattern = self.pattern_of(citable).whole[form]
        return fill(pattern, citable.title.as_html, self.site.url + citable.address)

    def pattern_of(self, citable: Citable) -> WorkForms:
        """The forms of a page, with signs for its title and its address."""
        return self.formatted[f"page {self.last_change(citable.page)}"]


def load_history(
    data: Path,
    docs: Path,
    site: Site,
    cache: Path | None = None,
    extensions: Mapping[str, Any] = PLAIN,
) -> History:
    """Read and check a history; citations are formatted when the first of them is asked for.

    Arguments:
        data: The directory of the record.
        docs: The directory of pages written by hand.
        site: What the site says of itself.
        cache: A directory for what takes long to compute; without one nothing is kept.
        extensions: Those of Markdown that read the pages, with their settings.

    Raises:
        DataError: With everything that is wrong in the data, or in what pages say of themselves.
    """
    problems: list[Problem] = []
    corpus = _collect_problems(problems, loading.load, data)
    pages = _collect_problems(problems, handwritten.load, docs)
    if corpus is None or pages is None:
        raise DataError(problems)
    story = chapters.load(pages)
    entered = data / "permalinks.txt"
    published = ledger.read(entered)
    version = ""
    if corpus.of(Change):
        version = corpus.of(Change)[-1].version
    problems += _lessons_without_chapter(corpus, story)
    file = f"{data.name}/{loading.SETTINGS}"
    problems += _wrong_links(data, docs)
    problems += handwritten.missing_parts(corpus.settings.book, pages, file)
    problems += page_checks.problems(pages, story, corpus, extensions)
    problems += translations.problems(corpus, pages)
    spoken = languages.load(data, problems)
    problems += languages.problems(spoken, pages, data)
    typed = sought.load(data, corpus, pages, story, problems)
    land = _collect_problems(problems, outlines.read, data / MAP_FILE) or ()
    problems += _no_land_problem(corpus, land, f"{data.name}/{MAP_FILE}")
    if problems:
        raise DataError(problems)
    return History(
        corpus=corpus,
        site=site,
        outlines=land,
        chapters=story,
        handwritten=pages,
        languages=spoken,
        sought=typed,
        ledger=published,
        is_changed=ledger.is_changed(entered, version, data, docs),
        cache=cache and cache / "works.json",
    )


def _no_land_problem(corpus: Corpus, land: Iterable[Polygon], file: str) -> Iterator[Problem]:
    """A problem where no land lies in any frame, as when longitude and latitude are exchanged."""
    frames = [box(*each.edges) for each in corpus.of(Frame)]
    is_shown = any(area.intersects(frame) for area in land for frame in frames)
    if land and frames and not is_shown:
        west, south, east, north = total_bounds(land)
        message = (
            f"has land from {west:.0f} to {east:.0f} east and {south:.0f} to {north:.0f} north, "
        )
        message += "outside every frame; expected degrees (WGS 84), longitude before latitude"
        yield Problem(file, 0, 0, message)


def _wrong_links(data: Path, docs: Path) -> Iterator[Problem]:
    """A problem for each symbolic link that would stop a build, or publish what lies elsewhere."""
    for directory in (data, docs):
        project = directory.parent
        for path in links(directory):
            there = path.resolve()
            folders = map(Path.resolve, path.parents)
            message = ""
            if not there.exists():
                message = (
                    f"links to {path.readlink()}, which does not exist; fix or remove the link"
                )
            elif there in folders:
                message = "links to a folder that contains it; remove the link"
            elif directory == docs and not there.is_relative_to(project.resolve()):
                message = f"links to {there}, outside the project; copy it here"
            if message:
                yield Problem(path.relative_to(project).as_posix(), 0, 0, message)


def _lessons_without_chapter(corpus: Corpus, story: Sequence[Chapter]) -> Iterator[Problem]:
    """A problem for each lesson whose chapter is not there."""
    names = [chapter.name for chapter in story]
    for lesson in corpus.of(Lesson):
        if lesson.chapter not in names:
            message = f"unknown chapter “{lesson.chapter}”{nearest(lesson.chapter, names)}"
            yield corpus.entries[lesson.id].problem(("chapter",), message)


def _collect_problems(
    problems: list[Problem], read: Callable[[Path], Answer], path: Path
) -> Answer | None:
    """Read a path. Where that fails, add its problems to the others and return None."""
    try:
        return read(path)
    except DataError as error:
        problems += error.problems
        return None
