"""Citations as data for the scripts of the site.

One file contains the patterns for citing pages of this site. Each work has a file with its
citations and all cited passages. The data of a page contains its title, its date, and the passages
that its components are based on.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import escape

from chronicle.citation import csl, labels, styles
from chronicle.citation.citable import Citable, as_document, fill_form
from chronicle.citation.export_formats import CSL_JSON, EXPORT_FORMATS
from chronicle.citation.styles import STYLES, TITLE, forms_with_locator
from chronicle.corpus import Corpus, addresses
from chronicle.history import History
from chronicle.queries.cited_pages import (
    PassageToCite,
    attributed_sources,
    citation_choices,
    is_identified_work,
)
from chronicle.queries.source_checks import remarks_on_checks
from chronicle.records import Work
from chronicle.values import Prose

JSON_ESCAPES_WITHIN_HTML = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}
FORMS_FILE = f"{addresses.CITE}forms.json"
FORMAT_FIELDS = ("name", "ending", "file", "notes", "end", "escapes")


def page_citations(history: History, citables: Sequence[Citable]) -> str:
    """Return the `citables` of a page as JSON for `scripts/citations.js`; empty without any.

    Empty values are omitted. The keys are:

    - `title`: the title under which the page is cited.
    - `as`: the name in `forms.json` of the patterns for the page and its components.
    - `parts`: the page and its components, by anchor; see `_part_data`.
    """
    if not citables:
        return ""
    components = [citable for citable in citables if not citable.work]
    page = next((citable for citable in components if not citable.anchor), None)
    parts = {citable.anchor: _part_data(history, citable, page) for citable in components}
    title = page.title.as_html if page else ""
    for citable in citables:
        if citable.work:
            parts[""] = {"choices": _choices_data(history, citable)}
            name = labels.short_name(citable.work, history.corpus).as_html
            title = title or f"On {name}".replace("”,", ",”")
    pattern = _pattern_name(history, (components or citables)[0])
    data = _drop_empty_values({"title": title, "as": pattern, "parts": parts})
    return _to_json(data).translate(JSON_ESCAPES_WITHIN_HTML)


def _part_data(history: History, citable: Citable, page: Citable | None) -> dict[str, Any]:
    """Return the data of a page or of one of its components.

    - `choices`: the passages to choose from (see `_passage_data`); an empty one is the page itself.
    - `basis`: the papers that it cites; see `_basis_data`.
    - `title`: its title, if it has its own.
    - `description`: the text in brackets after this title, or after that of the page.
    - `locator`: the position of a paragraph or box.
    - `checks`: the text on checks by people.
    """
    title = description = ""
    checks: Sequence[Prose] = ()
    if not page or citable.title != page.title:
        title = citable.title.as_html
    if citable.description and (title or citable is page):
        description = citable.description.as_html
    if citable.record:
        checks = remarks_on_checks(history).get(citable.record.id, ())
    return _drop_empty_values(
        {
            "choices": _choices_data(history, citable),
            "basis": _basis_data(citable, history.corpus),
            "title": title,
            "description": description,
            "locator": citable.locator,
            "checks": [remark.as_html for remark in checks],
        }
    )


def _drop_empty_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty, by name."""
    return {name: value for name, value in values.items() if value}


def _basis_data(citable: Citable, corpus: Corpus) -> list[dict[str, Any]]:
    """Return the papers that a page or statement cites.

    Each has a remark, such as “abstract”, if only a report of it was read, and the speakers whom it
    reports, unless it also speaks itself.
    """
    speakers: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for speaker, source in attributed_sources(citable):
        remark = styles.report_remark(corpus.get(Work, source.work), source.at)
        speakers[source.work, remark][_speaker_name(speaker, corpus)] = None
    basis = []
    for (work, remark), names in speakers.items():
        speaker = "" if "" in names else labels.join_authors([*names])
        basis.append(_drop_empty_values({"work": work, "remark": remark, "speaker": speaker}))
    return basis


def _speaker_name(speaker: str, corpus: Corpus) -> str:
    """Return the name of a speaker as HTML; empty without any."""
    return labels.voice_label(corpus[speaker], corpus).as_html if speaker else ""


def _choices_data(history: History, citable: Citable) -> list[dict[str, Any]]:
    """Return the citations of a citable to choose from; see `page_citations`."""
    choices = []
    for passage in citation_choices(history, citable):
        data = _passage_data(history, passage) if passage else {}
        if passage and citable.has_quotation:
            data["quoted"] = True
        choices.append(data)
    return choices


def _passage_data(history: History, passage: PassageToCite) -> dict[str, Any]:
    """Return a passage as data: the id of a work, a locator, and the speaker that it reports.

    If another work cites it, `within` is that passage, and `how` is the text to use instead of
    “cited in” if that passage does not name the work. `quoted` is whether words are quoted.
    """
    data: dict[str, Any] = {"work": passage.work, "at": passage.locator}
    authors = {person.actor for person in history.corpus.get(Work, passage.work).author}
    if passage.speaker not in {passage.work, *authors}:
        data["speaker"] = _speaker_name(passage.speaker, history.corpus)
    if passage.citing_passage:
        data["within"] = _passage_data(history, passage.citing_passage)
    if is_identified_work(history, passage):
        data["how"] = f"identified by <em>{escape(history.site.name)}</em> in"
    return _drop_empty_values(data)


def _pattern_name(history: History, citable: Citable) -> str:
    """Return the name of the patterns for citing a page: its day and its language."""
    day = history.last_change(citable.page) or ""
    return f"{day} {citable.language}".strip()


def citation_patterns(history: History, citables: Iterable[Citable]) -> str:
    """Return the patterns for citing pages, and the forms, styles and formats, as JSON."""
    pages: dict[str, Any] = {}
    for citable in citables:
        name = _pattern_name(history, citable)
        if name in pages:
            continue
        pattern = history.citation_pattern(citable)
        pages[name] = {
            "forms": {name: _fill_placeholders(name, form) for name, form in pattern.whole.items()},
            "programs": _begin_entries(history, citable),
        }
    programs = {}
    for program in EXPORT_FORMATS:
        programs[program.key] = {name: getattr(program, name) for name in FORMAT_FIELDS}
    return _to_json(
        {
            "labels": styles.LABELS,
            "styles": [style._asdict() for style in STYLES],
            "programs": programs,
            "pages": pages,
        }
    )


def _fill_placeholders(name: str, form: str) -> str:
    """Return a form with placeholders. Lists cite the page, notes its section."""
    url = "{address}" if name in styles.STYLE_BY_FORM else "{page}"
    return fill_form(form, "{title}", url)


def _begin_entries(history: History, citable: Citable) -> dict[str, str]:
    """Return the beginning of a page's entry in each format, with placeholders."""
    item = history.csl_item(replace(citable, title=Prose(TITLE)))
    item |= {"id": "{key}", "URL": "{address}"}
    beginnings = {}
    for program in EXPORT_FORMATS:
        exported = as_document(item) if program is CSL_JSON else item
        beginnings[program.key] = program.begin_entry(exported).replace(TITLE, "{title}")
    return beginnings


def work_forms(history: History, citables: Iterable[Citable]) -> Mapping[str, str]:
    """Return the forms of every work by id, with all its cited passages, as JSON."""
    data = {work.id: _work_data(work, history) for work in history.corpus.of(Work)}
    for passage in _all_passages(history, citables):
        places = data[passage.work]["places"]
        if passage.locator and passage.locator not in places:
            work = history.corpus.get(Work, passage.work)
            formatted = history.formatted_works[work.id]
            places[passage.locator] = forms_with_locator(work, passage.locator, formatted)
    return {name: _to_json(work) for name, work in data.items()}


def _all_passages(history: History, citables: Iterable[Citable]) -> Iterator[PassageToCite]:
    """Yield every passage that can be cited."""
    for citable in citables:
        for passage in filter(None, citation_choices(history, citable)):
            yield passage
            if passage.citing_passage:
                yield passage.citing_passage


def _work_data(work: Work, history: History) -> dict[str, Any]:
    """Return the data of a complete work; its `places` are filled in later."""
    formatted = history.formatted_works[work.id]
    issued = "" if work.type == "article-journal" else str(work.issued or "")
    return {
        "name": labels.short_name(work, history.corpus).as_html,
        "path": work.main_page(history.corpus),
        "whole": formatted.whole,
        "places": {},
        "url": work.doi_address or work.URL,
        "issued": issued,
        "is_issue": labels.is_newspaper_issue(work),
        "programs": {
            program.key: program.split_entry(csl.work_item(work)) for program in EXPORT_FORMATS
        },
    }


def _to_json(data: Mapping[str, Any]) -> str:
    """Return data as compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
