"""The list of studies that no paper cites, as Markdown for a page written by hand."""

import re
from collections.abc import Iterator

from chronicle.corpus import Corpus, group_by_key
from chronicle.records import WORDS, Study
from chronicle.values import in_english, slug

COMMENT = "studies that no paper cites"
IN_ITALICS = ("book", "report", "thesis")
# What Markdown takes for markup; in our own words an asterisk is that of a title.
SIGNS = re.compile(r"[\\`*_{}\[\]<>&]")


def listed(corpus: Corpus) -> str:
    """All studies under their headings, each a paragraph with its anchor."""
    parts = group_by_key((study.under, study) for study in corpus.of(Study))
    lines = []
    for under, studies in parts.items():
        heading = _as_markdown(under)
        lines.append(f"### {heading} {{ #studies-{slug(under)} }}")
        lines += [_paragraph(study, corpus) for study in studies]
    return "\n\n".join(lines)


def _paragraph(study: Study, corpus: Corpus) -> str:
    """A study: who wrote it, what it says, how far it was seen, on what it bears."""
    links = []
    for identifier in study.bears_on:
        words = _as_markdown(corpus[identifier].label.markup)
        links.append(f"[{words}](id:{identifier})")
    bears = " · ".join(links)
    lines = [
        f"**{_plain(study.label)}**",
        ", ".join(_named(study)),
        _as_markdown(study.says.markup),
        f"Seen: {WORDS['seen'][study.seen]}. Bears on: {bears}",
    ]
    # Two blanks end a line within a paragraph.
    return "  \n".join(lines) + f"\n{{ #{study.id} }}"


def _named(study: Study) -> Iterator[str]:
    """The title, what contains it, and a language other than English."""
    named = title(study)
    if study.seen_at:
        named = f"[{named}]({study.seen_at})"
    yield named
    if study.container:
        container = _plain(study.container)
        if study.type != "thesis":
            container = f"*{container}*"
        yield container
    if not study.language.startswith("en"):
        yield f"in {in_english(study.language)}"


def title(study: Study) -> str:
    """The title in Markdown; for a foreign one its translation, if it has one."""
    words = _plain(study.title_en or study.title)
    if study.type in IN_ITALICS:
        return f"*{words}*"
    return f"“{words}”"


def _plain(words: str) -> str:
    """Words as Markdown that shows them as they are: their signs are escaped."""
    return SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", words)


def _as_markdown(prose: str) -> str:
    """Prose as written in Markdown, in which titles between asterisks are in italics."""
    return "*".join(map(_plain, prose.split("*")))
