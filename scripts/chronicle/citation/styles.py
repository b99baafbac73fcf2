"""Citations of works and of passages in them, in Chicago, MLA, APA and Harvard style.

Pandoc's CSL processor formats them. The CSL files next to this module are the published styles,
changed as a comment in each explains. A citation on this site is read on its own, so it must not
depend on the other citations of the same run.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial, reduce
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape as xml_escape

import pypandoc
from lxml import etree
from markupsafe import Markup, escape

from chronicle.citation import csl, labels
from chronicle.citation.csl import NAME_VARIABLES, CSLItem, CSLName
from chronicle.disk_cache import cache_version, get_or_compute
from chronicle.files import load_yaml
from chronicle.records import Work
from chronicle.values import locators, percent_encode
from chronicle.values.languages import mark_languages

# Private-use characters that pandoc treats as letters and that no text contains: before and after
# the given name in a name that must not be inverted; after a given name that has no initials, in
# Harvard style and in others; in place of a locator; in place of the title and the URL of a page of
# this site.
GIVEN_NAME_SENTINELS = ("\ue000", "\ue001")
NAME_END = "\ue002"
HARVARD_NAME_END = "\ue003"
LOCATOR_PLACEHOLDER = "\ue004"
TITLE_SENTINEL = "\ue010"
ADDRESS_SENTINEL = "\ue011"


class WorkForms(NamedTuple):
    """A work in every style, as HTML without a final full stop.

    `complete_forms` maps the name of each form to a citation of the complete work;
    `forms_with_placeholder` maps it to a citation with `LOCATOR_PLACEHOLDER` in place of a locator.
    """

    complete_forms: Mapping[str, str]
    forms_with_placeholder: Mapping[str, str]

    def form_with_locator(self, name: str, locator: str) -> str:
        """Return the form with this name, citing a locator or, without one, the complete work."""
        if not locator:
            return self.complete_forms[name]
        return self.forms_with_placeholder[name].replace(LOCATOR_PLACEHOLDER, locator)


class Style(NamedTuple):
    """A citation style, whose CSL file is next to this module: its name, forms and headings.

    `first_form` and `later_form` are the forms of first and later notes, or of in-text citations;
    `entry_form` is the form of a bibliography entry. The other fields contain rules of the style
    that its CSL file or pandoc cannot express.
    """

    id: str
    name: str
    first_form: str
    later_form: str
    entry_form: str
    works_heading: str
    notes_heading: str = "In the text"
    # Works are cited in notes, not in the text.
    is_note: bool = False
    # Given names are abbreviated to initials, and locators keep the labels of pages and of notes on
    # them: p. 20, note 42.
    is_author_date: bool = False
    # Prepositions in titles are lowercase, regardless of their length.
    lowercases_prepositions: bool = False
    # The abbreviation for paragraphs.
    paragraph_word: str = "para"
    # A section of a page.
    section_form: str = "“{}” section"
    # No full stop follows a URL at the end of an entry.
    ends_in_address: bool = False
    # The phrases that introduce the paper through which a work is cited or quoted.
    cited_in: str = "cited in"
    quoted_in: str = "quoted in"
    # Days precede months.
    puts_day_first: bool = False
    # Titles are in sentence case. Citations in the text have single quotation marks.
    is_british: bool = False

    @property
    def unlisted_form(self) -> str:
        """The name of the form of a work that no list contains."""
        return f"{self.id}-unlisted"


STYLES_YAML = load_yaml(__file__, "styles.yml")
FORM_LABELS: Mapping[str, str] = STYLES_YAML["labels"]
STYLES = tuple(Style(**style) for style in STYLES_YAML["styles"])
STYLE_BY_FORM = {name: style for style in STYLES for name in (style.first_form, style.later_form)}
# The style of the notes of pages.
NOTE_STYLE = next(style for style in STYLES if style.is_note)
MAX_OPENING_WORDS = 5
# Works that pandoc formats at once, to limit the memory that it needs.
MAX_WORKS_AT_ONCE = 200
MAX_TITLE_WORDS = 8
PAGE_LABELS = ("p. ", "pp. ")
PAGE_LOCATOR = re.compile(r"\bpp?\. (\d[\d–]*(?:, \d[\d–]*)*)")
NOTE_LABEL = re.compile(r"\bn(n?)\. (?=\d)")
COMMA_BEFORE_NOTES = re.compile(r"(?<=\d), (?=nn?\. \d)")
DAY_FIRST = re.compile(r"(\d[\d–]*) ([A-Z]\w+) (?=\d{4})")
NUMBER_OR_TITLE = re.compile(r"[\d“]")
NUMBER_OR_RANGE = re.compile(r"\d+(?:–\d+)?")
# The closing quotation marks at the end of a text, possibly nested; empty if it has none.
CLOSING_QUOTATION_MARK = re.compile(r"(?:”?’?”)?\Z")
FINAL_PUNCTUATION = re.compile(r"[.?!](?:[’”]*”)?\Z")
SPAN_TAG = re.compile(r"</?span\b[^>]*>")
LINK_SHOWN_AS_ADDRESS = re.compile(
    r'<a href="(?P<url>https?://(?:www\.)?(?P<host>[^/"]+)[^"]*)"[^>]*>(?:<[^>]*>)?https?:.*?</a>'
)


def shorten_links_to_hosts(html: str) -> str:
    """Return HTML whose links show only the host of their URL; print adds the complete URL."""
    return LINK_SHOWN_AS_ADDRESS.sub(r'<a class="host-link" href="\g<url>">\g<host></a>', html)


@lru_cache(4096)
def style_locator(locator: str, style: Style) -> str:
    """Return a locator in a style: `20 and n. 42` for `p. 20, n. 42`, `para. 4` for `¶4`.

    `20 and n. 42` cites the sentence together with its note; `20n42`, for `p. 20n42`, cites only
    the note. Styles that keep the labels have no abbreviation for notes: `p. 20, note 42`.
    """
    text = locator.replace("¶¶", f"{style.paragraph_word}s. ").replace(
        "¶", f"{style.paragraph_word}. "
    )
    if style.is_author_date:
        text = locators.separate_notes(text)
        return NOTE_LABEL.sub(lambda match: "notes " if match[1] else "note ", text)
    text = COMMA_BEFORE_NOTES.sub(" and ", text)
    return PAGE_LOCATOR.sub(r"\1", text)


def add_comma(form: str) -> str:
    """Return a form with a final comma, inside a closing quotation mark (American style)."""
    return CLOSING_QUOTATION_MARK.sub(r",\g<0>", form, count=1)


def put_commas_inside(title: str) -> str:
    """Return a title with its commas inside closing quotation marks (American style)."""
    return title.replace("”,", ",”")


def add_full_stop(form: str) -> str:
    """Return a form with a final full stop, inside a closing quotation mark (American style)."""
    if FINAL_PUNCTUATION.search(SPAN_TAG.sub("", form)):
        return form
    return CLOSING_QUOTATION_MARK.sub(r".\g<0>", form, count=1)


def opening_words(work: Work, locator: str) -> list[str]:
    """Return the first words of cited paragraphs, if no copy of the work contains their numbers.

    A reader needs these words to find the paragraph, so the first note quotes them. There is one
    entry per number or range; the entry is empty for a page or a note. Named passages have no
    entry.
    """
    known_locators = work.locators
    if not locator or not known_locators or not known_locators.counting:
        return []
    openings = []
    for passage in locators.first_passages(locator):
        first_words = known_locators.opening_words(passage).split()
        if passage.unit != "named":  # a named passage has no number
            opening = " ".join(first_words[:MAX_OPENING_WORDS])
            openings.append(opening.rstrip(",;:."))
    return openings


def report_remark(work: Work, locator: str) -> str:
    """Return the locator if it refers to a report of the work, not to the work; otherwise empty."""
    is_report = work.reading is not None and work.reading.is_report
    if is_report and not locator.startswith(PAGE_LABELS):
        return locator
    return ""


def forms_with_locator(work: Work, at: str, formatted: WorkForms) -> dict[str, str]:
    """Return the formatted citations of a passage in a work, by the name of the form, as HTML.

    The forms are those for first and later notes and in the text, and the results of
    `unlisted_forms`. A locator without a number or a title, such as “beginning”, is left out. An
    article in a newspaper issue precedes the newspaper and the date.
    """
    words = opening_words(work, at)
    remark = report_remark(work, at)
    if not (remark or NUMBER_OR_TITLE.search(at)):
        at = ""
    shelf_mark = work.archive_location or ""
    article = work
    if work.is_newspaper_issue and at.startswith("“"):
        title = at.strip("“”")
        names = {"container_title": work.title, "container_title_en": work.title_en}
        article = work.model_copy(update={**names, "title": title, "title_short": title})
    unlisted = unlisted_forms(article)
    forms = {}
    for name, style in STYLE_BY_FORM.items():
        locator = str(escape(_quote_opening_words(style_locator(at, style), words, style)))
        form = formatted.form_with_locator(name, locator)
        # In the text, only page numbers follow without a comma: (Holm 12), (Holm, ch. 3).
        is_named = not (style.is_note or style.is_author_date or at.startswith(PAGE_LABELS))
        parts = [formatted.complete_forms[name], locator]
        if style.is_note and article is not work:
            form = join_with_commas(reversed(parts))
        elif at and (is_named or remark):
            form = join_with_commas(parts)
        elif name == NOTE_STYLE.first_form and f" {shelf_mark}".endswith(f" {at}"):
            # The shelf mark of the work ends with these pages.
            form = formatted.complete_forms[name]
        forms[name] = form
        if style.unlisted_form in unlisted:
            position = locator if article is work else ""
            forms[style.unlisted_form] = join_with_commas([unlisted[style.unlisted_form], position])
    return forms


@lru_cache(4096)  # most pages name the same works
def unlisted_forms(work: Work) -> dict[str, str]:
    """Return the citations of a work that no list contains, so that it can be found, as HTML.

    The citations have the author or periodical, the short English title and the date. In the text,
    a work with an author or an English title has its usual form, and a newspaper article has no
    title.
    """
    forms = {}
    for style in STYLES:
        parts = _unlisted_form_parts(work, style)
        if parts:
            label = labels.make_label(work, Markup(join_with_commas(parts)))
            forms[style.unlisted_form] = str(label.as_html)
    return forms


def _unlisted_form_parts(work: Work, style: Style) -> list[str]:
    """Return the parts of an unlisted form of a citation; none if the work has its usual form."""
    is_newspaper = work.type == "article-newspaper"
    if not style.is_note and (work.author or not (is_newspaper or work.title_en)):
        return []
    names = escape(labels.full_names(work))
    if not names and (is_newspaper or (work.container_title and work.type != "chapter")):
        names = Markup("<em>{}</em>").format(labels.container_name(work))
    title = _short_english_title(work, style)
    date = work.creation_date.words if work.creation_date else ""
    if not style.puts_day_first:
        date = DAY_FIRST.sub(r"\2 \1, ", date)
    if style.is_note:
        return [names, title, date]
    return [names if is_newspaper else title, date]


def _short_english_title(work: Work, style: Style) -> str:
    """Return the short English title of a work as set in a style; empty for a newspaper issue."""
    if work.is_newspaper_issue:
        return ""
    if work.is_description:
        return escape(work.title)
    title = csl.short_title(work)
    if work.title_en:
        title = work.title_en_short or csl.first_words(work.title_en, MAX_TITLE_WORDS)
    if not style.is_british:
        title = csl.title_case(title)
    form = "<em>{}</em>" if work.type in labels.TYPES_IN_ITALICS else "“{}”"
    return Markup(form).format(title)


def join_with_commas(parts: Iterable[str]) -> str:
    """Join the parts that are not empty with commas, inside closing quotation marks."""
    return reduce(lambda before, part: f"{add_comma(before)} {part}", filter(None, parts))


def _quote_opening_words(locator: str, words: Iterable[str], style: Style) -> str:
    """Return a locator with the opening words after each number: `para. 4 (“Of the lock …”)`."""
    remaining = iter(words)
    # In the text, the citation itself is in parentheses.
    opening, closing = "()" if style.is_note else "[]"

    def add_words(number: re.Match[str]) -> str:
        first_words = next(remaining, "")
        if not first_words:
            return number[0]
        return f"{number[0]} {opening}“{first_words} …”{closing}"

    return NUMBER_OR_RANGE.sub(add_words, locator)


# Components of pandoc 3.9's HTML: entries and the prefix of their ids; text that is roman in any
# context.
ENTRIES_XPATH = ".//div[@id='refs']/div"
ENTRY_ID_PREFIX = "ref-"
ROMAN_TEXT = ".//span[@class='nodecoration']"

# Workarounds for eight bugs of pandoc 3.9, numbered. `test_pandoc_errors_are_corrected` fails if a
# bug is fixed upstream, or if a workaround no longer matches the output of pandoc.
# 1. Pandoc orders names only as the style does, so the given part is passed as a suffix, such as
#    Jr. `INVERTED_NAME` removes the sentinels around that part, and the commas that styles put
#    before a suffix and before the second of two names.
BEGINS, ENDS = GIVEN_NAME_SENTINELS
INVERTED_NAME = re.compile(f",(?= {BEGINS})|(?<={ENDS}),(?= and )|[{BEGINS}{ENDS}]")
# 6. Pandoc joins family name and given name not only in East Asian scripts, but also in others,
#    such as Georgian. A bidirectional control character makes it treat them as Latin.
# 7. Pandoc adds the stop of an initial to a given name in a script without capitals, or with one
#    letter: “김일성., & 남궁민수.” At the end of the authors, the stop belongs to APA style.
NON_LATIN_LETTER = re.compile(r"[^\W\d_A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
WESTERN_NAME_MARK = "\u202c"
NAME_WITHOUT_INITIALS = re.compile(
    rf"(?<={NAME_END})\.(?=,| \(Eds?\.)|(?<={HARVARD_NAME_END})\.(?=,| and | \()"
    f"|[{NAME_END}{HARVARD_NAME_END}{WESTERN_NAME_MARK}]"
)
# 2. Pandoc reduces a hyphenated given name with a lowercase second part to its first initial. Both
#    parts have an initial, and the second is lowercase.
HYPHENATED_NAME = re.compile(r"\b(\w)\w*-(\w)\w*")
TITLE_VARIABLES = {"title", "title-short", "container-title", "collection-title"}
# 3. Pandoc capitalizes prepositions of more than four letters inside a title; MLA has them in
#    lowercase. Words that can also begin a clause, where MLA capitalizes them, are left out.
PREPOSITIONS = re.compile(
    r"(?<=[^:.?!] )(?:across|against|along|amid|among|amongst|beneath|between|beyond|despite"
    r"|during|through|throughout|towards?|under|upon|versus|within|without)(?= )"
)


def adapt_item(item: CSLItem, style: Style) -> CSLItem:
    """Return an item with the changes that a style or pandoc requires.

    In the text, an item without an author is cited by the beginning of its title, as in the list of
    works. DOIs are shown as URLs.
    """
    item = dict(item)
    if "DOI" in item:
        item["DOI"] = percent_encode(item["DOI"])
    for role in NAME_VARIABLES & item.keys():
        item[role] = [_adapt_name(name, style) for name in item[role]]
    if not style.is_note and "author" not in item and "title-short" in item:
        item["title-short"] = csl.shortened_title(item["title"], item["title-short"])
    if style.lowercases_prepositions:
        for name in TITLE_VARIABLES & item.keys():
            item[name] = PREPOSITIONS.sub(r'<span class="nocase">\g<0></span>', item[name])
    return item


def _adapt_name(name: CSLName, style: Style) -> CSLName:
    """Return a name adapted to a style: initials of a hyphenated given name, or a fixed order."""
    name = dict(name)
    family = name.get("family", "")
    given = name.get("given", "")
    is_east_asian = csl.is_east_asian_name(family, given)
    if NON_LATIN_LETTER.search(family) and not is_east_asian:
        name["family"] = f"{WESTERN_NAME_MARK}{family}"
    if style.is_author_date and given:
        name["given"] = HYPHENATED_NAME.sub(r"\1.-\2.", given)
    if given and given.upper() == given.lower():
        name["given"] += HARVARD_NAME_END if style.is_british else NAME_END
    if style.is_author_date or is_east_asian:  # pandoc keeps the order of East Asian names
        return name
    after = [name.pop("suffix", "")]
    if name.pop("static-ordering", False):
        after.insert(0, name.pop("given"))
    suffix = " ".join(filter(None, after))
    return {**name, "suffix": suffix.join(GIVEN_NAME_SENTINELS)} if suffix else name


# 4. and 5. Pandoc leaves roman text inside italics and inside quotation marks. It is a description
#    in place of a title, or a translation after a title. A full stop or comma follows it.
ROMAN_DESCRIPTION = re.compile("(?:[“‘]|<em>)<roman>([^<]*)</roman>([.,]?)(?:[”’]|</em>)")
ROMAN_TRANSLATION = re.compile(" <roman>([^<]*)</roman>([.,]?)([”’]|</em>)")
ROMAN_TAG = re.compile("</?roman>")
# 8. Pandoc puts punctuation inside the outer but not inside nested quotation marks.
NESTED_MARK = re.compile("(’(?:</span>)?(?=[.,]”)|”</em>)([.,])")


def run_citeproc(
    citations: Iterable[tuple[str, str]],
    items: Sequence[CSLItem],
    style: Style,
    language: str = "",
) -> tuple[list[str], dict[str, str]]:
    """Format citations, each given as the id of one of the items and a pandoc suffix.

    Returns the citations in order and the bibliography by id, as HTML.
    """
    document = "\n\n".join(f"[@{identifier}{at}]" for identifier, at in citations)
    with tempfile.TemporaryDirectory() as directory:
        bibliography = Path(directory, "items.json")
        bibliography.write_text(json.dumps(items), encoding="utf-8")
        run = [
            "--citeproc",
            f"--bibliography={bibliography}",
            f"--csl={Path(__file__).with_name(style.id)}.csl",
            "--wrap=none",
        ]
        if language:
            run.append(f"--metadata=lang:{language}")
        page = pypandoc.convert_text(document, "html", format="markdown-smart", extra_args=run)
    root = etree.fromstring(f"<body>{page}</body>")
    entries = {}
    for div in root.iterfind(ENTRIES_XPATH):
        identifier = div.attrib["id"].removeprefix(ENTRY_ID_PREFIX)
        entries[identifier] = _to_html(div)
    return list(map(_to_html, root.iterfind("p"))), entries


def format_in_every_style(items: Iterable[CSLItem], language: str = "") -> list[WorkForms]:
    """Return every form of each item in every style; in-text forms have no brackets.

    Terms are in the language of the style or in `language`. With a `language`, only the forms of
    notes are returned.
    """
    # Some ids are not valid citation keys in pandoc, so the items are numbered.
    numbered_items = [item | {"id": f"i{number}"} for number, item in enumerate(items)]
    used = [style for style in STYLES if style.is_note or not language]
    # Each style runs in a separate pandoc process, so threads run in parallel.
    with ThreadPoolExecutor() as pool:
        by_style = pool.map(partial(_format_in_style, numbered_items, language=language), used)
    works = []
    for in_styles in zip(*by_style, strict=True):
        complete: dict[str, str] = {}
        forms_with_placeholder: dict[str, str] = {}
        for forms in in_styles:
            complete |= forms.complete_forms
            forms_with_placeholder |= forms.forms_with_placeholder
        works.append(WorkForms(complete, forms_with_placeholder))
    return works


def _format_in_style(items: Sequence[CSLItem], style: Style, language: str) -> list[WorkForms]:
    """Return the forms of each item in one style."""
    items = [adapt_item(item, style) for item in items]
    # Citations with and without a locator alternate between an item and its copy, so that no later
    # citation becomes “ibid.”.
    item_copies = [item | {"id": f"{item['id']}-twin"} for item in items]
    label = "" if language else "p. "  # pandoc reads labels in the language
    at = f", {{{label}{LOCATOR_PLACEHOLDER}}}"
    names = dict.fromkeys((style.first_form, style.later_form))
    cited = []
    for item, item_copy in zip(items, item_copies, strict=True):
        cited += [(item["id"], ""), (item_copy["id"], at)] * len(names)
    citations, bibliography = run_citeproc(cited, [*items, *item_copies], style, language)

    remaining = iter(citations)
    works = []
    for item in items:
        complete = {style.entry_form: bibliography[item["id"]]}
        forms_with_placeholder = {}
        for name in names:
            complete[name] = next(remaining)
            forms_with_placeholder[name] = next(remaining)
        works.append(WorkForms(complete, forms_with_placeholder))
    return works


def _to_html(element: etree._Element) -> str:
    """Return the content of an element as HTML, its roman text outside italics and quotes."""
    for roman in element.iterfind(ROMAN_TEXT):
        roman.tag = "roman"
        roman.attrib.clear()
    etree.strip_tags(element, "div", "p", "span")
    children = [etree.tostring(child, encoding="unicode") for child in element]
    html = xml_escape(element.text or "") + "".join(children)
    html = NAME_WITHOUT_INITIALS.sub("", INVERTED_NAME.sub("", html))
    html = ROMAN_DESCRIPTION.sub(r"\1\2", html)
    html = ROMAN_TRANSLATION.sub(r"\3 \1\2", html)
    html = NESTED_MARK.sub(r"\2\1", html)
    return ROMAN_TAG.sub("", html).strip()


# Use the pinned pandoc: by default pypandoc searches for the newest, and calls made during the
# search may get any version.
os.environ["PYPANDOC_PANDOC"] = str(Path(pypandoc.__file__).with_name("files") / "pandoc")
STORED_VERSION = cache_version("pypandoc-binary")


def format_works(
    works: Iterable[Work],
    cache: Path | None = None,
    other_items: Mapping[str, CSLItem] | None = None,
    language: str = "",
    native_names: Mapping[str | None, str] | None = None,
) -> Mapping[str, WorkForms]:
    """Return the citation forms of works, and of `other_items` (CSL-JSON items), by id.

    The forms, by the names in `STYLES`, are the bibliography entry, the first note and later notes
    in Chicago notes-bibliography style. In MLA, APA and Harvard they are the entry and the in-text
    citation without its brackets. Foreign text has language attributes.

    With a `language`, only the forms of notes are returned, in that language; `native_names` are
    the names of authors in it, by id of the actor.

    Cached forms are reused from the file `cache` if a work's item and languages are unchanged.
    """
    by_id = {work.id: work for work in works}
    items = {name: csl.processor_item(work, native_names) for name, work in by_id.items()}
    for name in _works_with_namesakes(by_id):
        items[name]["annote"] = "namesake"
    items |= other_items or {}
    markings = {
        name: labels.language_arguments(work, language or "en") for name, work in by_id.items()
    }
    inputs = {}
    for name, item in items.items():
        inputs[name] = json.dumps([item, markings.get(name), language], sort_keys=True)

    def format_missing(names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        for start in range(0, len(names), MAX_WORKS_AT_ONCE):
            batch = names[start : start + MAX_WORKS_AT_ONCE]
            formatted = format_in_every_style((items[name] for name in batch), language)
            for name, forms in zip(batch, formatted, strict=True):
                if name in markings:
                    forms = _mark_languages(forms, *markings[name])
                yield forms._asdict()

    stored = get_or_compute(cache, STORED_VERSION, inputs, format_missing)
    return {name: WorkForms(**forms) for name, forms in stored.items()}


def _works_with_namesakes(works: Mapping[str, Work]) -> Iterator[str]:
    """Yield the ids of works by a single author whose family name is shared by other authors.

    In-text citations distinguish such authors by given name or initials.
    """
    authors = {name: work.author[0] for name, work in works.items() if len(work.author) == 1}
    people = {(author.family, author.actor or author.given) for author in authors.values()}
    families = [family for family, _ in people]
    for name, author in authors.items():
        if author.family and families.count(author.family) > 1:
            yield name


def _mark_languages(forms: WorkForms, texts: Mapping[str, str], language: str) -> WorkForms:
    """Return the forms of a work with language attributes on its foreign components."""

    def mark_forms(by_name: Mapping[str, str]) -> dict[str, str]:
        return {name: mark_languages(text, texts, language) for name, text in by_name.items()}

    return WorkForms(mark_forms(forms.complete_forms), mark_forms(forms.forms_with_placeholder))
