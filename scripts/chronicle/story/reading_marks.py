"""Marks before each entry of a list of reading: its language, how far it was seen, and where.

An entry is a paragraph that begins with an author in bold and then names a work, or a study that no
paper cites. The marks are for the eye, which runs down them: the entries say the same in words.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup

from chronicle import templates
from chronicle.corpus.corpus import Corpus
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
    "less": "not read itself: an abstract, a report, or nothing",
}


def with_marks(markdown: str, corpus: Corpus) -> str:
    """A page on which each entry begins with its marks, with their key before the first."""
    blocks = markdown.split("\n\n")
    entries = {number: _entry(block, corpus) for number, block in enumerate(blocks)}
    found = {number: entry for number, entry in entries.items() if entry}
    for number, entry in found.items():
        blocks[number] = f"{_marks(entry)}{blocks[number]}"
    if found:
        first = min(found)
        blocks[first] = f"{_key(found.values())}\n\n{blocks[first]}"
    return "\n\n".join(blocks)


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
    extent = entry.seen if isinstance(entry, Study) else entry.reading and entry.reading.extent
    return SEEN.get(extent or "", "less")


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


def _key(entries: Iterable[Work | Study]) -> Markup:
    """What the marks mean that some entries have."""
    some = list(entries)
    seen = {_seen(entry) for entry in some}
    tongues = sorted({_language(entry) for entry in some})
    parts = [Markup("<b>{}</b> in {}").format(tag.upper(), in_english(tag)) for tag in tongues]
    for style, words in KEY.items():
        if style in seen:
            parts.append(Markup('<span class="marks {}"> </span>{}').format(style, words))
    if any(_is_online(entry) for entry in some):
        parts.append(
            Markup("<u>{}</u> underlined: there is a link to it").format(tongues[0].upper())
        )
    spans = Markup(" ").join(templates.element("span", part) for part in parts)
    said = Markup("<span>Before each title:</span> {}").format(spans)
    return templates.element("p", said, **{"class": "key", "aria-hidden": "true"})
