"""Pages written by hand: what their front matter says of them, their text, and their anchors."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Annotated

from pydantic import ConfigDict, Field, GetPydanticSchema
from pydantic_core import core_schema

from chronicle.corpus import Entry, addresses, diagnosis, loading, messages, reader
from chronicle.corpus.loading import EMPTY_ENTRY
from chronicle.files import contents
from chronicle.problems import MISSPELLING_CUTOFF, DataError, Problem, closest, nearest
from chronicle.records import BOOK, Chart, Claim, Frame, Model, Place
from chronicle.records.fields import EDTF, Heading, Language
from chronicle.values import Prose, slug

FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)(?:(?<=\n)|\n)---\n(?P<body>.*)\Z", re.DOTALL)
# What shows something as written: fenced code, code in a line, comments that are closed before
# another begins, ready HTML.
VERBATIM = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`|<!--(?:(?!<!--).)*?-->|<pre>.*?</pre>",
    re.DOTALL | re.MULTILINE,
)
FIRST_HEADING = re.compile(r"^# (?P<text>.*?) *(?:\{.*\})?$", re.MULTILINE)
# An anchor of a heading or paragraph (attr_list of Python-Markdown).
ANCHOR = re.compile(r"\{ ?#(?P<id>[A-Za-z0-9_-]+) ?\}")
# Any heading, with what may follow its words, and what begins an anchor, also one of another form.
ANY_HEADING = re.compile(r"^(?P<level>#{1,6})(?P<blank> *)(?P<words>.*)$", re.MULTILINE)
OPENED = re.compile(r"\{ *:? *#")
MACRO_OF_COMMENT = {
    "the great questions": "questions",
    "the statements to check": "statements_to_check",
    "the latest change": "latest",
    "the book to read elsewhere": "book",
    "who answers for this site": "credit",
    "how much rests on each paper": "shares_of_papers",
    "how this site is cited": "models",
    "what people checked": "checked_by_people",
}
PERIOD_COMMENT = "the period at a glance"
# The list that may follow, whose links to events it names, and its head; and where it is drawn.
TURNS = re.compile(r"(?P<head>## .*\n+)?(?P<turns>(?:\d+\. .*\n?)+)")
PERIOD = re.compile(rf"^<!-- {PERIOD_COMMENT} -->(?:\n+{TURNS.pattern})?", re.MULTILINE)
# What is shown on a line of its own, and the kinds of records that it names: a chart, a map of
# places, a statement, figures with their sources, the words that a statement quotes.
SHOWN_KINDS = {
    "figure": (Chart.kind_,),
    "map": (Place.kind_, Frame.kind_),
    "statement": (Claim.kind_,),
    "threads": (Claim.kind_,),
    "words": (Claim.kind_,),
}
SHOWN = re.compile(
    rf"^\[(?P<words>[^\[\]\n]*)\]\((?P<kind>{'|'.join(SHOWN_KINDS)}):(?P<ids>[^)\s]*)\)$",
    re.MULTILINE,
)
RECORD_LINK_PREFIXES = ("id:", *(f"{kind}:" for kind in SHOWN_KINDS))
LINK_WITH_WORDS = re.compile(r"\[([^\[\]]*)\]\([^)]*\)")
ANCHOR_NAME = re.compile(r"[A-Za-z0-9_-]+")


class FrontMatter(Model):
    """What a page written by hand says of itself before its text.

    What it says to MkDocs, its theme or another plugin goes through.
    """

    model_config = ConfigDict(extra="ignore")

    title: Heading | None = None
    """What it is called in lists and citations."""
    description: Prose = Prose("")
    """What it has, in a sentence, for lists and search engines."""
    subject: Prose = Prose("")
    """What it treats, after its title in windows and search engines, where that says it not."""
    number: Annotated[int | None, Field(ge=1)] = None
    """Of a chapter: its number, by which chapters are ordered."""
    years: EDTF | None = None
    """Of a chapter: the years that it covers."""
    discussion: tuple[Prose, ...] = ()
    """Of a chapter: questions for discussion, which stand with its lesson."""
    formerly: Mapping[str, str] = {}
    """Anchors before, each with the one here that now treats the matter: `old: new`.

    One that was on another page is named after the file of that page: `other.md#old: new`.
    """
    permanent: bool = True
    """Whether its addresses arrive for ever; with `false` `make publish` does not enter them,
    unless that of the page was published before."""
    lang: Language | None = None
    """The language of a page that is not in English; one at `nl/` is the site in Dutch."""
    words: Mapping[str, str] = {}
    """What threads on it say in the place of words and names: `{Hy: General Hy}`."""
    translates: Mapping[str, str] = {}
    """What was translated, each with the fingerprint of its English: `the-question: 1a2b3c4d`.

    It is a question, whose answer was translated, or a paragraph: `chapters/first.md#its-anchor`.
    """


# Text that no rule of style applies to: that of pages outside the book.
PLAIN = core_schema.no_info_plain_validator_function(
    lambda raw: Prose("" if raw is None else " ".join(str(raw).split()))
)
Plain = Annotated[Prose, GetPydanticSchema(lambda _type, _handler: PLAIN)]


class OrdinaryFrontMatter(FrontMatter):
    """The front matter of any other page, as MkDocs takes it."""

    title: Plain = Prose("")
    description: Plain = Prose("")
    subject: Plain = Prose("")


def blank_out(text: str) -> str:
    """Replace each character of a text by a blank, except line breaks."""
    return re.sub(r"[^\n]", " ", text)


@dataclass(frozen=True, eq=False)
class WrittenPage:
    """A page written by hand.

    `file` is the path of its file in messages, `title` that of its front matter or else its first
    heading, `body` its Markdown, which begins on a `line` of the file. `head` is the front matter
    as written.
    """

    file: str
    title: Prose
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    body: str = ""
    line: int = 1
    head: Entry = EMPTY_ENTRY

    @property
    def inside(self) -> str:
        """The path of its file below the folder of all pages."""
        return self.file.partition("/")[2]

    def problem(self, position: int, message: str) -> Problem:
        """A problem at a position in its body."""
        return Problem.at(
            file=self.file, text=self.body, position=position, message=message, first=self.line
        )

    @property
    def headline(self) -> str:
        """Title and subject, for where the title stands alone; empty without a subject."""
        subject = self.front_matter.subject
        if subject:
            return f"{self.title.as_text}: {subject.as_text}"
        return ""

    @cached_property
    def text(self) -> str:
        """Its body with blanks in the place of code, comments and such; positions stay the same."""
        return VERBATIM.sub(lambda match: blank_out(match[0]), self.body)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The anchors of its headings and paragraphs, without former ones."""
        return frozenset(ANCHOR.findall(self.text))

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The anchors that Markdown makes for headings without one."""
        words = (heading["words"] for heading in ANY_HEADING.finditer(self.text))
        return frozenset(slug(each) for each in words if not OPENED.search(each))

    @property
    def former_anchors(self) -> dict[str, str]:
        """The former anchors of this page, each with the anchor that now treats the matter."""
        return {old: new for old, new in self.front_matter.formerly.items() if "#" not in old}

    def moved_here(self, address: str) -> Iterator[tuple[str, str]]:
        """The former address of each part that was on another page, and its address now.

        `address` is that of this page.
        """
        for old, new in self.front_matter.formerly.items():
            path, hash_, anchor = old.partition("#")
            if hash_:
                page = link_target(address, self.inside, path)
                yield f"{page}#{anchor}", f"{address}#{new}"


def link_target(address: str, file: str, path: str) -> str:
    """The address to which a path leads on the page at an address, whose file is below `docs`.

    For a file that is no page it is the path of the file below the root of the site.
    """
    if path.endswith("/"):
        target = normpath(join(address, path))
        if target == ".":
            return ""
        return f"{target}/"
    target = normpath(join(dirname(file), path))
    if not addresses.is_markdown(target):
        return target
    return addresses.address_of_file(target)


def load(docs: Path) -> dict[str, WrittenPage]:
    """Every page written by hand below a directory, by its address from the site's root.

    Raises:
        DataError: Front matter is no YAML, or maps a former anchor to none of the page.
    """
    problems: list[Problem] = []
    pages: dict[str, WrittenPage] = {}
    for path in contents(docs):
        if not addresses.is_markdown(path.name):
            continue
        inside = path.relative_to(docs).as_posix()
        file = f"{docs.name}/{inside}"
        text = reader.decode_file(path, file, problems)
        is_of_book = inside.startswith(addresses.CHAPTERS)
        page, wrong = _read(text, file, is_of_book=is_of_book)
        pages[addresses.address_of_file(inside)] = page
        problems += wrong
    if problems:
        raise DataError(problems)
    return pages


def missing_parts(
    book: Iterable[str], pages: Mapping[str, WrittenPage], file: str
) -> Iterator[Problem]:
    """A problem for each part of the book, as the settings in a file name it, that is no page."""
    for address in book:
        if address not in BOOK and address not in pages:
            message = f"book: there is no Markdown page at “{address}”{nearest(address, pages)}"
            yield Problem(file, 1, 1, message)


@lru_cache(maxsize=1024)
def _read(text: str, file: str, *, is_of_book: bool) -> tuple[WrittenPage, list[Problem]]:
    """A page and what is wrong in it; kept, since a server asks for the same at every save.

    Without a title in its front matter it is called by its first heading.
    """
    problems: list[Problem] = []
    model = FrontMatter if is_of_book else OrdinaryFrontMatter
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
    problems += _misspelt(entry)
    before = text.removesuffix(body)
    title = front_matter.title or _first_heading(body, file)
    page = WrittenPage(
        file=file,
        title=title,
        front_matter=front_matter,
        body=body,
        line=before.count("\n") + 1,
        head=entry,
    )
    marks = diagnosis.LEFT_BY_GIT.finditer(page.text)
    problems += [page.problem(mark.start(), diagnosis.TWO_VERSIONS) for mark in marks]
    return page, problems


def _first_heading(body: str, file: str) -> Prose:
    """The first heading of a page, or the name of its file."""
    heading = FIRST_HEADING.search(body)
    if heading is None:
        return Prose(Path(file).stem)
    return Prose(heading["text"])


def _misspelt(head: Entry) -> Iterator[Problem]:
    """A problem for each field that was ours, or is named nearly so; others may be for MkDocs."""
    fields = FrontMatter.model_fields
    for name in head.values:
        if name in fields:
            continue
        if name in messages.MOVED_TO_SEARCH:
            yield head.problem((name,), messages.moved(name))
        elif closest(name, fields, MISSPELLING_CUTOFF):
            yield head.problem((name,), f"unknown field “{name}”{nearest(name, fields)}")


def former_problems(address: str, pages: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    """Problems of the former anchors that the page at an address, one of `pages`, names."""
    page = pages[address]
    for old, new in page.front_matter.formerly.items():
        path, hash_, anchor = old.rpartition("#")
        before: WrittenPage | None = page
        if hash_:
            before = pages.get(link_target(address, page.inside, path))
        if hash_ and not addresses.is_markdown(path):
            message = "names no page; write the file of the page and the anchor: other.md#old"
        elif not ANCHOR_NAME.fullmatch(anchor):
            message = "is not a valid anchor; use letters, digits and hyphens"
        elif before and anchor in before.anchors:
            message = f"the page still has the anchor “{anchor}”; remove this line"
        elif new not in page.anchors:
            message = f"the page has no anchor “{new}”{nearest(new, page.anchors)}"
        else:
            continue
        yield page.head.problem(("formerly", old), message)
