"""The history: the one immutable input of everything that is generated from a record and its pages.

Derived values that are used more than once are cached in the history itself (`cached_per_history`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial, wraps
from itertools import chain, product
from operator import attrgetter
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from shapely import Polygon

from chronicle.additions import Additions
from chronicle.citation import csl
from chronicle.citation.citable import MEDIA, Citable, fill_form, page_item, page_pattern
from chronicle.citation.csl import CSLItem
from chronicle.citation.styles import WorkForms, format_works, put_commas_inside
from chronicle.content import (
    chapters,
    languages,
    markdown_pages,
    page_checks,
    search_aliases,
    translations,
)
from chronicle.content.chapters import Chapter
from chronicle.content.languages import ENGLISH, Language
from chronicle.content.markdown import DEFAULT_EXTENSIONS
from chronicle.content.markdown_pages import MarkdownPage
from chronicle.content.search_aliases import SearchAliases
from chronicle.corpus import Corpus, addresses, ledger, loading, outlines, validation_messages
from chronicle.files import list_files
from chronicle.problems import DataError, Problem
from chronicle.records import Actor, Change, Lesson, Name, Record, Work
from chronicle.site import Site
from chronicle.values import Date

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

MAP_FILE = "map.geojson"


def cached_per_history(
    function: Callable[Concatenate[History, Arguments], Result],
) -> Callable[Concatenate[History, Arguments], Result]:
    """Cache the results of a function in the history, so that each is computed only once.

    Its arguments after the history must be hashable.
    """

    @wraps(function)
    def cached(
        history: History, /, *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Result:
        key = (function, arguments, *named.items())
        try:
            answer: Result = history._cached_values[key]
        except KeyError:
            answer = history._cached_values[key] = function(history, *arguments, **named)
        return answer

    return cached


@dataclass(frozen=True, eq=False)
class History:
    """The record, chapters and settings from which pages, editions and downloads are generated.

    Attributes:
        corpus: The record.
        site: The name, URL and options of the site.
        outlines: The outlines of land.
        chapters: The chapters, in order.
        markdown_pages: The published Markdown pages, by URL.
        withheld_files: The paths of the files in `docs` that are not published.
        languages: The languages of pages other than English, by tag.
        search_aliases: Search aliases, by the id or URL that they find.
        ledger: The first version with each published URL, by URL.
        is_changed: Whether the latest version has changed since it was published; None if it was
            not published.
        citation_cache: The file that caches formatted works between processes.
        template_overrides: A folder of templates that replace built-in ones.
        find_book_files: Returns the generated files of the book in this version.
        additions: The additions by hooks and other plugins.
    """

    corpus: Corpus
    site: Site
    outlines: tuple[Polygon, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    markdown_pages: Mapping[str, MarkdownPage] = field(default_factory=dict)
    withheld_files: Collection[str] = ()
    languages: Mapping[str, Language] = field(default_factory=dict)
    search_aliases: Mapping[str, SearchAliases] = field(default_factory=dict)
    ledger: Mapping[str, str] = field(default_factory=dict)
    is_changed: bool | None = None
    citation_cache: Path | None = None
    template_overrides: Path | None = None
    find_book_files: Callable[[History], tuple[Path, ...]] = lambda history: ()
    additions: Additions = field(default_factory=Additions)
    # Called before the files of the book are named, while it is being generated.
    book_waits: list[Callable[[], None]] = field(default_factory=list, init=False, repr=False)
    _cached_values: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def version_day(self) -> datetime.date:
        """The date in generated files: the date of the version, never of a build."""
        if self.latest_version and self.latest_version.date.earliest_day:
            return datetime.date(*self.latest_version.date.earliest_day)
        return datetime.date(1970, 1, 1)

    @property
    def version(self) -> str:
        """The version of the record; empty if it has no changes."""
        if self.latest_version is None:
            return ""
        return self.latest_version.version

    @cached_property
    def book_files(self) -> tuple[Path, ...]:
        """The generated files of the book in this version, once they are complete."""
        for wait in self.book_waits:
            wait()
        return self.find_book_files(self)

    @cached_property
    def formatted_works(self) -> Mapping[str, WorkForms]:
        """The works as citations, by id; all are formatted on first use.

        The mapping also has the patterns for citing pages, by date of the last change and medium.
        """
        days: list[Date | None] = [change.date for change in self.corpus.of(Change)]
        patterns = {}
        for day, medium in product(days or [None], MEDIA):
            pattern = page_pattern(self.site, self.latest_version, day, medium)
            patterns[f"page {day} {medium}"] = pattern
        return format_works(self.corpus.of(Work), self.citation_cache, patterns)

    @cached_per_history
    def works_in_notes(self, tag: str) -> Mapping[str, WorkForms]:
        """Return the citations of works in notes in a language, by id; in English without a tag."""
        if not tag:
            return self.formatted_works
        pages = [page for page in self.markdown_pages.values() if page.front_matter.lang == tag]
        text = "\n".join(page.text for page in pages)
        names: dict[str | None, Name] = {
            actor.id: name
            for actor in self.corpus.of(Actor)
            for name in reversed(actor.names)  # the first name replaces later ones
            if name.lang == tag
        }
        works = [
            csl.translate_work(work, tag, self.languages[tag].translate, names)
            for work in self.corpus.of(Work)
            if f"@{work.id}" in text
        ]
        native_names = {actor: name.text for actor, name in names.items()}
        # One file per language, so that no build reads the citations of other languages again.
        file = self.citation_cache
        cache = file and file.with_stem(f"{file.stem}-{tag}")
        return format_works(works, cache, language=tag, native_names=native_names)

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The URL of every record that has one, by id."""
        return addresses.addresses_by_id(self.corpus)

    @cached_property
    def records_by_page(self) -> Mapping[str, tuple[Record, ...]]:
        """The records whose URL is on a page, by the URL of the page."""
        pages: dict[str, list[Record]] = {}
        for identifier, address in self.addresses.items():
            pages.setdefault(addresses.page_address(address), []).append(self.corpus[identifier])
        return {page: tuple(records) for page, records in pages.items()}

    def is_markdown_page(self, address: str) -> bool:
        """Return whether the whole page at a URL is Markdown.

        The Markdown at the URL of a paper is only a section of the generated page.
        """
        if address not in self.markdown_pages:
            return False
        records = self.records_by_page.get(address, ())
        return not any(record.is_paper for record in records)

    def page_language(self, address: str) -> Language:
        """Return the language of a page, from its front matter, or its folder if generated."""
        page = self.markdown_pages.get(address)
        tag = page.front_matter.lang if page else address.partition("/")[0]
        return self.languages.get(tag or "", ENGLISH)

    @cached_property
    def language_alternates(self) -> Mapping[str, Mapping[str, str]]:
        """The URLs of the versions of a page by language, by the URL of the page."""
        return translations.alternate_addresses(self.corpus, self.markdown_pages, self.languages)

    @cached_per_history
    def pages_in_language(self, tag: str) -> Mapping[str, str]:
        """Return the pages in a language, by the URLs of the English pages that they translate."""
        translated = {
            english: versions[tag]
            for english, versions in self.language_alternates.items()
            if tag in versions
        }
        return {**translated, **self.languages.get(tag, ENGLISH).pages_by_address}

    @cached_property
    def latest_version(self) -> Change | None:
        """The latest change, which gives the record its version and date; None without one.

        If the record has changed since it was published, the name of the version says so.
        """
        changes = self.corpus.of(Change)
        suffix = {"change_suffix": ", changed since"} if self.is_changed else {}
        if changes:
            return changes[-1].model_copy(update=suffix)
        return None

    @cached_per_history
    def last_change(self, address: str) -> Date | None:
        """Return the date when a page with its records, or the record at an anchor, last changed.

        Without a change that names the page or record, this is the date of the version that first
        had it. It is never the date of a build. A generated page without records is as new as the
        whole record.
        """
        changes = self._changes_naming(address) or self._changes_publishing(address)
        if not changes and self.latest_version:
            changes = [self.latest_version]
        dates = [change.date for change in changes]
        return max(dates, key=attrgetter("sort_key"), default=None)

    def _changes_naming(self, address: str) -> list[Change]:
        """Return the changes that name a page or a record on it, or the record at an anchor."""
        page, _, anchor = address.partition("#")
        ids = [record.id for record in self.records_by_page.get(page, ())]
        if anchor:
            ids = [anchor]
        changes = [change for change in self.corpus.of(Change) if page in change.pages]
        for identifier in ids:
            changes += self.corpus.records_linking_to(Change, identifier, "touches")
        return changes

    def _changes_publishing(self, address: str) -> list[Change]:
        """Return the changes of the version that first had the page or anchor at a URL."""
        page = addresses.page_address(address)
        if page not in self.records_by_page and page not in self.markdown_pages:
            return []
        first_version = self.ledger.get(address)
        return [change for change in self.corpus.of(Change) if change.version == first_version]

    def csl_item(self, citable: Citable) -> CSLItem:
        """Return a page, or an anchor of it, as a CSL-JSON item."""
        return page_item(citable, self.site, self.latest_version, self.last_change(citable.page))

    def page_citation(self, citable: Citable, form: str) -> str:
        """Return the citation of a page, or of an anchor of it, in a form that has its URL."""
        pattern = self.citation_pattern(citable).complete_forms[form]
        translation = f" [{citable.english_title.as_html}]" if citable.english_title else ""
        url = self.site.url + citable.address
        title = put_commas_inside(citable.title.as_html)
        return fill_form(pattern, title, url, translation)

    def citation_pattern(self, citable: Citable) -> WorkForms:
        """Return the citation forms of a page, with placeholders for its title and its URL."""
        return self.formatted_works[f"page {self.last_change(citable.page)} {citable.medium}"]


def load_history(
    data: Path,
    docs: Path,
    site: Site,
    cache: Path | None = None,
    extensions: Mapping[str, Any] = DEFAULT_EXTENSIONS,
    withheld: Collection[str] = (),
) -> History:
    """Read and check a history; citations are formatted on first use.

    Arguments:
        data: The data directory.
        docs: The directory of Markdown pages.
        site: The name, URL and options of the site.
        cache: A directory for slow results; without one, nothing is cached.
        extensions: The Markdown extensions for pages, with their settings.
        withheld: The paths of the files in `docs` that are not published.

    Raises:
        DataError: With all problems in the data and in Markdown pages.
    """
    problems: list[Problem] = []
    corpus = _collect_problems(problems, loading.load_corpus, data)
    read_pages = partial(markdown_pages.load_pages, withheld=withheld)
    pages = _collect_problems(problems, read_pages, docs)
    if corpus is None or pages is None:
        raise DataError(problems)
    loaded_chapters = chapters.load_chapters(pages)
    ledger_file = data / "permalinks.txt"
    versions_by_address = ledger.read_ledger(ledger_file)
    version = ""
    if corpus.of(Change):
        version = corpus.of(Change)[-1].version
    problems += _check_lesson_chapters(corpus, loaded_chapters)
    file = f"{data.name}/{loading.SETTINGS_FILE}"
    problems += markdown_pages.check_book_parts(corpus.settings.book, pages, file)
    problems += page_checks.check_pages(pages, loaded_chapters, corpus, extensions)
    problems += translations.check_translation_sources(corpus, pages)
    language_by_tag = languages.load_languages(data, problems)
    problems += languages.check_languages(language_by_tag, pages, data)
    aliases = search_aliases.load_aliases(data, corpus, pages, loaded_chapters, problems)
    land = _collect_problems(problems, outlines.read_outlines, data / MAP_FILE) or ()
    if problems:
        raise DataError(problems)
    sources = chain(list_files(data), list_files(docs, withheld))
    return History(
        corpus=corpus,
        site=site,
        outlines=land,
        chapters=loaded_chapters,
        markdown_pages=pages,
        withheld_files=withheld,
        languages=language_by_tag,
        search_aliases=aliases,
        ledger=versions_by_address,
        is_changed=ledger.is_changed(ledger_file, version, sources),
        citation_cache=cache and cache / "citations.json",
    )


def _check_lesson_chapters(corpus: Corpus, loaded_chapters: Sequence[Chapter]) -> Iterator[Problem]:
    """Yield a problem for each lesson whose chapter does not exist."""
    names = [chapter.name for chapter in loaded_chapters]
    for lesson in corpus.of(Lesson):
        if lesson.chapter not in names:
            remedy = validation_messages.expected_options_message(names, lesson.chapter)
            message = (
                f"no published page in docs/chapters with a number is “{lesson.chapter}”; {remedy}"
            )
            yield corpus.raw_records[lesson.id].make_problem(("chapter",), message)


def _collect_problems(
    problems: list[Problem], read_path: Callable[[Path], Result], path: Path
) -> Result | None:
    """Read a path. If this fails, add its problems to the others and return None."""
    try:
        return read_path(path)
    except DataError as error:
        problems += error.problems
        return None
