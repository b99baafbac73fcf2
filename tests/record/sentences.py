"""Sentences and marks that templates write about records, with their frequency.

`marks.txt` explains itself. For each sentence, `sentences.txt` names the pages that have it with the lowest and highest
number.

A sentence is the text of an element if all of its words occur in the code. It contains … in place of child elements and
# in place of numbers, and is listed only if it occurs on several pages. Errors are most likely at the extremes, so
check these pages when the diff changes. `make sentences` regenerates both files.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from lxml import html

from chronicle.values.amounts import number_in_words
from support import ROOT

SENTENCES = Path(__file__).with_suffix(".txt")
MARKS = Path(__file__).with_name("marks.txt")
# The count of a mark, its rule, and the XPath of its elements.
MARK = re.compile(r"^ *\d+( .+\n {6}(//.+))$", re.MULTILINE)
MIN_PAGES = 5
WORD = re.compile(r"[^\W\d_]+")
FIGURES = {number_in_words(number): str(number) for number in range(1, 13)}
NUMBER = re.compile(rf"\d+(?:,\d{{3}})*|\b(?:{'|'.join(FIGURES)})\b", re.IGNORECASE)


def own_text(element: html.HtmlElement) -> str:
    """Return the text of an element without that of its children, with … for each child."""
    texts = [element.text or "", *(f"…{child.tail or ''}" for child in element)]
    return re.sub("…[…,; ]*", "…", " ".join("".join(texts).split()))


def list_sentences(site: Path) -> str:
    """Return the sentences of all pages of a built site, one per line."""
    files = [path for path in (ROOT / "scripts").rglob("*.*") if path.suffix in (".html", ".py")]
    code = {word for path in files for word in WORD.findall(path.read_text("utf-8"))}
    cases = defaultdict[str, list[tuple[int, str]]](list)
    for path in site.rglob("index.html"):
        address = path.parent.relative_to(site).as_posix()
        for element in html.parse(path).xpath("//main//*[not(self::script)]"):
            words = own_text(element)
            if len(WORD.findall(words)) > 1 and code.issuperset(WORD.findall(words.lower())):
                numbers = [FIGURES.get(number.lower(), number) for number in NUMBER.findall(words)]
                greatest = max((int(number.replace(",", "")) for number in numbers), default=0)
                cases[NUMBER.sub("#", words)].append((greatest, address))
    lines = []
    for sentence, occurrences in cases.items():
        if len(set(occurrences)) >= MIN_PAGES:
            lines.append(
                f"{len(occurrences):5} {sentence} | {min(occurrences)[1]} | {max(occurrences)[1]}"
            )
    return "\n".join(sorted(lines, key=lambda line: line[6:])) + "\n"


def count_marks(site: Path) -> str:
    """Return the list of marks with their counts on the pages of a built site."""
    text = MARKS.read_text("utf-8")
    numbers = Counter[str]()
    for path in site.rglob("index.html"):
        page = html.parse(path)
        for _, elements in MARK.findall(text):
            numbers[elements] += len(page.xpath(elements))
    return MARK.sub(lambda mark: f"{numbers[mark[2]]:5}{mark[1]}", text)


if __name__ == "__main__":
    SENTENCES.write_text(list_sentences(Path(sys.argv[1])), "utf-8")
    MARKS.write_text(count_marks(Path(sys.argv[1])), "utf-8")
