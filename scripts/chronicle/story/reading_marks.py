"""Marks before each entry of a list of reading: its language, how far it was seen, and where.

An entry is a paragraph that begins with an author in bold and then names a work, or a study that no
paper cites. The marks are for the eye, which runs down them: the entries say the same in words.
"""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.corpus.corpus import Corpus
from chronicle.kinds.question.model import Question
from chronicle.kinds.study.model import Study
from chronicle.kinds.work.model import Work
from chronicle.values.languages import in_english

# The beginning of an entry on a work, and the end of one on a study.
OF_WORK = re.compile(r"\*\*[^*\n]+,\*\*\s+\[[^\]]*\]\(id:(?P<id>[a-z0-9-]+)\)")
OF_STUDY = re.compile(r"\*\*.*\{ #(?P<id>[a-z0-9-]+) \.study \}\s*", re.DOTALL)
# How far something was seen, by what a reading or a study says of it: whole, in part, or less.
SEEN = {"whole": "whole", "beginning": "part"}
KEY = {
    "whole": "read whole for this site",
    "part": "read in part",
    "less": "only an abstract or a report",
    "unread": "no circle: not seen",
}
# A link to a record as it is typed, and a note on a page as Chicago has it.
LINK = re.compile(r"\]\(id:(?P<id>[a-z0-9-]+)\)")
TO_QUESTION = re.compile(r"\]\((?:\.\./)*questions/[a-z0-9-]+/")
NOTE = re.compile(r">(?P<page>\d+)n(?P<note>\d+)<")


def with_marks(markdown: str, corpus: Corpus) -> str:
    """A page on which each entry begins with its marks, with their key before the first part."""
    blocks = markdown.split("\n\n")
    entries = {number: _entry(block, corpus) for number, block in enumerate(blocks)}
    found = {number: entry for number, entry in entries.items() if entry}
    for number, entry in found.items():
        blocks[number] = f"{_marks(entry)}{blocks[number]}"
    if found:
        first = _place_of_key(blocks, min(found))
        said = "\n\n".join(blocks[number] for number in found)
        keys = [
            _key("Before each title:", _meanings(found.values())),
            _key("In the text:", [*_of_links(said, corpus), *_of_notes(markdown)]),
        ]
        blocks[first] = "\n\n".join([*filter(None, keys), blocks[first]])
    return "\n\n".join(blocks)


def _place_of_key(blocks: Sequence[str], first: int) -> int:
    """Before which block the key stands: the first heading of a part, or else the first entry."""
    for number, block in enumerate(blocks[:first]):
        if block.startswith("## "):
            return number
    return first


def key_of(text: str, has_terms: bool) -> Markup:
    """The key of a page of the story: what its links and notes look like, of what it has.

    `text` is that page with its notes, the links to records made. Terms are those explained.
    """
    parts = []
    if TO_QUESTION.search(text):
        parts.append(Markup("<i>this colour</i> accounts differ"))
    if has_terms:
        parts.append(Markup("<dfn>dotted</dfn> a short explanation"))
    return _key("", [*parts, *_of_notes(text)])


def _entry(block: str, corpus: Corpus) -> Work | Study | None:
    """The work or the study of which a block is the entry, if it is one."""
    of_work = OF_WORK.match(block)
    if of_work:
        return corpus.find(Work, of_work["id"])
    of_study = OF_STUDY.fullmatch(block)
    return corpus.find(Study, of_study["id"]) if of_study else None


def _language(entry: Work | Study) -> str:
    """The tag of the language of an entry without its script; English where none is said."""
    return (entry.language or "en").partition("-")[0]


def _seen(entry: Work | Study) -> str:
    """How far an entry was seen, as the class of its mark."""
    if isinstance(entry, Study):
        return SEEN.get(entry.seen, "less")
    return SEEN.get(entry.reading.extent, "less") if entry.reading else "unread"


def _is_online(entry: Work | Study) -> bool:
    """Whether it, or what was seen of it, has an address on the web."""
    return bool(entry.seen_at if isinstance(entry, Study) else entry.URL or entry.DOI)


def _marks(entry: Work | Study) -> Markup:
    """The marks of an entry, which are drawn by the style sheet."""
    style = f"marks {_seen(entry)}"
    if _is_online(entry):
        style += " online"
    return templates.element(
        "span", " ", **{"class": style, "data-language": _language(entry), "aria-hidden": "true"}
    )


def _meanings(entries: Iterable[Work | Study]) -> list[Markup]:
    """What the marks mean that some entries have."""
    some = list(entries)
    seen = {_seen(entry) for entry in some}
    tongues = sorted({_language(entry) for entry in some})
    parts = [Markup("<b>{}</b> {}").format(tag.upper(), in_english(tag)) for tag in tongues]
    for style, words in KEY.items():
        if style in seen:
            parts.append(Markup('<span class="marks {}"> </span>{}').format(style, words))
    if any(_is_online(entry) for entry in some):
        parts.append(Markup("<u>{}</u> on the web").format(tongues[0].upper()))
    return parts


def _of_links(said: str, corpus: Corpus) -> list[Markup]:
    """What the colour of links to questions means, if entries have any."""
    if any(corpus.find(Question, link["id"]) for link in LINK.finditer(said)):
        return [Markup("<i>this colour</i> a disputed question")]
    return []


def _of_notes(markdown: str) -> list[Markup]:
    """How the notes of a page name a note of a work, by the first that does."""
    note = NOTE.search(markdown)
    if not note:
        return []
    return [Markup("<b>{page}n{note}</b> page {page}, note {note}").format(**note.groupdict())]


def _key(where: str, parts: Iterable[Markup]) -> Markup:
    """A line of the key of a list: what there is to know somewhere, if anything."""
    spans = Markup(" ").join(templates.element("span", part) for part in parts)
    opening = templates.element("span", where)
    said = Markup("{} {}").format(opening, spans) if spans else ""
    return templates.element("p", said, **{"class": "key", "aria-hidden": "true"})
