"""The citations of sample works as text: in each style, as labels, and in export formats."""

import yaml

from chronicle.citation import csl, labels
from chronicle.citation.citable import Citable, fill_form, nest_quotations, page_pattern
from chronicle.citation.export_formats import BIBTEX, RIS
from chronicle.citation.styles import (
    STYLE_BY_FORM,
    STYLES,
    Style,
    WorkForms,
    format_works,
    join_with_commas,
    put_commas_inside,
)
from chronicle.history import History
from chronicle.queries import inventory
from chronicle.records import Change, Work
from chronicle.values import Prose
from chronicle.values.dates import parse
from support import ROOT, SITE, make_work
from support.cases import Loader

DIRECTORY = ROOT / "tests" / "chronicle" / "citation"
STYLES_SNAPSHOT = DIRECTORY / "works-in-styles.txt"
EXPORT_SNAPSHOT = DIRECTORY / "works-for-programs.txt"
LOCATOR = "p. 12"
DAY = parse("2019-01-02")
STYLE_BY_ANY_FORM = {**{style.entry_form: style for style in STYLES}, **STYLE_BY_FORM}


def sample_works() -> list[Work]:
    """Return the sample works."""
    works = yaml.load((DIRECTORY / "works.yml").read_bytes(), Loader)
    return [make_work(id=name, **fields) for name, fields in works.items()]


def render_styles() -> str:
    """Return the citations of each work, complete and with a locator, its labels, and the citations of pages."""
    forms_by_id = format_works(sample_works())
    lines = []
    for work in sample_works():
        forms = forms_by_id[work.id]
        lines += [
            "",
            f"# {work.id}",
            *(f"{name}: {form}" for name, form in forms.complete_forms.items()),
        ]
        lines += [
            f"{name} at {LOCATOR}: {forms.form_with_locator(name, LOCATOR)}"
            for name in forms.forms_with_placeholder
        ]
        for label in (labels.english_label, labels.compact_label):
            lines.append(f"{label.__name__}: {label(work).as_html}")
    return "\n".join([*lines[1:], *render_pages()]) + "\n"


VERSION = Change.model_validate(
    {"id": "v", "version": "2019.1.0", "date": "2019-01-02", "what": "It."}
)
# Pages of this site: a title with quotation marks, a paragraph, and an undated page.
PAGES = (
    (Citable("questions/x/", Prose("Who called it “the *Ditch*”?"), ()), VERSION, DAY),
    (Citable("chapters/x/#y", Prose("The flood"), ()), VERSION, DAY),
    (Citable("x/", Prose("Weir"), ()), None, None),
)


def citable_for_list(history: History, page: Citable) -> Citable:
    """Return the page of a section, or the section itself if its title does not begin with the title of the page."""
    whole = inventory.find_citable(history, page.page)
    if whole and not whole.work and page.title.startswith(whole.title):
        return whole
    return page


def page_forms(history: History, page: Citable) -> dict[str, str]:
    """Return every citation form of a page or section; lists and in-text citations cite the page."""
    listed = citable_for_list(history, page)
    forms = _format_forms(page, listed, history.citation_pattern(listed), history.site.url)
    section = page.title.as_html.removeprefix(listed.title.as_html).strip()
    for name, style in STYLE_BY_FORM.items():
        position = [history.site.url + page.address if name == "short" and page.anchor else ""]
        if not style.is_note:
            locator = page.locator.replace("¶", f"{style.paragraph_word}. ")
            cited_section = style.section_form.format(nest_quotations(adapt_title(section, style)))
            position = [locator, cited_section if section else ""]
        forms[name] = join_with_commas([forms[name], *position])
    return forms


def adapt_title(title: str, style: Style) -> str:
    """Return a title with its commas where a style has them."""
    return title if style.is_british else put_commas_inside(title)


def _format_forms(page: Citable, listed: Citable, pattern: WorkForms, url: str) -> dict[str, str]:
    forms = {}
    for name, form in pattern.complete_forms.items():
        style = STYLE_BY_ANY_FORM[name]
        cited = page if style.is_note and name in STYLE_BY_FORM else listed
        translation = ""
        if listed.english_title and name != style.later_form:
            translation = f" [{listed.english_title.as_html}]"
        title = adapt_title(cited.title.as_html, style)
        forms[name] = fill_form(form, title, url + cited.address, translation)
    return forms


def render_pages() -> list[str]:
    """Return the citation forms of pages of a site that has an organization as its author."""
    site = SITE.model_copy(update={"author": "The Board"})
    lines = []
    for page, version, changed in PAGES:
        pattern = format_works([], other_items={"": page_pattern(site, version, changed)})[""]
        forms = _format_forms(page, page, pattern, site.url)
        lines += ["", f"# {page.address}", *(f"{name}: {form}" for name, form in forms.items())]
    return lines


def render_export_formats() -> str:
    """Return every work as BibLaTeX and RIS."""
    parts = []
    for work in sample_works():
        item = csl.work_item(work)
        parts += [f"# {work.id}", BIBTEX.format_entry(item), RIS.format_entry(item).strip()]
        parts.append("")
    return "\n".join(parts[:-1]) + "\n"
