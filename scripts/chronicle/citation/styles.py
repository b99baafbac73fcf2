"""Works as Chicago, MLA, APA and Harvard cite them, whole and at a place in them.

Pandoc's CSL processor formats them. The published styles lie beside this module. They are changed
to stand alone, as a comment in each says: a citation on this site is read by itself, so nothing in
it may depend on what else was formatted in the same run.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pypandoc
from markupsafe import Markup, escape

from chronicle.citation import csl, labels
from chronicle.citation.csl import NAMES, CSLItem, CSLName
from chronicle.records.work import Work
from chronicle.store import entries, version
from chronicle.values import locators
from chronicle.values.dates import Date
from chronicle.values.days import MONTHS
from chronicle.values.languages import mark
from chronicle.values.text import capital


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
    """

    whole: Mapping[str, str]
    placed: Forms

    def at(self, name: str, locator: str) -> Form:
        """A form by its name for a place in the work, or for the whole without a locator."""
        if not locator:
            return Form(self.whole[name])
        return self.placed[name]._replace(at=locator)


class Style(NamedTuple):
    """A style, whose file lies beside this module: its name, its forms, the headings over them.

    `first` and `later` are the forms of the first note on a work and of later ones, or of what
    stands in the text, `entry` that of a list of works.
    """

    id: str
    name: str
    first: str
    later: str
    entry: str
    notes: str
    works: str

    @property
    def is_note(self) -> bool:
        """Whether works are cited in notes, not in the text."""
        return self.first != self.later

    @property
    def cited(self) -> tuple[str, ...]:
        """The forms of citations, each once."""
        return tuple(dict.fromkeys((self.first, self.later)))


# What the forms are called that are shown.
LABELS = {
    "full": "Chicago 18, full note",
    "short": "Chicago 18, short note",
    "entry": "Chicago 18, bibliography",
    "mla": "MLA 9, works cited",
    "mla-in": "MLA, in the text",
    "apa": "APA 7, references",
    "apa-in": "APA, in the text",
    "harvard": "Harvard, reference list",
    "harvard-in": "Harvard, in the text",
}
STYLES = (
    Style("chicago", "Chicago 18", "full", "short", "entry", "Notes", "Bibliography"),
    Style("mla", "MLA 9", "mla-in", "mla-in", "mla", "In the text", "Works cited"),
    Style("apa", "APA 7", "apa-in", "apa-in", "apa", "In the text", "References"),
    Style(
        "harvard",
        "Harvard, Cite Them Right 12",
        "harvard-in",
        "harvard-in",
        "harvard",
        "In the text",
        "Reference list",
    ),
)
# The forms of a place, each with its style.
PLACES = {
    "full": "chicago",
    "short": "chicago",
    "mla-in": "mla",
    "apa-in": "apa",
    "harvard-in": "harvard",
}
# Of the first words of a paragraph so many are enough.
MOST_WORDS = 5
# In a locator, what stands before pages, and the notes on them.
PAGES_AND_NOTES = re.compile(r"\bpp?\. (\d+(?:[–, ]+\d+)*)(?:, (nn?)\. (?=\d))?")
# The numbers of several pages, notes or paragraphs, and a range among them.
NUMBERS = re.compile(r"\b(?:pp|nn|paras|pars)\. \d+(?:[–, ]+\d+)*")
RANGE = re.compile(r"(\d+)–(\d+)")
# Months that MLA cuts, and how much of them it leaves.
LONG_MONTH = re.compile("(Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)[a-z]+")
DAY = re.compile(rf"(?:(\d+) )?({'|'.join(MONTHS)}) (\d+)")
# What closes a quotation, also one inside another; and marks of a language.
CLOSING = re.compile(r"’?”\Z")
SPAN = re.compile(r"</?span\b[^>]*>")
ENDS_IN_ADDRESS = re.compile(r"(?:https?://\S+|</a>)\Z")


def in_display_order(forms: Mapping[str, Form | str]) -> dict[str, Markup]:
    """The forms of a citation in their order as readers see them."""
    shown = {}
    for name in LABELS:
        if name in forms:
            shown[name] = Markup(_with_end(name, str(forms[name])))
    return shown


def dates(date: Date) -> tuple[str, str, str, str]:
    """A date as Chicago, MLA and APA have it, and its year.

    They are `November 20, 2026`, `20 Nov. 2026` and `2026, November 20`; a date that is no plain
    day or month stands as in running text.
    """
    short = LONG_MONTH.sub(r"\1.", date.words)
    plain = DAY.fullmatch(date.words)
    if plain is None:
        return date.words, short, date.words, str(date.year)
    day, month, year = plain.groups()
    if day is None:
        return date.words, short, f"{year}, {month}", year
    return f"{month} {day}, {year}", short, f"{year}, {month} {day}", year


@lru_cache(4096)
def in_style(at: str, style: str) -> str:
    """A locator as a style has it: `20n42` for `p. 20, n. 42`, `para. 4` for `¶4`.

    APA and Harvard keep the words before pages and their notes, and ranges whole.
    """
    word = "par" if style == "mla" else "para"
    said = at.replace("¶¶", f"{word}s. ").replace("¶", f"{word}. ")
    if style in ("apa", "harvard"):
        return said
    is_chicago = style == "chicago"
    said = NUMBERS.sub(lambda met: RANGE.sub(partial(_shorten_ranges, is_chicago), met[0]), said)
    return PAGES_AND_NOTES.sub(r"\1\2", said)


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
    if len(first) == len(last):
        while len(last) > kept and first.startswith(numbers[2][: len(first) - len(last) + 1]):
            last = last[1:]
    return f"{first}–{last}"


def join_with_commas(*parts: str) -> str:
    """Parts of a citation with commas between them; those that are empty are left out."""
    citation, *others = filter(None, parts)
    for part in others:
        citation = f"{with_comma(citation)} {part}"
    return citation


def join_sentences(*parts: str) -> str:
    """Parts of a citation as sentences; those that are empty are left out."""
    *others, last = filter(None, parts)
    return " ".join([*map(with_full_stop, others), last])


def with_comma(form: str) -> str:
    """A form with a comma at its end, inside a closing quotation mark in American fashion."""
    if form.endswith("”"):
        return CLOSING.sub(r",\g<0>", form)
    return f"{form},"


def with_full_stop(form: str) -> str:
    """A form with a full stop at its end, inside a closing quotation mark in American fashion."""
    is_quoted = form.endswith("”")
    text = SPAN.sub("", form)
    if is_quoted:
        text = text.rstrip("’”")
    if text.endswith((".", "?", "!")):
        return form
    if is_quoted:
        return CLOSING.sub(r".\g<0>", form)
    return f"{form}."


def opening_words(work: Work, at: str) -> str:
    """The first words of a paragraph whose number no copy of a work has; else empty.

    By them a reader finds it, so that the first note on the paragraph has them.
    """
    if not at or not work.locators or not work.locators.counting:
        return ""
    words = work.locators.opening(locators.places(at)[0]).split()
    return " ".join(words[:MOST_WORDS]).rstrip(",;:.")


def forms_at(work: Work, at: str, formatted: WorkForms) -> Forms:
    """A place in a work as a reader cites it, by form, as HTML.

    They are `full` and `short`, a first and a later note, and those that stand between brackets.
    """
    in_styles = {style.id: str(escape(in_style(at, style.id))) for style in STYLES}
    is_page = at.startswith(("p. ", "pp. "))
    if work.is_seen_in_reports(at) and not is_page:
        # What the record says of the place is none in the work, and not where the archive has it.
        return {
            name: Form(f"{with_comma(formatted.whole[name])} ", in_styles[style])
            for name, style in PLACES.items()
        }
    forms = {name: formatted.at(name, in_styles[style]) for name, style in PLACES.items()}
    # A shelf mark may end with the pages; the first note has it.
    if at and f" {work.archive_location or ''}".endswith(f" {at}"):
        forms["full"] = formatted.at("full", "")
    if at and not is_page:
        # MLA puts bare pages after a name: (Holm 12), but (Holm, ch. 3).
        in_text = forms["mla-in"]
        forms["mla-in"] = in_text._replace(before=f"{in_text.before.removesuffix(' ')}, ")
    return forms


@lru_cache(4096)  # most works are cited on several pages
def _with_end(key: str, form: str) -> str:
    """A form with a full stop at its end, but not after an address in APA style; or in brackets."""
    if key.endswith("-in"):
        return f"({form})"
    begun = capital(form)
    if key == "apa" and ENDS_IN_ADDRESS.search(form):
        return begun
    return with_full_stop(begun)


# Signs around the family and the given part of a name that no style may turn, since pandoc knows
# no order but that of a style.
FAMILY = ("\ue000", "\ue001")
GIVEN = ("\ue002", "\ue003")
# A given name with a hyphen before a small letter, of which pandoc keeps the first part alone as an
# initial.
HYPHENED = re.compile(r"\b(\w)\w*-(\w)\w*")
# The variables that hold titles.
TITLES = {"title", "title-short", "container-title", "collection-title"}
# Prepositions of more than four letters, which MLA has small and pandoc raises, inside a title;
# without those that also begin a clause, where MLA has them large.
PREPOSITIONS = re.compile(
    r"(?<=[^:.?!] )(?:across|against|along|amid|among|amongst|beneath|between|beyond|despite"
    r"|during|through|throughout|towards?|under|upon|versus|within|without)(?= )"
)


def adapt_item(item: CSLItem, style: Style) -> CSLItem:
    """An item as a style is to have it.

    In MLA and APA the name of a newspaper is the title of an issue.
    """
    change = _keep_order
    if style.id in ("apa", "harvard"):
        change = _initials
    item = _people(item, change)
    if style.id in ("mla", "apa") and "title" not in item:
        item["title"] = item.pop("container-title")
    if style.id == "mla":
        for name in TITLES & item.keys():
            item[name] = PREPOSITIONS.sub(r'<span class="nocase">\g<0></span>', item[name])
    return item


def _people(item: CSLItem, change: Callable[[CSLName], CSLName]) -> CSLItem:
    """An item with each of its names changed."""
    changed = {name: [change(one) for one in item[name]] for name in NAMES & item.keys()}
    return item | changed


def _keep_order(name: CSLName) -> CSLName:
    """A name with the signs that keep its family first, where that is so."""
    if not name.get("static-ordering"):
        return name
    return {"family": name["family"].join(FAMILY), "given": name["given"].join(GIVEN)}


def _initials(name: CSLName) -> CSLName:
    """A name with both initials of what has a hyphen, the second one small."""
    changed = name.copy()
    changed.pop("static-ordering", None)
    if "given" in name:
        changed["given"] = HYPHENED.sub(r"\1.-\2.", name["given"])
    return changed


# Stands for a page until a citation is formatted, which is then parted; no text has this sign.
# What a style writes before a page goes with it, for a locator of ours has its own words.
OPEN_PAGE = "\ue004"
OPEN_PLACE = re.compile(f"(?:p\\. )?{OPEN_PAGE}")
# The page once more: Chicago has it twice of an article that an archive keeps.
AGAIN = re.compile(f",? ?{OPEN_PLACE.pattern}")
# What is put right in a form: names that are not turned stand family first, without a comma, also
# not before the second of two; a translated title stands after the quotation mark; pandoc's link
# back from a note goes, and so do wrappers that mean nothing; what is roman inside italics ends
# them; a description that stands for a title takes no quotation marks; italics end where they have
# nothing more, and before a blank.
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
    (re.compile("<em></em>"), ""),
    (re.compile(r" </em>"), "</em> "),
)
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
    entries = {}
    for div in root.iterfind(".//div[@id='refs']/div"):
        identifier = div.attrib["id"].removeprefix("ref-")
        entries[identifier] = _markup(div)
    if style.is_note:
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
    items = [adapt_item(item, style) for item in items]
    # What is cited with a place for the first time is a twin of what is cited without one; since
    # they take turns, no later citation comes out as “ibid.”.
    twins = [item | {"id": f"{item['id']}-twin"} for item in items]
    at = f", {{p. {OPEN_PAGE}}}"
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
            before, after = OPEN_PLACE.split(next(left), maxsplit=1)
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


# The version of all citations that are in the store.
VERSION = version("pypandoc-binary")


def format_works(works: Iterable[Work], cache: Path | None = None) -> Mapping[str, WorkForms]:
    """The forms of works by id.

    In Chicago notes-bibliography style: the `entry` of a bibliography, the first note (`full`) and
    later notes (`short`). In MLA, APA and Harvard: the entry of the list of works (`mla`), and the
    citation in the text between its brackets (`mla-in`). What is not English says its language.

    What the file `cache` has of a work is used again as long as its item and its languages are the
    same.
    """
    by_id = {work.id: work for work in works}
    items = {}
    inputs = {}
    for name, work in by_id.items():
        items[name] = csl.item(work)
        shaping = [items[name], labels.marking(work)]
        inputs[name] = json.dumps(shaping, sort_keys=True)

    def format_missing(names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        formatted = in_every_style(items[name] for name in names)
        for name, forms in zip(names, formatted, strict=True):
            yield _mark_languages(forms, by_id[name])._asdict()

    formatted = entries(cache, VERSION, inputs, format_missing)
    completed = {}
    for name, kept in formatted.items():
        placed = {form: Form(*parts) for form, parts in kept["placed"].items()}
        completed[name] = _complete(WorkForms(kept["whole"], placed), by_id[name])
    return completed


def _mark_languages(forms: WorkForms, work: Work) -> WorkForms:
    """The forms of a work with the languages of what is not English."""
    marking = labels.marking(work)
    whole = {name: mark(text, *marking) for name, text in forms.whole.items()}
    placed = {}
    for name, form in forms.placed.items():
        placed[name] = Form(mark(form.before, *marking), after=mark(form.after, *marking))
    return WorkForms(whole, placed)


def _complete(forms: WorkForms, work: Work) -> WorkForms:
    """The forms of a work with what its styles leave out.

    An issue of a newspaper is known by its date. Chicago and APA list no unpublished
    work; here it is listed as MLA has it, or as in a note.
    """
    us = ""
    short = ""
    whole = dict(forms.whole)
    placed = dict(forms.placed)
    unpublished = join_sentences(whole["mla"], "n.d.")
    if work.issued:
        us, short, *_ = dates(work.issued)
        unpublished = whole["mla"].replace(short, us)
    whole["entry"] = whole["entry"] or unpublished
    whole["apa"] = whole["apa"] or capital(whole["full"])
    if labels.is_issue(work):
        whole["short"] = join_with_commas(whole["short"], us)
        whole["mla-in"] = join_with_commas(whole["mla-in"], short)
        placed["short"] = Form(f"{with_comma(whole['short'])} ")
        placed["mla-in"] = Form(f"{whole['mla-in']} ")
    return WorkForms(whole, placed)
