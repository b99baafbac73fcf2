"""The list of studies that no paper cites, as Markdown for a Markdown page."""

import re
from collections.abc import Iterator

from chronicle.corpus import Corpus, group_by_key
from chronicle.records import VALUE_LABELS, Study
from chronicle.values import english_language_name, slugify

STUDIES_COMMENT = "studies that no paper cites"
ITALIC_TYPES = ("book", "report", "thesis")
# Characters with a meaning in Markdown; in our own texts, asterisks mark titles.
MARKDOWN_CHARACTERS = re.compile(r"[\\`*_{}\[\]<>&]")


def studies_markdown(corpus: Corpus) -> str:
    """Return all studies under their headings, each as a paragraph with its anchor."""
    studies_by_heading = group_by_key((study.under, study) for study in corpus.of(Study))
    lines = []
    for group_heading, studies in studies_by_heading.items():
        heading = _as_markdown(group_heading)
        lines.append(f"### {heading} {{ #studies-{slugify(group_heading)} }}")
        lines += [_study_markdown(study, corpus) for study in studies]
    return "\n\n".join(lines)


def _study_markdown(study: Study, corpus: Corpus) -> str:
    """Return a study: its author, its content, how it was consulted, and its related records."""
    links = []
    for identifier in study.bears_on:
        label = _as_markdown(corpus[identifier].label.markup)
        links.append(f"[{label}](id:{identifier})")
    bears = " · ".join(links)
    lines = [
        f"**{_escape_markdown(study.label)}**",
        ", ".join(_iter_title_parts(study)),
        _as_markdown(study.says.markup),
        f"Seen: {VALUE_LABELS['seen'][study.seen]}. Bears on: {bears}",
    ]
    # Two spaces end a line within a paragraph.
    return "  \n".join(lines) + f"\n{{ #{study.id} }}"


def _iter_title_parts(study: Study) -> Iterator[str]:
    """Yield the title, the container, and a language other than English."""
    text = _escape_markdown(study.title_en or study.title)
    title = f"“{text}”"
    if study.type in ITALIC_TYPES:
        title = f"*{text}*"
    if study.seen_at:
        title = f"[{title}]({study.seen_at})"
    yield title
    if study.container:
        container = _escape_markdown(study.container)
        if study.type != "thesis":
            container = f"*{container}*"
        yield container
    if not study.language.startswith("en"):
        yield f"in {english_language_name(study.language)}"


def _escape_markdown(text: str) -> str:
    """Return Markdown that shows a text literally, with special characters escaped."""
    return MARKDOWN_CHARACTERS.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _as_markdown(prose: str) -> str:
    """Return prose as Markdown, with titles between asterisks in italics."""
    return "*".join(map(_escape_markdown, prose.split("*")))
