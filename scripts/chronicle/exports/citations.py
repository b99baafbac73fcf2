"""Citations as data for the scripts of the site.

One file contains the patterns for citing pages of this site. Each work has a file with its
citations and all cited passages. The data of a page contains its title, its date, and the passages
that its components are based on.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup

from chronicle.citation import csl, labels, styles
from chronicle.citation.citable import Citable, as_document, fill_form
from chronicle.citation.export_formats import CSL_JSON, EXPORT_FORMATS, RIS
from chronicle.citation.styles import (
    NOTE_STYLE,
    STYLES,
    TITLE_SENTINEL,
    Style,
    forms_with_locator,
    join_with_commas,
    unlisted_forms,
)
from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import inventory
from chronicle.queries.passages_to_cite import PassageToCite, attributed_sources, citation_choices
from chronicle.queries.source_checks import remarks_on_checks
from chronicle.records import Record, Work
from chronicle.values import Prose, count_noun_in_words

UNAPI_FORMATS = '<formats xmlns="http://unapi.info/"><format name="ris"/>'
JSON_ESCAPES_WITHIN_HTML = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}
FORMS_FILE = f"{addresses.CITE}forms.json"
MAX_NAMED_WORKS = 5
FORMAT_FIELDS = ("name", "file_extension", "file_rule", "notes_rule", "entry_end", "escapes")


def page_citations(history: History, address: str) -> Markup:
    """Return the citables of a page as JSON for `scripts/citations.js`; empty without any.

    Empty values are omitted. The keys are:

    - `title`: the title under which the page is cited.
    - `as`: the key of the page's patterns in `forms.json`; see `_pattern_name`.
    - `parts`: the page and its components, by anchor; see `_part_data`.
    """
    citables = inventory.citables_on_page(history, address).values()
    components = [citable for citable in citables if not citable.work]
    page = next((citable for citable in components if not citable.anchor), None)
    parts = {citable.anchor: _part_data(history, citable, page) for citable in components}
    title = page.title.as_html if page else ""
    work = inventory.works_by_page(history).get(address)
    if work:
        citable = inventory.get_citable(history, history.addresses[work.id])
        components.append(citable)
        parts[""] = {"choices": _passages_to_choose(history, citable)}
        title = title or labels.title_of_work_page(work).as_html
    if not components:
        return Markup()
    pattern = _pattern_name(history, components[0])
    data = _drop_empty_values({"title": title, "as": pattern, "parts": parts})
    return Markup(_to_json(data).translate(JSON_ESCAPES_WITHIN_HTML))


def _part_data(history: History, citable: Citable, page: Citable | None) -> dict[str, Any]:
    """Return the data of a page or of one of its components.

    - `choices`: the passages to choose from (see `_passage_data`); an empty passage is the page
      itself.
    - `basis`: the papers that it cites; see `_basis_html`.
    - `title`: the title of the component, if it has its own.
    - `medium`: `chart` or `map`, to append to the name of the patterns.
    - `translation`: the English title of a translated page.
    - `locator`: the position of a paragraph or box.
    - `checks`: the text on checks by people.
    """
    title = translation = ""
    if not page or citable.title != page.title:
        title = citable.title.as_html
    if citable.english_title and citable is page:
        translation = citable.english_title.as_html
    identifier = citable.record.id if citable.record else ""
    checks = remarks_on_checks(history).get(identifier, ())
    return _drop_empty_values(
        {
            "choices": _passages_to_choose(history, citable),
            "basis": _basis_html(history, citable),
            "title": title,
            "medium": citable.medium,
            "translation": translation,
            "locator": citable.locator,
            "checks": [remark.as_html for remark in checks],
        }
    )


def _drop_empty_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty, by name."""
    return {name: value for name, value in values.items() if value}


def _basis_html(history: History, citable: Citable) -> str:
    """Return the works that a page or statement cites, in the style of notes, as HTML.

    A work has a remark, such as “abstract”, if only a report of it was read. The names of the
    speakers whom a work reports precede the work, unless the work also makes the statement itself.
    Of more than `MAX_NAMED_WORKS` cited and reported works, only the papers are named.
    """
    if citable.unrecorded_source:
        return citable.unrecorded_source.as_html
    speakers: defaultdict[str, dict[str, None]] = defaultdict(dict)
    papers = {}
    work_ids = set()
    for speaker, source in attributed_sources(citable):
        work = history.corpus.get(Work, source.work)
        cited = join_with_commas(
            [_voice_name(history, work, NOTE_STYLE), styles.report_remark(work, source.at)]
        )
        voice = _reported_voice(history, work, speaker)
        speakers[cited][_voice_name(history, voice, NOTE_STYLE) if voice else ""] = None
        work_ids |= {record.id for record in (work, voice) if isinstance(record, Work)}
        if work.is_paper:
            papers[cited] = work
    other_count = len(work_ids) - len(papers)
    if len(work_ids) > MAX_NAMED_WORKS and papers and other_count:
        return "; ".join([*papers, f"and {count_noun_in_words(other_count, 'other')} listed there"])
    named = []
    for cited, names in speakers.items():
        with_voices = cited
        if "" not in names:
            with_voices = join_with_commas([labels.join_authors([*names]), f"in {cited}"])
        named.append(with_voices)
    return "; ".join(named)


def _reported_voice(history: History, work: Work, speaker: str) -> Record | None:
    """Return the speaker whom a work reports, or None if the work or an author of it speaks."""
    authors = {person.actor for person in work.author}
    if speaker in {"", work.id, *authors}:
        return None
    return history.corpus[speaker]


def _voice_name(history: History, voice: Record, style: Style) -> str:
    """Return how a citation in a style names a voice that is in no list, as HTML."""
    if isinstance(voice, Work):
        forms = {**history.formatted_works[voice.id].complete_forms, **unlisted_forms(voice)}
        return forms.get(style.unlisted_form, forms[style.later_form])
    name: Prose = getattr(voice, "in_text", None) or voice.label
    return name.as_html


def _passages_to_choose(history: History, citable: Citable) -> list[dict[str, Any]]:
    """Return the passages that a user can choose to cite for a citable; see `_passage_data`."""
    quoted = ""
    if citable.has_quotation:
        quoted = "translated" if citable.english_title else "quoted"
    choices = []
    for passage in citation_choices(history, citable):
        if passage:
            choices.append(_passage_data(history, passage, quoted))
        else:
            choices.append({})
    return choices


def _passage_data(history: History, passage: PassageToCite, quoted: str = "") -> dict[str, Any]:
    """Return a passage as data: the id of a work, a locator, and the speaker that it reports.

    `speakers` has the name of the speaker in each style. If another work cites the passage,
    `within` is the passage of that work. `quoted` is how this site
    prints words of the passage: `quoted` or `translated`, if at all.
    """
    data: dict[str, Any] = {"work": passage.work_id, "at": passage.locator, "quoted": quoted}
    work = history.corpus.get(Work, passage.work_id)
    voice = _reported_voice(history, work, passage.speaker)
    if voice:
        data["speakers"] = {style.id: _voice_name(history, voice, style) for style in STYLES}
    if passage.citing_passage:
        data["within"] = _passage_data(history, passage.citing_passage)
    return _drop_empty_values(data)


def _pattern_name(history: History, citable: Citable) -> str:
    """Return the key of the patterns for citing a page: day of the last change, and language."""
    day = history.last_change(citable.page) or ""
    return f"{day} {citable.language}".strip()


def cite_files(history: History) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of each file in `cite/` and the function that returns its content."""
    yield FORMS_FILE, lambda: citation_patterns(history)
    for work in history.corpus.of(Work):
        yield f"{addresses.CITE}works/{work.id}.json", partial(_work_json, history, work)
        yield addresses.unapi_path(work), partial(_unapi_response, [work])
    yield addresses.unapi_path(), partial(_unapi_response, history.corpus.of(Work))


def citation_patterns(history: History) -> str:
    """Return the templates for citing pages, the styles and the export formats, as JSON."""
    pages: dict[str, Any] = {}
    for citable in inventory.citables(history).values():
        name = f"{_pattern_name(history, citable)} {citable.medium}".strip()
        if name in pages:
            continue
        pattern = history.citation_pattern(citable)
        item = history.csl_item(replace(citable, title=Prose(TITLE_SENTINEL)))
        item |= {"id": "{key}", "URL": "{address}"}
        beginnings = {}
        for export_format in EXPORT_FORMATS:
            exported = as_document(item) if export_format is CSL_JSON else item
            beginning = export_format.format_beginning(exported)
            beginnings[export_format.key] = beginning.replace(TITLE_SENTINEL, "{title}")
        pages[name] = {
            "forms": {
                name: _fill_placeholders(name, form)
                for name, form in pattern.complete_forms.items()
            },
            "formats": beginnings,
        }
    formats = {}
    for export_format in EXPORT_FORMATS:
        fields = {name: getattr(export_format, name) for name in FORMAT_FIELDS}
        formats[export_format.key] = fields
    return _to_json(
        {
            "labels": styles.FORM_LABELS,
            "styles": [style._asdict() for style in STYLES],
            "formats": formats,
            "pages": pages,
        }
    )


def _fill_placeholders(name: str, form: str) -> str:
    """Return a form with a placeholder for the URL: of the section in notes, else of the page."""
    url = "{address}" if name in styles.STYLE_BY_FORM else "{page}"
    return fill_form(form, "{title}", url)


@cached_per_history
def _cited_locators(history: History) -> Mapping[str, Iterable[str]]:
    """Return the locators of every passage that can be cited, by the id of its work."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for citable in inventory.citables(history).values():
        for passage in filter(None, citation_choices(history, citable)):
            for cited in filter(None, (passage, passage.citing_passage)):
                if cited.locator:
                    found[cited.work_id][cited.locator] = None
    return found


def _work_json(history: History, work: Work) -> str:
    """Return the forms of a work, as a whole and by locator, as JSON."""
    formatted = history.formatted_works[work.id]
    cited = _cited_locators(history).get(work.id, ())
    item = csl.work_item(work)
    issued = "" if work.type == "article-journal" else str(work.issued or "")
    return _to_json(
        {
            "name": labels.short_name(work, history.corpus).as_html,
            "path": work.main_page(history.corpus),
            "whole": {**formatted.complete_forms, **unlisted_forms(work)},
            "places": {at: forms_with_locator(work, at, formatted) for at in cited},
            "url": work.doi_address or work.URL,
            "issued": issued,
            "formats": {
                export_format.key: export_format.split_entry(item)
                for export_format in EXPORT_FORMATS
            },
        }
    )


def _unapi_response(works: Iterable[Work]) -> str:
    """Return works as a unAPI response in XML.

    A static site cannot answer requests, so this file is the response to every request: it contains
    the list of formats and the data in the only format.
    """
    ris_text = RIS.format_file(map(csl.work_item, works)).replace("]]>", "]] >")  # would end CDATA
    return f"{UNAPI_FORMATS}<![CDATA[\n{ris_text}]]></formats>\n"


def _to_json(data: Mapping[str, Any]) -> str:
    """Return data as compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
