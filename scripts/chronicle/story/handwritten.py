"""Pages written by hand: what their front matter says of them, their text, and their anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from chronicle.corpus import addresses
from chronicle.corpus.problems import DataError, Problem, nearest
from chronicle.files import contents

FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
# The first heading of a page, without the anchor that may follow.
HEADING = re.compile(r"^# (?P<text>.*?) *(?:\{.*\})?$", re.MULTILINE)
# An anchor of a heading or paragraph (attr_list of Python-Markdown).
ANCHOR = re.compile(r"\{ ?#(?P<id>[A-Za-z0-9_-]+) ?\}")
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


def load(docs: Path) -> dict[str, WrittenPage]:
    """Every page written by hand below a directory, by its address from the site's root.

    Raises DataError where front matter is no YAML, or maps a former anchor to none of the page.
    """
    problems: list[Problem] = []
    pages: dict[str, WrittenPage] = {}
    for path in (path for path in contents(docs) if path.suffix == ".md"):
        inside = path.relative_to(docs).as_posix()
        page = _read(path.read_text(encoding="utf-8"), f"{docs.name}/{inside}", problems)
        pages[addresses.hand_written(inside)] = page
    if problems:
        raise DataError(problems)
    return pages


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
        yield problem(former, "formerly is no mapping; write “old-anchor: new-anchor” on a line each")
        return
    for old, new in former.value:
        if not (isinstance(old, yaml.ScalarNode) and ANCHOR_NAME.fullmatch(old.value)):
            yield problem(old, "is no anchor; use letters, digits and hyphens")
        elif old.value in page.anchors:
            yield problem(old, f"the page still has the anchor “{old.value}”; remove this line")
        if not (isinstance(new, yaml.ScalarNode) and new.value in page.anchors):
            close = nearest(str(new.value), page.anchors)
            yield problem(new, f"the page has no anchor “{new.value}”{close}")
