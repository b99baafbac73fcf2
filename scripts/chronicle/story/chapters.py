"""The chapters written by hand: what each says of itself, which records it names and which places it cites."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from chronicle.corpus import addresses
from chronicle.corpus.problems import DataError, Problem
from chronicle.record import locators
from chronicle.story import citations

# A link to a record by its id: [the words](id:the-record).
RECORD_LINK = re.compile(r"\]\(id:(?P<id>[^)\s]+)\)")
FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
# The first heading of a page, without the anchor that may follow.
HEADING = re.compile(r"^# (?P<text>.*?) *(?:\{.*\})?$", re.MULTILINE)
# A line of its own that gives the block before it an anchor (attr_list of Python-Markdown).
ANCHOR = re.compile(r"^\{ #(?P<id>[a-z0-9-]+) \}$", re.MULTILINE)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its text, its anchor, the records it links by id, and its citations as typed, each a work and where in it."""

    text: str
    anchor: str
    records: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]

    @property
    def cited(self) -> tuple[tuple[str, locators.Place], ...]:
        """The places it cites, each with its work. What is no place is told where the notes are made."""
        found: list[tuple[str, locators.Place]] = []
        for work, at in self.sources:
            with contextlib.suppress(ValueError):
                found += [(work, place) for place in locators.places(at)]
        return tuple(found)


@dataclass(frozen=True)
class Chapter:
    """One chapter: its address, number, title, questions for discussion, and paragraphs."""

    address: str
    number: int
    title: str
    discussion: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def packet(self) -> str:
        """The address of its packet for teaching."""
        return f"teaching/{self.address.removeprefix('chapters/')}"

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records it names, each once, in the order of the text."""
        return tuple(dict.fromkeys(record for paragraph in self.paragraphs for record in paragraph.records))


@dataclass(frozen=True)
class Written:
    """What a page written by hand says of itself."""

    title: str
    description: str


def written(docs: Path) -> dict[str, Written]:
    """Every page written by hand, by address. Without front matter that can be read a page is called by its first heading."""
    return {addresses.hand_written(path.relative_to(docs).as_posix()): _written(path) for path in sorted(docs.rglob("*.md"))}


def _written(path: Path) -> Written:
    text = path.read_text(encoding="utf-8")
    match = FRONT_MATTER.match(text)
    with contextlib.suppress(yaml.YAMLError):
        head: Any = yaml.safe_load(match["head"]) if match else None
        if isinstance(head, dict) and "title" in head:
            return Written(str(head["title"]), str(head.get("description", "")))
    heading = HEADING.search(text)
    return Written(heading["text"] if heading else path.stem, "")


def load(docs: Path) -> tuple[Chapter, ...]:
    """The chapters below `docs/chapters`, by number: the pages whose front matter has a `number`.

    Raises DataError where front matter is no YAML, or says something else than a chapter can be.
    """
    problems: list[Problem] = []
    found = [chapter for path in sorted((docs / "chapters").glob("*.md")) if (chapter := _read(path, problems))]
    if problems:
        raise DataError(problems)
    return tuple(sorted(found, key=lambda chapter: chapter.number))


def _read(path: Path, problems: list[Problem]) -> Chapter | None:
    shown = f"docs/chapters/{path.name}"
    match = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    try:
        head: Any = yaml.safe_load(match["head"]) if match else {}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 2
        problems.append(Problem(shown, line, 1, f"front matter is no YAML: {getattr(error, 'problem', error)}"))
        return None
    if match is None or not isinstance(head, dict) or "number" not in head:
        return None
    number, discussion = head["number"], head.get("discussion") or ()
    if not isinstance(number, int):
        problems.append(Problem(shown, 1, 1, f"number is “{number}”; expected a whole number"))
    elif not isinstance(discussion, (list, tuple)):
        problems.append(Problem(shown, 1, 1, "discussion is no list of questions"))
    else:
        address, title = addresses.hand_written(f"chapters/{path.name}"), str(head.get("title", path.stem))
        return Chapter(address, number, title, tuple(map(str, discussion)), tuple(paragraphs(match["body"])))
    return None


def paragraphs(body: str) -> Iterator[Paragraph]:
    """The paragraphs of a page written by hand, from its Markdown without front matter; headings and tables are none."""
    for block in re.split(r"\n\s*\n", body.strip()):
        if block.startswith(("#", "<", "|")):
            continue
        anchor = ANCHOR.search(block)
        yield Paragraph(
            ANCHOR.sub("", block).strip(),
            anchor["id"] if anchor else "",
            tuple(match["id"] for match in RECORD_LINK.finditer(block)),
            tuple((work, at) for work, at in _citations(block) if at),
        )


def _citations(block: str) -> Iterator[tuple[str, str]]:
    """Each citation in a paragraph: the key and what follows it."""
    for found in citations.blocks(block):
        yield from ((citation.key, citation.suffix.strip()) for citation in found.citations)
