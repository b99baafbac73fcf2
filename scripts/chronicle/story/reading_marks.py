"""What ends each entry of a list of reading: its language, how far it was read, and where.

An entry is a paragraph that begins with an author in bold and then, on a line of its own, names a
work. A study that no paper cites says as much in its own words.
"""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.corpus.corpus import Corpus
from chronicle.records.question import Question
from chronicle.records.work import Work
from chronicle.values.languages import in_english

# The beginning of an entry on a work, and its anchor, before which it ends.
OF_WORK = re.compile(r"\*\*[^*\n]+\*\*(?:<br>)?\s+\[[^\]]*\]\(id:(?P<id>[a-z0-9-]+)\)")
END = re.compile(r"\s*(?:\n\{ #[^}\n]*\}\s*)?\Z")
# How far a work was seen, by what a reading says of it.
SEEN = {
    "whole": "read whole for this site",
    "beginning": "read in part",
    "summary": "read in an abstract or report",
}
# A link to a record as it is typed, and one to a question as it is made.
LINK = re.compile(r"\]\(id:(?P<id>[a-z0-9-]+)\)")
TO_QUESTION = re.compile(r"\]\((?:\.\./)*questions/[a-z0-9-]+/")


def with_marks(markdown: str, corpus: Corpus) -> str:
    """A page on which each entry ends with what it is, with a key before the first part."""
    blocks = markdown.split("\n\n")
    entries = {number: _entry(block, corpus) for number, block in enumerate(blocks)}
    found = {number: work for number, work in entries.items() if work}
    said = "\n\n".join(blocks[number] for number in found)
    for number, work in found.items():
        at = END.search(blocks[number]).start()  # type: ignore[union-attr]
        blocks[number] = f"{blocks[number][:at]}{_what_it_is(work)}{blocks[number][at:]}"
    key = _key(_of_links(said, corpus))
    if not found:
        return markdown
    if key:
        first = _place_of_key(blocks, min(found))
        blocks[first] = f"{key}\n\n{blocks[first]}"
    return "\n\n".join(blocks)


def _place_of_key(blocks: Sequence[str], first: int) -> int:
    """Before which block the key stands: the first heading of a part, or else the first entry."""
    for number, block in enumerate(blocks[:first]):
        if block.startswith("## "):
            return number
    return first


def key_of(text: str, has_terms: bool) -> Markup:
    """The key of a page of the story: what its links look like, of what it has.

    `text` is that page, the links to records made. Terms are those explained.
    """
    parts = []
    if TO_QUESTION.search(text):
        parts.append(Markup("<i>Links in this colour</i> lead to where accounts differ."))
    if has_terms:
        parts.append(Markup("<dfn>Dotted</dfn> words are explained."))
    return _key(parts)


def _entry(block: str, corpus: Corpus) -> Work | None:
    """The work of which a block is the entry, if it is one."""
    of_work = OF_WORK.match(block)
    return corpus.find(Work, of_work["id"]) if of_work else None


def _what_it_is(work: Work) -> Markup:
    """The language of a work, whether it is on the web, and how far it was seen if it was."""
    language = in_english((work.language or "en").partition("-")[0])
    where = ", online" if work.URL or work.DOI else ""
    words = f"In {language}{where}"
    if work.reading:
        words += f"; {SEEN[work.reading.extent]}"
    return Markup("<br>") + templates.element("small", f"{words}.", **{"class": "what-it-is"})


def _of_links(said: str, corpus: Corpus) -> list[Markup]:
    """What the colour of links to questions means, if entries have any."""
    if any(corpus.find(Question, link["id"]) for link in LINK.finditer(said)):
        return [
            Markup("<i>Links in this colour</i> lead to a question that the work helps to answer.")
        ]
    return []


def _key(parts: Iterable[Markup]) -> Markup:
    """A line of the key of a list: what there is to know of it, if anything."""
    spans = Markup(" ").join(templates.element("span", part) for part in parts)
    return templates.element("p", spans, **{"class": "key", "aria-hidden": "true"})
