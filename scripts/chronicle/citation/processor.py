"""Works formatted by pandoc's CSL processor, in published styles that lie beside this module.

The styles are changed to stand alone, as a comment in each says: a citation on this site is read by
itself, so nothing in it may depend on what else was formatted in the same run.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pypandoc

from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import Form, WorkForms
from chronicle.citation.prepared import for_apa, for_chicago, for_harvard, for_mla

# Stands for a page until a citation is formatted, which is then parted; no text has this sign.
# What a style writes before a page goes with it, for a locator of ours has its own words.
PAGE = "\ue004"
PLACE = re.compile(f"(?:p\\. )?{PAGE}")
# The page once more: Chicago has it twice of an article that an archive keeps.
AGAIN = re.compile(f",? ?{PLACE.pattern}")
# Pandoc begins a title or a name in Georgian with a letter that only stands in words all in
# capitals.
GEORGIAN = {0x1C90 + number: 0x10D0 + number for number in range(0x30)}
# What is put right in a form: names that are not turned stand family first, without a comma, also
# not before the second of two; a translated title stands after the quotation mark; pandoc's link
# back from a note goes, and so do wrappers that mean nothing; what is roman inside italics ends
# them; a description that stands for a title takes no quotation marks; stops stand inside all
# quotation marks; italics end where they have nothing more, and before a blank.
PRINTED = (
    (re.compile("\ue002([^\ue003]*)\ue003 \ue000([^\ue001]*)\ue001"), r"\2 \1"),
    (re.compile("\ue000([^\ue001]*)\ue001, \ue002([^\ue003]*)\ue003(?:,(?= and ))?"), r"\1 \2"),
    (re.compile("[\ue000-\ue003]"), ""),
    (
        re.compile(r'([“‘])([^“”‘]+?) <span class="nodecoration">(\[[^“”]*\])</span>([.,]?)([”’])'),
        r"\1\2\5 \3\4",
    ),
    (re.compile(r'<a [^>]*class="footnote-back".*?</a>|</?(?:div|p|span)\b[^>]*>'), ""),
    (re.compile(r"\A\s+|\s+\Z"), ""),
    (re.compile(r"<roman\b[^>]*>"), "</em>"),
    (re.compile("</roman>"), "<em>"),
    (re.compile(r"[“‘](\[[^“”‘]*\])([.,]?)[”’]"), r"\1\2"),
    (re.compile(r"(‘[^“”]*)’([.,])”"), r"\1\2’”"),
    (re.compile("<em></em>"), ""),
    (re.compile(r" </em>"), "</em> "),
)
# A full stop at the end, also one inside a closing quotation mark, but not that of an abbreviation.
LAST_STOP = re.compile(r"(?<!\bn\.d)\.(”?)\Z")


@dataclass(frozen=True)
class Style:
    """A CSL style: its file beside this module, and the names of the forms in which it has a work.

    They are that of its list of works, then that of the first citation and, where it differs, that
    of later ones, which name a place or not. `prepared` is an item as the style wants it; `notes`
    if it cites in notes, not in the text.
    """

    file: str
    entry: str
    cited: tuple[str, ...]
    prepared: Callable[[CSLItem], CSLItem]
    notes: bool = False


STYLES = (
    Style("chicago.csl", "entry", ("full", "short"), for_chicago, notes=True),
    Style("mla.csl", "mla", ("mla-in",), for_mla),
    Style("apa.csl", "apa", ("apa-in",), for_apa),
    Style("harvard.csl", "harvard", ("harvard-in",), for_harvard),
)


def process(
    citations: Iterable[tuple[str, str]],
    items: Sequence[CSLItem],
    style: Style,
) -> tuple[list[str], dict[str, str]]:
    """Format citations, each the id of one of the items and what pandoc wants to stand behind it.

    Returns the citations in order, those in the text without their brackets, and the bibliography
    by id. All are HTML without a full stop at the end.
    """
    document = "\n\n".join(f"[@{identifier}{at}]" for identifier, at in citations)
    with tempfile.TemporaryDirectory() as directory:
        bibliography = Path(directory, "items.json")
        bibliography.write_text(json.dumps(items), encoding="utf-8")
        # A style has no bibliography entry for some unpublished works; pandoc is kept from
        # warning, the note serves.
        run = [
            "--citeproc",
            f"--bibliography={bibliography}",
            f"--csl={Path(__file__).with_name(style.file)}",
            "--quiet",
            "--wrap=none",
        ]
        page = pypandoc.convert_text(document, "html", format="markdown-smart", extra_args=run)
    root = ElementTree.fromstring(f"<body>{page.translate(GEORGIAN)}</body>")
    entries = {}
    for div in root.iterfind(".//div[@id='refs']/div"):
        identifier = div.attrib["id"].removeprefix("ref-")
        entries[identifier] = _markup(div)
    if style.notes:
        notes = root.iterfind(".//section[@id='footnotes']/ol/li/p")
        return [_markup(note) for note in notes], entries
    in_text = []
    for paragraph in root.iterfind("./p"):
        between_brackets = _markup(paragraph)
        in_text.append(between_brackets.removeprefix("(").removesuffix(")"))
    return in_text, entries


def in_every_style(items: Iterable[CSLItem]) -> list[WorkForms]:
    """Each item in every form of every style; those for the text are without the brackets."""
    # What is no key that pandoc could read may be an id; a number is one.
    numbered = [item | {"id": f"i{number}"} for number, item in enumerate(items)]
    # Pandoc is a process of its own for each style.
    with ThreadPoolExecutor() as pool:
        by_style = pool.map(partial(_in_style, numbered), STYLES)
    works = []
    for in_styles in zip(*by_style, strict=True):
        whole: dict[str, str] = {}
        placed: dict[str, Form] = {}
        for forms in in_styles:
            whole |= forms.whole
            placed |= forms.placed
        works.append(WorkForms(whole, placed))
    return works


def _in_style(items: Sequence[CSLItem], style: Style) -> list[WorkForms]:
    """The forms of each item in one style."""
    items = [style.prepared(item) for item in items]
    # What is cited with a place for the first time is a twin of what is cited without one; since
    # they take turns, no later citation comes out as “ibid.”.
    twins = [item | {"id": f"{item['id']}-twin"} for item in items]
    at = f", {{p. {PAGE}}}"
    cited = []
    for item, twin in zip(items, twins, strict=True):
        cited += [(item["id"], ""), (twin["id"], at)] * len(style.cited)
    citations, bibliography = process(cited, [*items, *twins], style)

    left = iter(citations)
    works = []
    for item in items:
        whole = {style.entry: bibliography[item["id"]]}
        placed = {}
        for name in style.cited:
            whole[name] = next(left)
            before, after = PLACE.split(next(left), maxsplit=1)
            placed[name] = Form(before, after=AGAIN.sub("", after))
        works.append(WorkForms(whole, placed))
    return works


def _markup(element: ElementTree.Element) -> str:
    """An element as HTML without a full stop at the end."""
    for italic in element.iter("em"):
        for span in italic.iterfind(".//span[@class='nodecoration']"):
            span.tag = "roman"
    element.tail = None
    form = ElementTree.tostring(element, encoding="unicode", short_empty_elements=False)
    for pattern, better in PRINTED:
        form = pattern.sub(better, form)
    return LAST_STOP.sub(r"\1", form)
