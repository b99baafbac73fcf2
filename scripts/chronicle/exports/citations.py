"""Citations as data for the scripts of the site.

One file contains the patterns for citing pages of this site. Each work has a file with its
citations and all cited passages. The data of a page contains its title, its date, and the passages
that its components are based on.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from chronicle.citation import csl, labels, styles
from chronicle.citation.citable import Citable, fill_pattern
from chronicle.citation.export_formats import PROGRAMS
from chronicle.citation.styles import STYLES, TITLE, Form, forms_at, opening_words
from chronicle.corpus import Corpus, addresses
from chronicle.history import History
from chronicle.queries.cited_pages import (
    PassageToCite,
    first_passage,
    is_identified,
    moved_from,
    passages_behind,
    passages_of,
    underlying_passages,
)
from chronicle.queries.source_checks import check_remarks
from chronicle.records import Work
from chronicle.values import Prose, capitalize_first

JSON_ESCAPES_WITHIN_HTML = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}
FORMS = f"{addresses.CITE}forms.json"
FACTS_OF_PROGRAM = ("name", "ending", "file", "notes", "end", "escapes")


def of_page(history: History, address: str, citables: Sequence[Citable]) -> str:
    """Return the `citables` of a page as JSON for `scripts/citations.js`; empty without any.

    Empty values are omitted. The keys are:

    - `title`: the title under which the page is cited.
    - `as`: the name in `forms.json` of the patterns for the page and its components.
    - `english`: the English title of a translated page.
    - `titles`: the titles of components that have their own, by anchor.
    - `paragraphs`: the paragraph numbers of components that are paragraphs, by anchor.
    - `places`: the cited passages. Each is the id of a work and a locator; then, if another work
      cites it, the index of the citing passage in this list; then, if that passage does not name
      the work, the text to use instead of “cited in”.
    - `parts`: the indexes in `places` that each component is based on, by anchor; on the page of a
      work that was not read here, the passages of the papers that cite it.
    - `basis`: by anchor, who says something that papers only report, and in which papers.
    - `voices`: the one speaker of such a thing, and the places that report the speaker, by anchor.
    - `checks`: the text on checks by people, by anchor.
    - `moved`: the new URL of moved content, by its previous anchor.
    - `work`: the id of the work that the page is about.
    """
    ours = [citable for citable in citables if not citable.work]
    work = next((citable.work for citable in citables if citable.work), None)
    numbers = passages_of(history, citables)
    page = next((citable for citable in ours if not citable.anchor), None)
    parts = {}
    titles = {}
    basis = {}
    voices = {}
    for citable in ours:
        parts[citable.anchor] = _passage_numbers(history, citable, numbers)
        basis[citable.anchor] = _basis(citable, history.corpus)
        voices[citable.anchor] = _reported(history, citable, numbers)
        if not page or citable.title != page.title:
            titles[citable.anchor] = citable.title.as_html
    if work and citables[0].sources:
        parts[""] = _passage_numbers(history, citables[0], numbers)
    paragraphs = {one.anchor: one.paragraph for one in ours if one.paragraph}
    title = english = pattern = ""
    if page:
        title = page.title.as_html
        english = page.english.as_html if page.english else ""
    elif work:
        title = labels.long_label(work).as_html
    if citables:
        pattern = _pattern_of(history, (ours or citables)[0])
    data = {
        "title": title,
        "english": english,
        "as": pattern,
        "parts": parts,
        "basis": _present(basis),
        "voices": _present(voices),
        "titles": titles,
        "paragraphs": paragraphs,
        "checks": _checks(history, ours),
        "places": [_passage(history, one, numbers) for one in numbers],
        "work": work.id if work else "",
        "moved": moved_from(history, address),
    }
    present = _present(data)
    if not present:
        return ""
    return _to_json(present).translate(JSON_ESCAPES_WITHIN_HTML)


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty, by name."""
    return {name: value for name, value in values.items() if value}


def _basis(citable: Citable, corpus: Corpus) -> str:
    """Return the papers that make a statement, and each speaker whose statement papers report.

    The HTML follows a citation of this site; it is empty if no paper only reports the statement.
    """
    papers: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for claim in citable.claims:
        voice = labels.voice_label(corpus[claim.voice], corpus).as_html
        for source in claim.sources:
            paper = labels.short_name(corpus.get(Work, source.work), corpus).as_html
            papers["" if source.work == claim.voice else voice][paper] = None
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for speaker, named in papers.items():
        if speaker:
            speakers["; ".join(named)].append(speaker)
    own = "; ".join(papers[""])
    basis = [f"citing {own}"] if own else []
    for reporting, names in speakers.items():
        basis.append(f"according to {' and '.join(names)}, cited in {reporting}")
    return "; ".join(basis) if speakers else ""


def _reported(
    history: History, citable: Citable, numbers: Mapping[PassageToCite, int]
) -> list[str | int]:
    """Return the only speaker of a statement and the passages in other works that report it."""
    if not citable.voice:
        return []
    speaker = labels.voice_label(history.corpus[citable.voice], history.corpus)
    first = first_passage(history, citable)
    found: list[str | int] = []
    for passage in passages_behind(citable.sources):
        work = history.corpus.get(Work, passage.work)
        authors = {work.id, *(person.actor for person in work.author)}
        if citable.voice not in authors and (passage == first or not passage.within):
            found.append(numbers[passage])
    return [speaker.as_html, *found]


def _passage_numbers(
    history: History, citable: Citable, numbers: Mapping[PassageToCite, int]
) -> list[int]:
    """Return the indexes of a citable's passages; the passage to cite first comes first."""
    own = {*passages_behind(citable.sources), *underlying_passages(history, citable)}
    places = sorted(numbers[place] for place in own)
    first = first_passage(history, citable)
    if first and first.within:
        places.sort(key=lambda number: number != numbers[first])
    return places


def _checks(history: History, ours: Iterable[Citable]) -> dict[str, list[Markup]]:
    """Return the text on the checks of each checked component, by anchor."""
    checked = {}
    by_claim = check_remarks(history)
    for one in ours:
        if one.record and one.record.id in by_claim:
            checked[one.anchor] = [said.as_html for said in by_claim[one.record.id]]
    return checked


def _passage(
    history: History, passage: PassageToCite, numbers: Mapping[PassageToCite, int]
) -> list[str | int]:
    """Return a work and a locator; if another work cites it, also the index of that passage.

    If that passage does not name the work, a text follows that states who identified it.
    """
    found: list[str | int] = [passage.work, passage.at]
    if passage.within:
        found.append(numbers[passage.within])
    if is_identified(history, passage):
        found.append(f"identified by <em>{escape(history.site.name)}</em> in")
    return found


def _pattern_of(history: History, citable: Citable) -> str:
    """Return the name of the patterns for citing a page: its day and its language."""
    day = history.last_change(citable.page) or ""
    return f"{day} {citable.language}".strip()


def patterns(history: History, citables: Iterable[Citable]) -> str:
    """Return the patterns for citing pages, and the forms, styles and formats, as JSON."""
    pages: dict[str, Any] = {}
    for citable in citables:
        name = _pattern_of(history, citable)
        if name in pages:
            continue
        pattern = history.citation_pattern(citable)
        pages[name] = {
            "given": _copy_phrases(history, citable),
            "forms": fill_pattern(pattern, "{title}", "{address}", page="{page}"),
            "paragraph": fill_pattern(pattern, "{title}", "{address}", "¶{number}", "{page}"),
            "programs": _programs(history, citable),
        }
    programs = {}
    for program in PROGRAMS:
        programs[program.key] = {name: getattr(program, name) for name in FACTS_OF_PROGRAM}
    return _to_json(
        {
            "labels": styles.LABELS,
            "styles": [style._asdict() for style in STYLES],
            "numbering": f"paragraph numbers are those of <em>{escape(history.site.name)}</em>",
            "programs": programs,
            "pages": pages,
        }
    )


def _copy_phrases(history: History, citable: Citable) -> dict[str, str]:
    """Return the text, by form, for citing a work that was read only as given on this site.

    A URL follows the text. Later notes and in-text citations omit the edition and the date.
    """
    site = f"as given in <em>{escape(history.site.name)}</em>"
    edition = ""
    if history.cited_version:
        edition = history.cited_version.citation_name
    day = history.last_change(citable.page)
    forms: dict[str, str] = {}
    for style in STYLES:
        changed = f"last modified {style.date_words(day)}" if day else ""
        parts = (site, edition.replace("ed.", style.edition_word), changed)
        whole = ", ".join(filter(None, parts))
        forms |= {style.first: whole, style.later: site, style.entry: capitalize_first(whole)}
    return forms


def _programs(history: History, citable: Citable) -> dict[str, str]:
    """Return the beginning of a page's entry in each format, with placeholders."""
    item = history.item(replace(citable, title=Prose(TITLE)))
    item |= {"id": "{key}", "URL": "{address}"}
    return {one.key: one.begin(item).replace(TITLE, "{title}") for one in PROGRAMS}


def works(history: History, citables: Iterable[Citable]) -> Mapping[str, str]:
    """Return the forms of every work by id, with all its cited passages, as JSON."""
    data = {work.id: _work(work, history) for work in history.corpus.of(Work)}
    for place in passages_of(history, citables):
        for identifier, at, _ in filter(None, (place.within, place)):
            places = data[identifier]["places"]
            if at and at not in places:
                work = history.corpus.get(Work, identifier)
                places[at] = _at_place(work, at, history)
    return {name: _to_json(one) for name, one in data.items()}


def _work(work: Work, history: History) -> dict[str, Any]:
    """Return the data of a complete work; its `places` are filled in later."""
    formatted = history.formatted_works[work.id]
    name = labels.paper_name(work, history.corpus)
    short = labels.short_name(work, history.corpus)
    issued = "" if work.type == "article-journal" else str(work.issued or "")
    is_read_in_part = bool(work.reading and work.reading.extent != "whole")
    # A paper without a title cannot be found.
    is_readable = work.is_paper and not work.is_description and not is_read_in_part
    data: dict[str, Any] = {
        "name": name.as_html,
        "path": work.main_page(history.corpus),
        "whole": formatted.whole,
        "places": {},
        "unlisted": formatted.unlisted,
        "url": work.doi_address or work.URL,
        "issued": issued,
        "programs": {program.key: program.parted(csl.work_item(work)) for program in PROGRAMS},
        "unread": not is_readable,
    }
    if short != name:
        data["short"] = short.as_html
    return data


def _at_place(work: Work, at: str, history: History) -> dict[str, Form | list[str]]:
    """Return the forms of a passage, split around its locator.

    `words` contains the first words of each paragraph; see `opening_words`.
    """
    data: dict[str, Form | list[str]] = {**forms_at(work, at, history.formatted_works[work.id])}
    if words := opening_words(work, at):
        data["words"] = [str(escape(each)) for each in words]
    return data


def _to_json(data: Mapping[str, Any]) -> str:
    """Return data as compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
