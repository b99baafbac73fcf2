"""Notes on hand-written pages: `[@key, p. 25, n. 75]` becomes the call of a note at the end.

`with_notes` numbers the citations in the order of the page, gives a work in full the first time and
in short after that, and appends the notes as ready HTML, which is cheaper than Markdown footnotes.
"""

import re
from collections.abc import Callable, Mapping

from markupsafe import escape

from chronicle import templates
from chronicle.citation.styles import WorkForms, with_full_stop
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.story import citation_syntax
from chronicle.story.chapters import RECORD_LINK
from chronicle.story.citation_syntax import Citation
from chronicle.story.languages import ENGLISH, Language
from chronicle.values.languages import attributes
from chronicle.values.text import Prose, capital

# A citation that is marked as one; the characters are for private use and never typed. The blank
# before it goes with it: a call stands close to its word.
MARKED = re.compile("[ \n]?\ue000(?P<typed>[^\ue001]*)\ue001")
# The call of a note by its number, and the note.
CALL = '<sup class="call"><a id="call-{n}" href="#note-{n}">{n}</a></sup>'
ITEM = '<li id="note-{n}">{note} <a href="#call-{n}"{back}>↩</a></li>'
# The link to an address that a note shows; it stands whole on paper, and a screen has its site.
SHOWN_ADDRESS = re.compile(
    r'(?P<link><a href="https?://(?P<site>[^/"]+)[^"]*">)'
    r"(?P<whole>(?:<[^>]*>)?https?:.*?)</a>"
)
ON_PAPER = r'<span class="in-full">\g<whole></span>'
BY_SITE = rf'\g<link>{ON_PAPER}<span class="on-screen">\g<site></span></a>'

# What stands before pages, and not in Chicago.
BEFORE_PAGES = re.compile(r"\bpp?\. (?=\d)")
# The beginning of the notes of a page, which stand after its text.
NOTES = '<section class="notes"'

# Where the site tells of a place in a work: an address by the key and the locator of a citation, or
# nothing where it has none.
Passages = Callable[[str, str], str | None]


def with_notes(
    markdown: str,
    formatted: Mapping[str, WorkForms],
    guides: Mapping[str, str] | None = None,
    passages: Passages | None = None,
    language: Language = ENGLISH,
) -> str:
    """A page with a call for each block of citations, and the notes at its end.

    `guides` are what follows where a
    paragraph of a work is cited first, by id of the work.
    A locator leads to its passage where `passages` knows one. An address is whole on paper alone.
    On a page in another `language` the notes are in English but for what that says in them.
    """
    text, notes = numbered(markdown, formatted, CALL, guides, passages, language)
    if not notes:
        return text
    shown = [SHOWN_ADDRESS.sub(BY_SITE, note) for note in notes]
    back = attributes(language.lang) + templates.attributes(
        aria_label=language.say("Back to the text")
    )
    items = "\n".join(
        ITEM.format(n=number, note=note, back=back) for number, note in enumerate(shown, 1)
    )
    heading = escape(language.say("Notes"))
    opening = f'{NOTES} aria-label="{heading}" data-search-exclude>\n<h2>{heading}</h2>'
    spoken = attributes("en" if language.lang else "")
    return f"{text}\n\n{opening}\n<ol{spoken}>\n{items}\n</ol>\n</section>\n"


def numbered(
    markdown: str,
    formatted: Mapping[str, WorkForms],
    call: str,
    guides: Mapping[str, str] | None = None,
    passages: Passages | None = None,
    language: Language = ENGLISH,
) -> tuple[str, list[str]]:
    """A page with its calls, and its notes as HTML; `call` is one, with `{n}` for the number."""
    for block in citation_syntax.blocks(markdown):
        markdown = markdown.replace(str(block), f"\ue000{block.raw}\ue001")
    notes: list[str] = []
    cited: set[str] = set()
    untold = dict(guides or {})

    def numbering(match: re.Match[str]) -> str:
        citations = citation_syntax.citations(match["typed"])
        note = _note(citations, formatted, cited, untold, passages, language)
        notes.append(with_full_stop(capital(note)))
        return call.format(n=len(notes))

    return MARKED.sub(numbering, markdown), notes


def _note(
    citations: list[Citation],
    formatted: Mapping[str, WorkForms],
    cited: set[str],
    guides: dict[str, str],
    passages: Passages | None,
    language: Language,
) -> str:
    """One note. `cited` are the works that the page has cited before it; this adds its own.

    Of `guides` it takes those that it gives. A work whose short form has several places is named
    once: “Holm, 12; 13, n. 5”.
    """
    parts: list[str] = []
    named = ""
    for citation in citations:
        key = citation.key
        forms = formatted.get(key)
        if forms is None:
            continue
        form = "short" if key in cited else "full"
        locator = _locator(citation, passages, language)
        text = str(forms.at(form, locator))
        if locator and key == named:
            text = locator
        guide = ""
        if "¶" in citation.suffix:
            guide = _spoken(_guided(key, guides), language)
        prefix = str(Prose(citation.prefix.strip()).as_html)
        prefix = _spoken(prefix if parts or not language.lang else capital(prefix), language)
        parts.append(f"{prefix} {text} {guide}".strip())
        named = key if form == "short" else ""
        cited.add(key)
    return "; ".join(parts)


def _spoken(html: str, language: Language) -> str:
    """What a note says in the language of its page."""
    return f"<span{attributes(language.lang)}>{html}</span>" if html and language.lang else html


def _guided(key: str, guides: dict[str, str]) -> str:
    """That the numbers of paragraphs are ours, at the first work on a page of which that is so."""
    guide = guides.get(key)
    if not guide:
        return ""
    guides.clear()
    return f"({guide})"


def _locator(citation: Citation, passages: Passages | None, language: Language) -> str:
    """The locator of a citation as HTML, leading to its passage if it has one.

    It is as Chicago has it but for two things: 20, n. 42, and not 20n42; ¶4. A reader who does not
    know the style does not see in the first what it is, and knows paragraphs by their sign from all
    other pages.
    """
    typed = citation.suffix.strip()
    locator = BEFORE_PAGES.sub("", str(escape(typed)))
    if typed in language.said:
        locator = _spoken(str(escape(language.say(typed))), language)
    passage = passages(citation.key, typed) if passages and typed else None
    if not passage:
        return locator
    return f'<a href="{passage}">{locator}</a>'


def link_records(markdown: str, page_address: str, corpus: Corpus) -> str:
    """Turn `[words](id:record)` and its like into links from the page at an address.

    An id that nothing has stays as typed: `page_checks` refuses it but where it is shown as code.
    """

    def linked(match: re.Match[str]) -> str:
        record = corpus.records.get(match["id"])
        if record is None:
            return match[0]
        address = record.site_address(corpus)
        return f"{match['before']}{addresses.relative(page_address, address)}"

    return RECORD_LINK.sub(linked, markdown)
