"""Works as Chicago, MLA, APA and Harvard cite them, whole and at a place in them.

Pandoc's CSL processor formats them. The published styles lie beside this module. They are changed
to stand alone, as a comment in each says: a citation on this site is read by itself, so nothing in
it may depend on what else was formatted in the same run.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

import pypandoc
import yaml
from markupsafe import escape

from chronicle.citation import csl, labels
from chronicle.citation.csl import NAME_VARIABLES, CSLItem, CSLName
from chronicle.records import Work
from chronicle.store import entries, version
from chronicle.values import MONTHS, capital, in_address, locators
from chronicle.values.languages import mark

# Signs that pandoc takes for letters; no text has them. They stand before and after the given part
# of a name that no style may turn; for an open page; for title and address of pages of ours.
GIVEN = ("\ue000", "\ue001")
OPEN_PAGE = "\ue004"
TITLE, ADDRESS = "\ue010", "\ue011"


class Form(NamedTuple):
    """A citation in one style with a place in it that is filled in.

    It is HTML: what stands before the place, what stands at it, and what stands after it. The
    scripts of the site fill it in likewise.
    """

    before: str
    at: str = ""
    after: str = ""

    def __str__(self) -> str:
        """The whole citation."""
        return "".join(self)


# The forms of a citation by name.
Forms = Mapping[str, Form]


class WorkForms(NamedTuple):
    """A work in every style, as HTML without a full stop at the end.

    `whole` are its forms by name, `placed` those that name a place in it, whose place is open.
    `unlisted` are the styles, by id, that have no entry for it in a list.
    """

    whole: Mapping[str, str]
    placed: Forms
    unlisted: Sequence[str] = ()

    def at(self, name: str, locator: str) -> Form:
        """A form by its name for a place in the work, or for the whole without a locator."""
        if not locator:
            return Form(self.whole[name])
        return self.placed[name]._replace(at=locator)


class Style(NamedTuple):
    """A style, whose file lies beside this module: its name, its forms, the headings over them.

    `first` and `later` are the forms of the first note on a work and of later ones, or of what
    stands in the text, `entry` that of a list of works. What follows is what the style asks for
    and its file cannot say, or pandoc does not do.
    """

    id: str
    name: str
    first: str
    later: str
    entry: str
    works: str
    notes: str = "In the text"
    # Works are cited in notes, not in the text.
    is_note: bool = False
    # Given names are initials.
    has_initials: bool = False
    # A locator keeps the words before pages and their notes, and its ranges are whole.
    keeps_page_words: bool = False
    # Ranges are cut as in CSL’s `chicago-16`, else as in its `minimal-two`.
    has_chicago_ranges: bool = False
    # Prepositions in titles are small, however long.
    has_small_prepositions: bool = False
    # The name of a newspaper is the title of an issue.
    titles_issues: bool = False
    # What paragraphs and editions are called.
    paragraph_word: str = "para"
    edition_word: str = "ed."
    # No full stop follows an address at the end of an entry.
    ends_in_address: bool = False
    # What was read only in a paper is “as cited in” it.
    says_as_cited: bool = False


SAID = yaml.load(Path(__file__).with_name("styles.yml").read_bytes(), yaml.CSafeLoader)
LABELS: Mapping[str, str] = SAID["labels"]
STYLES = tuple(Style(**style) for style in SAID["styles"])
STYLE_OF_PLACE_FORM = {name: style for style in STYLES for name in (style.first, style.later)}
MOST_OPENING_WORDS = 5
PAGE = ("p. ", "pp. ")
LABEL_OF_PAGES = re.compile(r"\bpp?\. (?=\d)")
BEFORE_NOTES = re.compile(r"(?<=\d), (?=nn?\. \d)")
SEVERAL_NUMBERS = re.compile(r"\b(?:pp|nn|paras|pars)\. \d+(?:[–, ]+\d+)*")
RANGE = re.compile(r"(\d+)–(\d+)")
MONTH_CUT_BY_MLA = re.compile("(Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)[a-z]+")
DAY_TURNED_BY_CHICAGO = re.compile(rf"\A(\d+) ({'|'.join(MONTHS)}) (\d+)\Z")
# The marks that close a quotation at the end, or one inside another; empty if none is closed.
CLOSING_QUOTATION_MARK = re.compile(r"(?:’?”)?\Z")
NEEDS_NO_STOP = re.compile(r"[.?!](?:[’”]*”)?\Z")
SPAN_TAG = re.compile(r"</?span\b[^>]*>")
LINK_SHOWN_AS_ADDRESS = re.compile(
    r'<a href="(?P<url>https?://(?:www\.)?(?P<host>[^/"]+)[^"]*)"[^>]*>(?:<[^>]*>)?https?:.*?</a>'
)


def name_hosts(html: str) -> str:
    """HTML whose links show only the host of their address; print adds the whole address."""
    return LINK_SHOWN_AS_ADDRESS.sub(r'<a class="at-host" href="\g<url>">\g<host></a>', html)


@lru_cache(4096)
def style_locator(at: str, style: Style) -> str:
    """A locator as a style has it: `20 and n. 42` for `p. 20, n. 42`, `para. 4` for `¶4`.

    That is the sentence with the note. As `20n42` styles have what a note itself says.
    """
    said = at.replace("¶¶", f"{style.paragraph_word}s. ").replace("¶", f"{style.paragraph_word}. ")
    said = BEFORE_NOTES.sub(" and ", said)
    if style.keeps_page_words:
        return said
    shorten = partial(_shorten_ranges, style.has_chicago_ranges)
    said = SEVERAL_NUMBERS.sub(lambda met: RANGE.sub(shorten, met[0]), said)
    return LABEL_OF_PAGES.sub("", said)


def _shorten_ranges(is_chicago: bool, numbers: re.Match[str]) -> str:
    """A range without the digits that its end repeats: 373–84.

    Two digits stay; in Chicago one after 101 to 109, and all after a hundred: 101–8, 100–104.
    """
    first, last = numbers.groups()
    kept = 2
    if is_chicago and first.endswith("00"):
        kept = len(last)
    elif is_chicago and first[-2:-1] == "0":
        kept = 1
    most = len(last) - kept
    if len(first) != len(last):
        most = 0
    dropped = 0
    while dropped < most and first[dropped] == last[dropped]:
        dropped += 1
    return f"{first}–{last[dropped:]}"


def with_comma(form: str) -> str:
    """A form with a comma at its end, inside a closing quotation mark in American fashion."""
    return CLOSING_QUOTATION_MARK.sub(r",\g<0>", form, count=1)


def with_full_stop(form: str) -> str:
    """A form with a full stop at its end, inside a closing quotation mark in American fashion."""
    if NEEDS_NO_STOP.search(SPAN_TAG.sub("", form)):
        return form
    return CLOSING_QUOTATION_MARK.sub(r".\g<0>", form, count=1)


def opening_words(work: Work, at: str) -> list[str]:
    """The first words of paragraphs whose numbers no copy of a work has: of each number or range.

    A reader finds the paragraph by them, so the first note that cites it quotes them. They are
    empty for a page or a note; a named passage has none, and the list is empty if all are.
    """
    known = work.locators
    if not at or not known or not known.counting:
        return []
    found = []
    for place in locators.beginnings(at):
        words = known.opening(place).split()
        if place.unit != "named":  # which has no number
            opening = " ".join(words[:MOST_OPENING_WORDS])
            found.append(opening.rstrip(",;:."))
    if any(found):
        return found
    return []


def forms_at(work: Work, at: str, formatted: WorkForms) -> Forms:
    """A place in a work as a reader cites it, by form, as HTML.

    They are `full` and `short`, for a first and a later note, and the forms between brackets.
    """
    forms = at_place(formatted, at)
    if work.is_seen_in_reports(at) and not at.startswith(PAGE):
        # The place is one in a report, not in the work itself.
        in_whole = {}
        for name, form in forms.items():
            before = with_comma(formatted.whole[name])
            in_whole[name] = Form(f"{before} ", form.at)
        return in_whole
    # A shelf mark may end with the pages; the first note has it.
    shelf_mark = work.archive_location or ""
    if at and f" {shelf_mark}".endswith(f" {at}"):
        return {**forms, "full": formatted.at("full", "")}
    return forms


def at_place(formatted: WorkForms, at: str) -> Forms:
    """The forms of a place in anything that is cited, or of the whole where `at` is empty."""
    forms = {}
    for name, style in STYLE_OF_PLACE_FORM.items():
        place = escape(style_locator(at, style))
        form = formatted.at(name, str(place))
        if at and not (style.is_note or style.keeps_page_words or at.startswith(PAGE)):
            # In the text a page number follows the name directly: (Holm 12), but (Holm, ch. 3).
            before = with_comma(form.before.rstrip(" "))
            form = form._replace(before=f"{before} ")
        forms[name] = form
    return forms


# What pandoc 3.9 calls the parts of its HTML: notes; entries, and what stands before the item in
# the id of one; by class, the link back from a note, and what is roman in any surroundings.
NOTES = ".//section[@id='footnotes']/ol/li/p"
ENTRIES, ENTRY = ".//div[@id='refs']/div", "ref-"
BACK = "footnote-back"
ROMAN = "nodecoration"

# Six faults of pandoc 3.9 are mended here, each with its number.
# `test_faults_are_there_and_are_mended` fails when one of them is gone, so that what mends it can
# go, and when what mends it no longer finds it.
# 1. Pandoc knows no order of names but that of a style: the given part is a suffix, such as Jr. Out
# go its signs, and the commas that styles set before a suffix and before the second of two names.
BEGINS, ENDS = GIVEN
TURNED = re.compile(f",(?= {BEGINS})|(?<={ENDS}),(?= and )|[{BEGINS}{ENDS}]")
# 2. Of a given name with a hyphen before a small letter pandoc keeps the initial of the first part
# alone: both have one, the second small.
HYPHENED = re.compile(r"\b(\w)\w*-(\w)\w*")
TITLE_VARIABLES = {"title", "title-short", "container-title", "collection-title"}
# 3. Pandoc raises prepositions of more than four letters, which MLA has small, inside a title.
# Those that also begin a clause, where MLA has them large, are left.
PREPOSITIONS = re.compile(
    r"(?<=[^:.?!] )(?:across|against|along|amid|among|amongst|beneath|between|beyond|despite"
    r"|during|through|throughout|towards?|under|upon|versus|within|without)(?= )"
)


def adapt_item(item: CSLItem, style: Style) -> CSLItem:
    """An item with the changes that a style or pandoc needs.

    In the text, an item without author has the beginning of its title, by which it is found in the
    list. All show a DOI as an address.
    """
    item = dict(item)
    if "DOI" in item:
        item["DOI"] = in_address(item["DOI"])
    for role in NAME_VARIABLES & item.keys():
        item[role] = [_adapt_name(name, style) for name in item[role]]
    if style.titles_issues and "title" not in item:
        item["title"] = item.pop("container-title")
    if not style.is_note and "author" not in item and "title-short" in item:
        item["title-short"] = csl.beginning(item["title"], item["title-short"])
    if style.has_small_prepositions:
        for name in TITLE_VARIABLES & item.keys():
            item[name] = PREPOSITIONS.sub(r'<span class="nocase">\g<0></span>', item[name])
    return item


def _adapt_name(name: CSLName, style: Style) -> CSLName:
    """A name, changed for a style: initials of a given name with a hyphen, or a fixed order."""
    if style.has_initials:
        initials = HYPHENED.sub(r"\1.-\2.", name.get("given", ""))
        if initials:
            return {**name, "given": initials}
        return name
    if name.get("static-ordering"):
        return {"family": name["family"], "suffix": name["given"].join(GIVEN)}
    return name


# An open page with what a style writes before it, for a locator of ours has its own words.
OPEN_PLACE = re.compile(f"(?:p\\. )?{OPEN_PAGE}")
MEANINGLESS_ELEMENTS = {"div", "p", "span"}
# 4. What is roman, a translation after a title or a description that stands for one, pandoc leaves
# inside italics (`_runs`), and 5. inside quotation marks: what closes them after it, and a stop
# before that.
CLOSED = re.compile("([.,]?)([”’])")
# A full stop at the end, also one inside a closing quotation mark, but not that of an abbreviation.
LAST_STOP = re.compile(r"(?<!\bn\.d)\.(”?)\Z")


def process(
    citations: Iterable[tuple[str, str]],
    items: Sequence[CSLItem],
    style: Style,
) -> tuple[list[str], dict[str, str]]:
    """Format citations, each the id of one of the items and what pandoc wants to stand after it.

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
            f"--csl={Path(__file__).with_name(style.id)}.csl",
            "--quiet",
            "--wrap=none",
        ]
        page = pypandoc.convert_text(document, "html", format="markdown-smart", extra_args=run)
    root = ElementTree.fromstring(f"<body>{page}</body>")
    listed = {}
    for div in root.iterfind(ENTRIES):
        identifier = div.attrib["id"].removeprefix(ENTRY)
        listed[identifier] = _markup(div)
    if style.is_note:
        notes = root.iterfind(NOTES)
        return [_markup(note) for note in notes], listed
    return [_markup(paragraph)[1:-1] for paragraph in root.iterfind("./p")], listed


def format_in_every_style(items: Iterable[CSLItem]) -> list[WorkForms]:
    """Each item in every form of every style; those for the text are without the brackets."""
    # What is no key that pandoc could read may be an id; a number is one.
    numbered = [item | {"id": f"i{number}"} for number, item in enumerate(items)]
    # Pandoc is a process of its own for each style.
    with ThreadPoolExecutor() as pool:
        by_style = pool.map(partial(_format_in_style, numbered), STYLES)
    works = []
    for in_styles in zip(*by_style, strict=True):
        whole: dict[str, str] = {}
        placed: dict[str, Form] = {}
        for forms in in_styles:
            whole |= forms.whole
            placed |= forms.placed
        works.append(WorkForms(whole, placed))
    return works


def _format_in_style(items: Sequence[CSLItem], style: Style) -> list[WorkForms]:
    """The forms of each item in one style."""
    items = [adapt_item(item, style) for item in items]
    # What is cited with a place for the first time is a twin of what is cited without one; since
    # they take turns, no later citation comes out as “ibid.”.
    twins = [item | {"id": f"{item['id']}-twin"} for item in items]
    at = f", {{p. {OPEN_PAGE}}}"
    names = dict.fromkeys((style.first, style.later))
    cited = []
    for item, twin in zip(items, twins, strict=True):
        cited += [(item["id"], ""), (twin["id"], at)] * len(names)
    citations, bibliography = process(cited, [*items, *twins], style)

    left = iter(citations)
    works = []
    for item in items:
        whole = {style.entry: bibliography[item["id"]]}
        placed = {}
        for name in names:
            whole[name] = next(left)
            before, after = OPEN_PLACE.split(next(left), maxsplit=1)
            placed[name] = Form(before, after=after)
        works.append(WorkForms(whole, placed))
    return works


@dataclass
class Run:
    """Text within elements, the outermost first; a wrapper is kept only where it makes it roman."""

    text: str
    elements: tuple[ElementTree.Element, ...]


def _markup(element: ElementTree.Element) -> str:
    """An element as HTML without a full stop at the end."""
    runs = []
    for elements, parts in groupby(_runs(element), attrgetter("elements")):
        text = "".join(part.text for part in parts)
        runs.append(Run(TURNED.sub("", text), elements))
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        if run.elements and run.elements[0].tag in MEANINGLESS_ELEMENTS:
            _unquote(before, after)
    html = "".join(map(_written, runs))
    return LAST_STOP.sub(r"\1", html.strip())


def _runs(
    element: ElementTree.Element, inside: tuple[ElementTree.Element, ...] = ()
) -> Iterator[Run]:
    """The text of an element, part by part, without (6.) pandoc’s link back from a note."""
    yield Run(element.text or "", inside)
    for child in element:
        elements = (*inside, child)
        if child.get("class") == ROMAN:
            elements = (child,)  # it ends the italics around it
        elif child.tag in MEANINGLESS_ELEMENTS:
            elements = inside
        if child.get("class") != BACK:
            yield from _runs(child, elements)
        yield Run(child.tail or "", inside)


def _unquote(before: Run, after: Run) -> None:
    """Take what is roman out of quotation marks: “Title” [translation], or [description] alone."""
    closing = CLOSED.match(after.text)
    if not closing:
        return
    stop, sign = closing.groups()
    after.text = stop + after.text[closing.end() :]
    if before.text.endswith(("“", "‘")):
        before.text = before.text[:-1]
    else:
        before.text = f"{before.text.rstrip()}{sign} "


def _written(run: Run) -> str:
    """A run as HTML; no element is empty or ends in a blank."""
    kept = run.text.rstrip(" ") if run.elements else run.text
    html = xml_escape(kept)
    for element in reversed(run.elements):
        if html and element.tag not in MEANINGLESS_ELEMENTS:
            opening = element.tag
            for name, value in element.items():
                opening += f" {name}={quoteattr(value)}"
            html = f"<{opening}>{html}</{element.tag}>"
    return html + run.text[len(kept) :]


# The pandoc that is pinned, whatever other the machine has: left to itself, pypandoc looks for the
# newest, and what asks while it looks is given any.
os.environ["PYPANDOC_PANDOC"] = str(Path(pypandoc.__file__).with_name("files") / "pandoc")
STORED_VERSION = version("pypandoc-binary")


def format_works(
    works: Iterable[Work], cache: Path | None = None, others: Mapping[str, CSLItem] | None = None
) -> Mapping[str, WorkForms]:
    """The forms of works by id, and of `others` that styles take as they are.

    In Chicago notes-bibliography style: the `entry` of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA, APA and Harvard: the entry of the list of works (`mla`), and the
    citation in the text between its brackets (`mla-in`). What is not English says its language.

    What the file `cache` has of a work is used again as long as its item and its languages are the
    same.
    """
    by_id = {work.id: work for work in works}
    items = {name: csl.item(work) for name, work in by_id.items()}
    for name in _with_namesakes(by_id):
        items[name]["annote"] = "namesake"
    items |= others or {}
    markings = {name: labels.marking(work) for name, work in by_id.items()}
    inputs = {}
    for name, item in items.items():
        inputs[name] = json.dumps([item, markings.get(name)], sort_keys=True)

    def format_missing(names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        formatted = format_in_every_style(items[name] for name in names)
        for name, forms in zip(names, formatted, strict=True):
            if name in markings:
                forms = _mark_languages(forms, *markings[name])
            yield forms._asdict()

    completed = {}
    for name, kept in entries(cache, STORED_VERSION, inputs, format_missing).items():
        placed = {form: Form(*parts) for form, parts in kept["placed"].items()}
        forms = WorkForms(kept["whole"], placed)
        if name in by_id:
            forms = _complete(forms, by_id[name])
        completed[name] = forms
    return completed


def _with_namesakes(works: Mapping[str, Work]) -> Iterator[str]:
    """The ids of works by one person whose family name others have, too.

    In the text styles tell these apart, by a given name or by initials.
    """
    authors = {name: work.author[0] for name, work in works.items() if len(work.author) == 1}
    people = {(author.family, author.actor or author.given) for author in authors.values()}
    families = [family for family, _ in people]
    for name, author in authors.items():
        if author.family and families.count(author.family) > 1:
            yield name


def _mark_languages(forms: WorkForms, texts: Mapping[str, str], language: str) -> WorkForms:
    """The forms of a work, in which each foreign part names its language."""
    whole = {name: mark(text, texts, language) for name, text in forms.whole.items()}
    placed = {}
    for name, form in forms.placed.items():
        parts = [mark(part, texts, language) for part in form]
        placed[name] = Form(*parts)
    return WorkForms(whole, placed)


def _complete(forms: WorkForms, work: Work) -> WorkForms:
    """The forms of a work with what its styles leave out.

    An issue of a newspaper is known by its date. Chicago and APA list no unpublished
    work; here it is listed as MLA has it, or as in a note.
    """
    whole = dict(forms.whole)
    placed = dict(forms.placed)
    american = abbreviated = ""
    as_in_mla = f"{with_full_stop(whole['mla'])} n.d."
    if work.issued:
        american = DAY_TURNED_BY_CHICAGO.sub(r"\2 \1, \3", work.issued.words)
        abbreviated = MONTH_CUT_BY_MLA.sub(r"\1.", work.issued.words)
        as_in_mla = whole["mla"].replace(abbreviated, american)
    unlisted = [style.id for style in STYLES if not whole[style.entry]]
    whole["entry"] = whole["entry"] or as_in_mla
    for style in STYLES:
        whole[style.entry] = whole[style.entry] or capital(whole["full"])
    if labels.is_issue(work):
        for name, day in (("short", american), ("mla-in", abbreviated)):
            if day:
                whole[name] = f"{with_comma(whole[name])} {day}"
        before = with_comma(whole["short"])
        placed["short"] = Form(f"{before} ")
        placed["mla-in"] = Form(f"{whole['mla-in']} ")
    return WorkForms(whole, placed, unlisted)
