"""Markdown pages: their front matter, their text, and their anchors."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Annotated

from pydantic import ConfigDict, Field, GetPydanticSchema
from pydantic_core import core_schema

from chronicle.corpus import (
    RawMapping,
    addresses,
    loading,
    yaml_reader,
)
from chronicle.corpus.loading import EMPTY_MAPPING
from chronicle.files import list_files
from chronicle.problems import DataError, Problem, correct_spelling, suggest_name
from chronicle.records import DEFAULT_BOOK_PARTS, Chart, Claim, Frame, Model, Place
from chronicle.records.fields import EDTF, Heading, Language
from chronicle.values import Prose, slugify

FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)(?:(?<=\n)|\n)---\n(?P<body>.*)\Z", re.DOTALL)
# Content shown verbatim: fenced code, inline code, comments that are closed before another begins,
# and preformatted HTML.
VERBATIM_MARKDOWN = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`|<!--(?:(?!<!--).)*?-->|<pre>.*?</pre>",
    re.DOTALL | re.MULTILINE,
)
FIRST_HEADING = re.compile(r"^# (?P<text>.*?) *(?:\{.*\})?$", re.MULTILINE)
# An anchor of a heading or paragraph (attr_list of Python-Markdown).
ANCHOR_ATTRIBUTE = re.compile(r"\{ ?#(?P<id>[A-Za-z0-9_-]+) ?\}")
# Any heading, with the text after its marker; and the beginning of an anchor in any form.
ANY_HEADING = re.compile(r"^(?P<level>#{1,6})(?![#\d]) *(?P<words>.*)$", re.MULTILINE)
ANCHOR_START = re.compile(r"\{[^\S\n]*:?[^\S\n]*#")
BOOK_COMMENT = "the book to read elsewhere"
# The comments that request content; those for the period and the studies are separate.
CONTENT_COMMENTS = (
    "the great questions",
    "the statements to check",
    "the latest change",
    BOOK_COMMENT,
    "who answers for this site",
    "how much rests on each paper",
    "what was compared",
    "how this site is cited",
    "what people checked",
)
PERIOD_COMMENT = "the period at a glance"
# The list of turning points that may follow the comment for the period, with its heading; and the
# comment with the list.
TURNING_POINTS = re.compile(r"(?P<head>## .*\n+)?(?P<turns>(?:\d+\. .*\n?)+)")
PERIOD_SHORTCODE = re.compile(
    rf"^<!-- {PERIOD_COMMENT} -->(?:\n+{TURNING_POINTS.pattern})?", re.MULTILINE
)
# Elements on a separate line, and the kinds of records that they name: a chart, a map of places, a
# statement, figures with their sources, the quotation of a statement.
SHORTCODE_KINDS = {
    "figure": (Chart.record_kind,),
    "map": (Place.record_kind, Frame.record_kind),
    "statement": (Claim.record_kind,),
    "threads": (Claim.record_kind,),
    "words": (Claim.record_kind,),
}
SHORTCODE = re.compile(
    rf"^\[(?P<words>[^\[\]\n]*)\]\((?P<kind>{'|'.join(SHORTCODE_KINDS)}):(?P<ids>[^)\s]*)\)$",
    re.MULTILINE,
)
RECORD_LINK_PREFIXES = ("id:", *(f"{kind}:" for kind in SHORTCODE_KINDS))
LABELLED_LINK = re.compile(r"\[([^\[\]]*)\]\([^)]*\)")
ANCHOR_NAME = re.compile(r"[A-Za-z0-9_-]+")


class FrontMatter(Model):
    """The front matter of a Markdown page.

    Fields for MkDocs, its theme or other plugins are ignored here.
    """

    model_config = ConfigDict(extra="ignore")

    title: Heading | None = None
    """The title in lists and citations."""
    description: Prose = Prose("")
    """A summary in one sentence, for lists and search engines."""
    subject: Prose = Prose("")
    """The topic, shown after the title in browser windows and search engines."""
    number: Annotated[int | None, Field(ge=1)] = None
    """Chapters only: the number, which determines their order."""
    years: EDTF | None = None
    """Chapters only: the years that the chapter covers."""
    discussion: tuple[Prose, ...] = ()
    """Chapters only: discussion questions, shown with the lesson."""
    formerly: Mapping[str, str] = {}
    """Previous anchors, each with the current anchor for the same content: `old: new`.

    An anchor on another page is written with the file of that page: `other.md#old: new`.
    """
    permanent: bool = True
    """Whether the URLs of the page are permanent.

    With `false`, `make publish` does not record them, unless the page was published before.
    """
    lang: Language | None = None
    """The language of a page that is not in English; the page at `nl/` is the Dutch home page."""
    words: Mapping[str, str] = {}
    """Labels that replace words and names in thread charts on this page: `{Hy: General Hy}`."""
    translates: Mapping[str, str | None] = {}
    """The translated sources with fingerprints of their English text: `the-question: 1a2b3c4d`.

    A source is a question, whose answer is translated, or a paragraph:
    `chapters/first.md#its-anchor`.
    """


# Text that is exempt from style rules, on pages outside the book.
PLAIN_TEXT_SCHEMA = core_schema.no_info_plain_validator_function(
    lambda raw: Prose("" if raw is None else " ".join(str(raw).split()))
)
Plain = Annotated[Prose, GetPydanticSchema(lambda _type, _handler: PLAIN_TEXT_SCHEMA)]


class MkDocsFrontMatter(FrontMatter):
    """The front matter of a page outside the book, as MkDocs accepts it."""

    title: Plain = Prose("")
    description: Plain = Prose("")
    subject: Plain = Prose("")


def mask_match(match: re.Match[str]) -> str:
    """Return the text of a match with a space for each character except line breaks."""
    return re.sub(r"[^\n]", " ", match[0])


@dataclass(frozen=True, eq=False)
class MarkdownPage:
    """A Markdown page.

    `file` is the path of the file in messages. `title` is the title in the front matter, or else
    the first heading. `body` is the Markdown text, which begins on line `body_line` of the file.
    `raw_front_matter` is the front matter as written.
    """

    file: str
    title: Prose
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    body: str = ""
    body_line: int = 1
    raw_front_matter: RawMapping = EMPTY_MAPPING

    @property
    def path_in_docs(self) -> str:
        """The path of the file, relative to the directory of all pages."""
        return self.file.partition("/")[2]

    def make_problem(self, position: int, message: str) -> Problem:
        """Return a problem at a position in the body of the page."""
        return Problem.from_offset(
            file=self.file, text=self.body, position=position, message=message, first=self.body_line
        )

    @property
    def headline(self) -> str:
        """The title with the subject, for use where only a title is shown; else empty."""
        subject = self.front_matter.subject
        if subject:
            return f"{self.title.as_text}: {subject.as_text}".replace("?: ", "? ")
        return ""

    @cached_property
    def text(self) -> str:
        """The body with verbatim content replaced by spaces, so that positions are unchanged."""
        return VERBATIM_MARKDOWN.sub(mask_match, self.body)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The current anchors of the headings and paragraphs of the page."""
        return frozenset(ANCHOR_ATTRIBUTE.findall(self.text))

    @cached_property
    def generated_anchors(self) -> frozenset[str]:
        """The anchors that Markdown generates for headings without one."""
        titles = (heading["words"] for heading in ANY_HEADING.finditer(self.text))
        return frozenset(slugify(title) for title in titles if not ANCHOR_START.search(title))

    @property
    def former_anchors(self) -> dict[str, str]:
        """The previous anchors of this page, each with the current anchor for the same content."""
        return {old: new for old, new in self.front_matter.formerly.items() if "#" not in old}

    def anchors_moved_here(self, address: str) -> Iterator[tuple[str, str]]:
        """Yield the previous and the current URL of each component that was on another page.

        `address` is the URL of this page.
        """
        for old, new in self.front_matter.formerly.items():
            path, hash_, anchor = old.partition("#")
            if hash_:
                page = link_target(address, self.path_in_docs, path)
                yield f"{page}#{anchor}", f"{address}#{new}"


def link_target(address: str, file: str, path: str) -> str:
    """Return the URL that a path refers to, on the page at `address` with the source `file`.

    For a file that is not a page, it is the path of the file, relative to the root of the site.
    """
    if path.endswith("/"):
        target = normpath(join(address, path))
        if target == ".":
            return ""
        return f"{target}/"
    target = normpath(join(dirname(file), path))
    if not addresses.is_markdown(target):
        return target
    return addresses.file_address(target)


def load_pages(docs: Path, withheld: Collection[str] = ()) -> dict[str, MarkdownPage]:
    """Read every published Markdown page in a directory, by its URL relative to the root.

    `withheld` are the paths of the files that are not published.

    Raises:
        DataError: Front matter is not valid YAML, or contains invalid fields.
    """
    problems: list[Problem] = []
    pages: dict[str, MarkdownPage] = {}
    for path in list_files(docs, withheld):
        if not addresses.is_markdown(path.name):
            continue
        relative_path = path.relative_to(docs).as_posix()
        file = f"{docs.name}/{relative_path}"
        text = yaml_reader.decode_file(path, file, problems)
        is_in_book = relative_path.startswith(addresses.CHAPTERS)
        page, page_problems = _parse_markdown_page(text, file, is_in_book=is_in_book)
        pages[addresses.file_address(relative_path)] = page
        problems += page_problems
    if problems:
        raise DataError(problems)
    return pages


def check_book_parts(
    book: Iterable[str], pages: Mapping[str, MarkdownPage], file: str
) -> Iterator[Problem]:
    """Yield a problem for each part of the book in the settings that is not a page."""
    for address in book:
        if address not in DEFAULT_BOOK_PARTS and address not in pages:
            message = f"book: Markdown page “{address}” not found{suggest_name(address, pages)}"
            yield Problem(file, 1, 1, message)


@lru_cache(maxsize=1024)
def _parse_markdown_page(
    text: str, file: str, *, is_in_book: bool
) -> tuple[MarkdownPage, list[Problem]]:
    """Return a page and its problems; cached, because the server reads it at every rebuild.

    Without a title in its front matter, the title is its first heading.
    """
    problems: list[Problem] = []
    model = FrontMatter if is_in_book else MkDocsFrontMatter
    match = FRONT_MATTER.match(text)
    if not match and text.startswith("---\n"):
        message = "front matter is not closed; write --- on its own line below it"
        problems.append(Problem(file, 1, 1, message))
    head = ""
    body = text
    if match:
        head = match["head"]
        body = match["body"]
    # The front matter begins on the second line of the file.
    front_matter, entry = loading.read_mapping(f"\n{head}", file, model, problems)
    # A field with an entirely different name may be for MkDocs.
    for name in entry.values:
        if suggestion := correct_spelling(name, FrontMatter.model_fields):
            message = f"unknown field “{name}”; did you mean “{suggestion}”?"
            problems.append(entry.make_problem((name,), message))
    before = text.removesuffix(body)
    title = Prose(Path(file).stem)
    if heading := FIRST_HEADING.search(body):
        title = Prose(heading["text"])
    page = MarkdownPage(
        file=file,
        title=front_matter.title or title,
        front_matter=front_matter,
        body=body,
        body_line=before.count("\n") + 1,
        raw_front_matter=entry,
    )
    return page, problems


def check_previous_anchors(address: str, pages: Mapping[str, MarkdownPage]) -> Iterator[Problem]:
    """Yield a problem for each invalid previous anchor that the page at a URL declares."""
    page = pages[address]
    for old, new in page.front_matter.formerly.items():
        path, hash_, anchor = old.rpartition("#")
        before: MarkdownPage | None = page
        if hash_:
            before = pages.get(link_target(address, page.path_in_docs, path))
        if hash_ and not addresses.is_markdown(path):
            message = "names no page; write the file of the page and the anchor: other.md#old"
        elif not ANCHOR_NAME.fullmatch(anchor):
            message = "is not a valid anchor; use letters, digits and hyphens"
        elif before and anchor in before.anchors:
            message = f"the page still has the anchor “{anchor}”; remove this line"
        elif new not in page.anchors:
            message = f"the page has no anchor “{new}”{suggest_name(new, page.anchors)}"
        else:
            continue
        yield page.raw_front_matter.make_problem(("formerly", old), message)
