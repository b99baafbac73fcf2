"""Citations as data for the scripts of the site.

One file contains the patterns for citing pages of this site. Each work has a file with its
citations and all cited passages. The data of a page contains its title, its date, and the passages
that its components are based on.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from markupsafe import Markup, escape

from chronicle.citation import csl, labels, styles
from chronicle.citation.citable import Citable, fill_form
from chronicle.citation.export_formats import EXPORT_FORMATS
from chronicle.citation.styles import STYLES, TITLE, Form, forms_with_locator, opening_words
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
    - `english`: the English title of a translated page.
    - `titles`: the titles of components that have their own, by anchor.
    - `paragraphs`: the numbers of paragraphs, by anchor.
    - `parts`: the citations of each component to choose from, by anchor, each with its passages
      (see `_passage_data`) or, for the page itself, without any.
    - `basis`: the papers that each component cites, by anchor; see `_basis_data`.
    - `checks`: the text on checks by people, by anchor.
    """
    components = [citable for citable in citables if not citable.work]
    page = next((citable for citable in components if not citable.anchor), None)
    parts = {}
    titles = {}
    basis = {}
    for citable in components:
        parts[citable.anchor] = _choices_data(history, citable)
        basis[citable.anchor] = _basis_data(citable, history.corpus)
        if not page or citable.title != page.title:
            titles[citable.anchor] = citable.title.as_html
    work = next((citable for citable in citables if citable.work), None)
    if work:
        parts[""] = _choices_data(history, work)
    title = english = pattern = ""
    if page:
        title = page.title.as_html
        english = page.english.as_html if page.english else ""
    elif work and work.work:
        title = f"On {labels.short_name(work.work, history.corpus).as_html}"
    if citables:
        pattern = _pattern_name(history, (components or citables)[0])
    data = {
        "title": title,
        "english": english,
        "as": pattern,
        "parts": parts,
        "basis": _drop_empty_values(basis),
        "titles": titles,
        "paragraphs": _drop_empty_values(
            {citable.anchor: citable.paragraph for citable in components}
        ),
        "checks": _remarks_by_anchor(history, components),
    }
    present = _drop_empty_values(data)
    if not present:
        return ""
    return _to_json(present).translate(JSON_ESCAPES_WITHIN_HTML)


def _drop_empty_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty, by name."""
    return {name: value for name, value in values.items() if value}


def _basis_data(citable: Citable, corpus: Corpus) -> list[dict[str, Any]]:
    """Return the papers that a page or statement cites, by the speaker that they report.

    Each has a remark, such as “abstract”, if only a report of it was read.
    """
    papers: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for speaker, source in attributed_sources(citable):
        remark = styles.report_remark(corpus.get(Work, source.work), source.at)
        papers[_speaker_name(speaker, corpus)][source.work, remark] = None
    own_first = sorted(papers.items(), key=lambda item: bool(item[0]))
    return [_drop_empty_values({"speaker": name, "works": [*works]}) for name, works in own_first]


def _speaker_name(speaker: str, corpus: Corpus) -> str:
    """Return the name of a speaker as HTML; empty without any."""
    return labels.voice_label(corpus[speaker], corpus).as_html if speaker else ""


def _choices_data(history: History, citable: Citable) -> list[list[dict[str, Any]]]:
    """Return the citations of a citable to choose from; see `page_citations`."""
    choices = citation_choices(history, citable)
    return [[_passage_data(history, passage) for passage in passages] for passages in choices]


def _remarks_by_anchor(history: History, ours: Iterable[Citable]) -> dict[str, list[Markup]]:
    """Return the text on the checks of each checked component, by anchor."""
    checked = {}
    by_claim = remarks_on_checks(history)
    for citable in ours:
        if citable.record and citable.record.id in by_claim:
            checked[citable.anchor] = [remark.as_html for remark in by_claim[citable.record.id]]
    return checked


def _passage_data(history: History, passage: PassageToCite) -> dict[str, Any]:
    """Return a passage as data: the id of a work, a locator, and the speaker that it reports.

    If another work cites it, `within` is that passage, and `how` is the text to use instead of
    “cited in” if that passage does not name the work.
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
    return {each.key: each.begin_entry(item).replace(TITLE, "{title}") for each in EXPORT_FORMATS}


def work_forms(history: History, citables: Iterable[Citable]) -> Mapping[str, str]:
    """Return the forms of every work by id, with all its cited passages, as JSON."""
    data = {work.id: _work_data(work, history) for work in history.corpus.of(Work)}
    for passage in _all_passages(history, citables):
        places = data[passage.work]["places"]
        if passage.locator and passage.locator not in places:
            work = history.corpus.get(Work, passage.work)
            places[passage.locator] = _passage_forms(work, passage.locator, history)
    return {name: _to_json(work) for name, work in data.items()}


def _all_passages(history: History, citables: Iterable[Citable]) -> Iterator[PassageToCite]:
    """Yield every passage that can be cited."""
    for citable in citables:
        for passage in chain.from_iterable(citation_choices(history, citable)):
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
        "programs": {
            program.key: program.split_entry(csl.work_item(work)) for program in EXPORT_FORMATS
        },
    }


def _passage_forms(work: Work, locator: str, history: History) -> dict[str, Form | list[str]]:
    """Return the forms of a passage, split around its locator.

    `words` contains the first words of each paragraph; see `opening_words`.
    """
    data: dict[str, Form | list[str]] = {
        **forms_with_locator(work, locator, history.formatted_works[work.id])
    }
    if words := opening_words(work, locator):
        data["words"] = [str(escape(opening)) for opening in words]
    return data


def _to_json(data: Mapping[str, Any]) -> str:
    """Return data as compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
