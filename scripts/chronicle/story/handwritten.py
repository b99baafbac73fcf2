"""Pages written by hand: what their front matter says of them, their text, and their anchors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from chronicle.corpus import addresses
from chronicle.corpus.problems import DataError, Problem, nearest
from chronicle.files import contents
from chronicle.record.models.settings import BOOK, Wording

FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
# The first heading of a page, without the anchor that may follow.
HEADING = re.compile(r"^# (?P<text>.*?) *(?:\{.*\})?$", re.MULTILINE)
# An anchor of a heading or paragraph (attr_list of Python-Markdown).
ANCHOR = re.compile(r"\{ ?#(?P<id>[A-Za-z0-9_-]+) ?\}")
# What is no text of a page: citations, targets of links, anchors.
APPARATUS = re.compile(r"\[[^\]]*@[^\]]*\]|\]\([^)]*\)|\{[^}\n]*\}")
# Where the drawing of the whole period stands: before a list, whose links to events it names.
PERIOD = re.compile(r"^<!-- the period at a glance -->\n+(?P<turns>(?:\d+\. .*\n?)+)", re.MULTILINE)
ANCHOR_NAME = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class WrittenPage:
    """A page written by hand.

    `file` is the path of its file in messages, `front_matter` everything that stands there, `body`
    its Markdown. `formerly` maps each anchor that it had before to the one that now treats the
    matter.
    """

    file: str
    title: str
    description: str = ""
    formerly: Mapping[str, str] = field(default_factory=dict)
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of its headings and paragraphs, without those that it had before."""
        return frozenset(match["id"] for match in ANCHOR.finditer(self.body))


def load(docs: Path, wording: Iterable[Wording] = ()) -> dict[str, WrittenPage]:
    """Every page written by hand below a directory, by its address from the site's root.

    Raises DataError where front matter is no YAML, or maps a former anchor to none of the page, or
    where a page has a habit of style that `wording` avoids.
    """
    problems: list[Problem] = []
    pages: dict[str, WrittenPage] = {}
    for path in (path for path in contents(docs) if path.suffix == ".md"):
        inside = path.relative_to(docs).as_posix()
        text = path.read_text(encoding="utf-8")
        page = _read(text, f"{docs.name}/{inside}", problems)
        problems.extend(_habits(page.file, text, wording))
        pages[addresses.hand_written(inside)] = page
    if problems:
        raise DataError(problems)
    return pages


def _habits(file: str, text: str, wording: Iterable[Wording]) -> Iterator[Problem]:
    """Each habit of style in a page; what a citation or a link holds is no text."""
    plain = APPARATUS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for habit in wording:
        for match in habit.pattern.finditer(plain):
            line = plain.count("\n", 0, match.start()) + 1
            column = match.start() - plain.rfind("\n", 0, match.start())
            words = " ".join(match[0].split())
            yield Problem(file, line, column, f"has “{words}”; better: {habit.better}")


def missing_parts(
    addresses: Iterable[str], pages: Mapping[str, WrittenPage], file: str
) -> Iterator[Problem]:
    """What the settings in a file name as parts of the book, though no page is at their address."""
    for address in addresses:
        if address not in BOOK and address not in pages:
            close = nearest(address, pages)
            message = f"book: no page written by hand is at “{address}”{close}"
            yield Problem(file, 1, 1, message)


def _read(text: str, file: str, problems: list[Problem]) -> WrittenPage:
    """A page; without a title in its front matter it is called by its first heading."""
    match = FRONT_MATTER.match(text)
    body = match["body"] if match else text
    heading = HEADING.search(body)
    head: dict[str, Any] = {"title": heading["text"] if heading else Path(file).stem}
    try:
        root = yaml.compose(match["head"], yaml.SafeLoader) if match else None
        if match and isinstance(root, yaml.MappingNode):
            head |= yaml.safe_load(match["head"])
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 2
        reason = getattr(error, "problem", error)
        problems.append(Problem(file, line, 1, f"front matter is no YAML: {reason}"))
        root = None
    former = head.get("formerly")
    page = WrittenPage(
        file,
        str(head["title"]),
        str(head.get("description", "")),
        former if isinstance(former, dict) else {},
        head,
        body,
    )
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "formerly":
            problems.extend(_former_problems(page, value))
    return page


def _former_problems(page: WrittenPage, former: yaml.Node) -> Iterator[Problem]:
    """What is wrong with the anchors that a page had before, from the YAML that maps them."""

    def problem(node: yaml.Node, message: str) -> Problem:
        # Front matter begins on the second line of the file.
        return Problem(page.file, node.start_mark.line + 2, node.start_mark.column + 1, message)

    if not isinstance(former, yaml.MappingNode):
        yield problem(
            former, "formerly is no mapping; write “old-anchor: new-anchor” on a line each"
        )
        return
    for old, new in former.value:
        if not (isinstance(old, yaml.ScalarNode) and ANCHOR_NAME.fullmatch(old.value)):
            yield problem(old, "is no anchor; use letters, digits and hyphens")
        elif old.value in page.anchors:
            yield problem(old, f"the page still has the anchor “{old.value}”; remove this line")
        if not (isinstance(new, yaml.ScalarNode) and new.value in page.anchors):
            close = nearest(str(new.value), page.anchors)
            yield problem(new, f"the page has no anchor “{new.value}”{close}")
