"""Notes on Markdown pages, generated from their citations: `[@key, p. 25, n. 75]`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import escape

from chronicle import templates
from chronicle.citation.styles import (
    NOTE_LABEL,
    NOTE_STYLE,
    PAGE_LOCATOR,
    WorkForms,
    add_full_stop,
    shorten_links_to_hosts,
)
from chronicle.content import citation_syntax
from chronicle.content.citation_syntax import Citation
from chronicle.content.languages import ENGLISH, Language
from chronicle.values import Prose, capitalize_first
from chronicle.values.languages import unmark_language

NOTE_ITEM = '<li id="note-{n}">{note} <a href="#call-{n}"{back}>↩</a></li>'
# A function that returns the URL of a passage from the key and locator of a citation, or None.
PassageURL = Callable[[str, str], str | None]


def render_notes(
    blocks: Iterable[str],
    formatted: Mapping[str, WorkForms],
    guides: Mapping[str, str] | None = None,
    passages: PassageURL | None = None,
    language: Language = ENGLISH,
) -> list[str]:
    """Return the notes of a page as HTML, one for each block of citations, in order.

    The first citation of a work is complete, later ones are short. `guides` maps ids of works to a
    text that is added when a paragraph of the work is first cited. A locator links to its passage
    if `passages` returns a URL. The notes are in the `language` of the page, like the citations in
    `formatted`.
    """
    writer = _NoteRenderer(formatted, guides or {}, passages, language)
    notes = []
    for block in blocks:
        note = writer.render_note(citation_syntax.parse_citations(block))
        notes.append(unmark_language(add_full_stop(capitalize_first(note)), language.lang))
    return notes


def render_notes_section(notes: Iterable[str], language: Language) -> str:
    """Return the notes section of a page as HTML; URLs are shortened to their hosts."""
    label = templates.attributes(aria_label=language.translate("Back to the text"))
    items = []
    for number, note in enumerate(notes, 1):
        items.append(NOTE_ITEM.format(n=number, note=shorten_links_to_hosts(note), back=label))
    list_items = "\n".join(items)
    heading = escape(language.translate("Notes"))
    opening = f'<section class="notes" aria-label="{heading}" data-search-exclude>'
    return f"{opening}\n<h2>{heading}</h2>\n<ol>\n{list_items}\n</ol>\n</section>"


@dataclass
class _NoteRenderer:
    """A writer of the notes of a page, with the arguments of `render_notes` and the state so far.

    `cited_works` contains the works cited in earlier notes; `has_guide` states whether a guide was
    added.
    """

    formatted_works: Mapping[str, WorkForms]
    guides: Mapping[str, str]
    passage_url: PassageURL | None
    language: Language
    cited_works: set[str] = field(default_factory=set)
    has_guide: bool = False

    def render_note(self, citations: Iterable[Citation]) -> str:
        """Return a note. Consecutive short citations of a work are merged: “Holm, 12; 13”.

        A prefix that ends with a colon becomes a sentence after the sources. Any other prefix, such
        as “see”, stays before its source.
        """
        clauses: list[str] = []
        remarks: list[str] = []
        last_named = ""
        for citation in citations:
            key = citation.key
            forms = self.formatted_works.get(key)
            if forms is None:
                continue
            is_cited = key in self.cited_works
            form = NOTE_STYLE.later_form if is_cited else NOTE_STYLE.first_form
            locator = _render_locator(citation, self.passage_url, self.language)
            text = forms.form_with_locator(form, locator)
            if locator and key == last_named:
                text = locator
            prefix = str(Prose(citation.prefix.strip()).as_html)
            if prefix.endswith(":"):
                remarks.append(add_full_stop(capitalize_first(prefix.removesuffix(":"))))
                prefix = ""
            guide = self._render_guide(citation)
            clauses.append(f"{prefix} {text} {guide}".strip())
            last_named = key if is_cited else ""
            self.cited_works.add(key)
        sources = "; ".join(clauses)
        if remarks:
            sources = add_full_stop(sources)
        return " ".join([sources, *remarks])

    def _render_guide(self, citation: Citation) -> str:
        """Return the guide to paragraph numbers at the first citation that needs one."""
        guide = self.guides.get(citation.key)
        if self.has_guide or not guide or "¶" not in citation.suffix:
            return ""
        self.has_guide = True
        return f"({guide})"


def _render_locator(citation: Citation, passages: PassageURL | None, language: Language) -> str:
    """Return the locator of a citation as HTML, linked to its passage if it has one.

    The locator is in Chicago style with two exceptions, as on all other pages: a comma before a
    note, and the paragraph sign.
    """
    suffix = citation.suffix.strip()
    locator = str(escape(language.translate(suffix)))
    pages = r"\1"
    if language.lang:
        pages = language.translate("p. {}", pages)
        locator = NOTE_LABEL.sub(language.translate("note {}", ""), locator)
    locator = PAGE_LOCATOR.sub(pages, locator)
    passage = passages(citation.key, suffix) if passages and suffix else None
    if not passage:
        return locator
    return f'<a href="{passage}">{locator}</a>'
