"""The citations of each page as data, which the scripts of the site show, copy and collect.

One file below `cite/` has those of a page, at the address of the page. A citation whose place can
be filled in is `{"before": …, "after": …}`; one that has none is a text.
Where a work is cited in a paper, `before` has what comes before the citation of the paper, which
stands with that.
All texts but those for programs are HTML.
"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from chronicle.citation import bibtex, exchange, forms, labels
from chronicle.citation.cited_works import CitedWork, Pinpoint
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import PROGRAMS, Form
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries.cited_pages import CitedPage, Part
from chronicle.records.work import Work
from chronicle.templates import compact, unbroken
from chronicle.values import languages
from chronicle.values.text import slug

# The name of each file.
FILE = "index.json"
# What all of them share: how the forms and the formats are called.
SHARED = f"{addresses.CITE}forms.json"
# Stand in a text for programs where something else is to stand; no text has these signs.
KEY, ADDRESS, NOTES = "\ue000", "\ue001", "\ue002"


def path(address: str) -> str:
    """The path of the file about a page."""
    return f"{addresses.CITE}{address}{FILE}"


def shared(history: History) -> str:
    """How forms, styles and formats are called, and every paper: many pages come from each."""
    corpus = history.corpus
    papers = {}
    for work in corpus.of(Work):
        if work.is_paper:
            papers[work.id] = _paper(work, history)
    return _written(
        {
            "labels": forms.LABELS,
            "styles": forms.STYLES,
            "programs": {key: {"name": name, "ending": end} for key, name, end in PROGRAMS},
            "escapes": bibtex.ESCAPES,
            "site": escape(history.site.name),
            "paper": corpus.settings.papers.one.as_html,
            "many": corpus.settings.papers.many.as_html,
            "papers": papers,
        }
    )


def moved(now: Mapping[str, str]) -> str:
    """What lies where a page went: where all that stood on it is now, by the anchor."""
    return _written({"moved": now})


def written(history: History, page: CitedPage) -> str:
    """The citations of a page and its parts."""
    data: dict[str, Any] = {}
    models = _models(page)
    parts = {part.anchor: _part(part, page, list(models)) for part in page.parts}
    if page.work:
        parts["cite"] = {
            "title": _title(page.work, history),
            "path": page.work.site_address(history.corpus),
            "work": _own_work(page.work, history),
        }
    data["parts"] = parts
    data["forms"] = [_model(part, history) for part in models.values()]
    data["works"] = [_work(cited, history) for cited in page.works]
    if page.moved:
        data["moved"] = page.moved
    return _written(data)


def _written(data: Mapping[str, Any]) -> str:
    """Data as JSON, as short as it can be."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


# How a part is cited is told by its title, and by whether it is a paragraph.
ModelKey = tuple[str, bool]


def _model_key(part: Part) -> ModelKey:
    return part.citable.title.markup, bool(part.citable.paragraph)


def _models(page: CitedPage) -> dict[ModelKey, Part]:
    """The first part of each that are cited alike."""
    models: dict[ModelKey, Part] = {}
    for part in page.parts:
        models.setdefault(_model_key(part), part)
    return models


def _model(part: Part, history: History) -> dict[str, Any]:
    """The forms of a part with their places open, and the texts for programs in three pieces.

    Between them stand the key and the address.
    """
    item = history.item(part.citable) | {"id": KEY, "URL": ADDRESS}
    programs = {}
    for key, _, _ in PROGRAMS:
        before, _, rest = forms.for_program(item, key).partition(KEY)
        between, _, after = rest.partition(ADDRESS)
        programs[key] = [before, between, after]
    return {
        "forms": {name: _open(form) for name, form in part.forms.items()},
        "programs": programs,
    }


def _open(form: Form) -> str | dict[str, str]:
    """A form without what is at its place; a text where there is no place."""
    if not form.at:
        return str(form)
    return {"before": form.before, "after": form.after}


def _part(part: Part, page: CitedPage, models: list[ModelKey]) -> dict[str, Any]:
    """A part; at the places of its forms stands its address, unless `at` has something else."""
    citable = part.citable
    data: dict[str, Any] = {
        "title": compact(unbroken(citable.stated.as_html)),
        "path": citable.address,
        "key": slug(citable.address),
        "forms": models.index(_model_key(part)),
    }
    if citable.paragraph:
        data["at"] = {name: form.at for name, form in part.forms.items()}
    data["places"] = [page.places[key].place.id for key in part.places]
    if part.first and part.first != part.places[0]:
        data["first"] = page.places[part.first].place.id
    return data


def _paper(work: Work, history: History) -> dict[str, Any]:
    """A work that is cited itself, with what is as a rule before and after a place in it."""
    whole = history.formatted[work.id].whole
    data: dict[str, Any] = {
        "name": unbroken(labels.paper_name(work, history.corpus).as_html),
        "path": work.main_page(history.corpus),
        "forms": forms.styled(whole, forms.ENTRIES),
        "placed": {name: _open(form) for name, form in _placed(history, work).items()},
    }
    if work.is_paper:
        data["full"] = forms.styled(whole, ["full"])["full"]
    if work.locators and work.locators.counting:
        data["counted"] = True
    return data


@once_per_history
def _placed(history: History, work: Work) -> Mapping[str, Form]:
    """The forms of a work, as readers see them, with a place in it that is like others."""
    placed = history.formatted[work.id].placed
    return {name: forms.ended(name, form.filled("1")) for name, form in placed.items()}


def _work(cited: CitedWork, history: History) -> dict[str, Any]:
    """A work with its places; of a paper, the rest is what all pages share."""
    if cited.paper is None:
        usual = {name: _open(form) for name, form in _placed(history, cited.work).items()}
        places = [_place(place, usual) for place in cited.places.values()]
        own = {}
        if not cited.work.is_paper:
            own = _paper(cited.work, history) | {"forms": forms.styled(cited.forms)}
        return {"id": cited.work.id, **own, "places": places}
    corpus = history.corpus
    name = Markup("{}, cited in {}").format(
        labels.short_name(cited.work, corpus).as_html,
        labels.paper_name(cited.paper, corpus).as_html,
    )
    data: dict[str, Any] = {
        "id": cited.work.id,
        "name": unbroken(name),
        "path": cited.work.main_page(corpus),
        "paper": cited.paper.id,
        "places": [_place(place, {}) for place in cited.places.values()],
    }
    full = forms.styled(history.formatted[cited.paper.id].whole, ["full"])
    entry = forms.styled(cited.forms)["entry"]
    if cited.paper.is_paper and entry.endswith(full["full"]):
        data["before"] = entry.removesuffix(full["full"])
    else:
        data["forms"] = {"entry": entry}
    return data


def _place(place: Pinpoint, usual: Mapping[str, object]) -> dict[str, Any]:
    """A place: what stands at it, and forms that are not what is `usual` in its work."""
    shown = {name: forms.ended(name, form) for name, form in place.forms.items()}
    data: dict[str, Any] = {"id": place.id, "label": _label(place)}
    if place.locators:
        data["at"] = {
            "full": shown["full"].at,
            "short": place.locators["chicago"],
            "mla-in": place.locators["mla"],
            "apa-in": place.locators["apa"],
        }
    begun = {}
    others = {}
    for name, form in shown.items():
        before = _before_paper(name, place)
        if before:
            begun[name] = before
        elif usual.get(name) != _open(form):
            others[name] = str(form)
    if place.inside and begun:
        data["inside"] = place.inside.id
        data["before"] = begun
    if others:
        data["forms"] = others
    found = place.inside or place
    if found.opening:
        data["begins"] = unbroken(begins(found))
    return data


def _before_paper(name: str, place: Pinpoint) -> str:
    """What a form has before that of the place in a paper with which it ends; else nothing."""
    if not place.inside:
        return ""
    form = str(forms.ended(name, place.forms[name]))
    of_paper = str(forms.ended(name, place.inside.forms[name]))
    if name.endswith("-in"):
        of_paper = of_paper[1:]  # in one pair of brackets
    return form.removesuffix(of_paper) if form.endswith(of_paper) else ""


def _label(place: Pinpoint) -> str:
    """What a place is called."""
    if not place.at:
        return "The work"
    return unbroken(languages.mark(str(escape(place.at))))


def begins(place: Pinpoint) -> Markup:
    """With which words a paragraph begins whose number only this site has."""
    first, _, _ = place.at.partition(",")
    number = first.partition("–")[0].replace("¶¶", "¶")
    words = Markup(languages.mark(str(escape(place.opening))))
    return Markup("{} begins “{} …”.").format(number, words)


def _own_work(work: Work, history: History) -> dict[str, Any]:
    """A work on its own page: its forms, and what programs read of it, with room for notes."""
    item = exchange.work_item(work)
    return {
        "id": work.id,
        "path": work.main_page(history.corpus),
        "forms": forms.styled(history.formatted[work.id].whole),
        "programs": {
            "bibtex": _noted_bibtex(item),
            "ris": _noted_ris(item),
            "csl": exchange.noted(item),
            "wikipedia": {"whole": forms.for_program(item, "wikipedia")},
        },
    }


def _title(work: Work, history: History) -> str:
    """What a work is called: an issue of a newspaper, which has no title, by its day."""
    name = labels.title(work)
    if labels.is_issue(work):
        name = labels.short_name(work, history.corpus)
    return unbroken(name.as_html)


def _noted_bibtex(item: CSLItem) -> dict[str, str]:
    """A work in BibTeX, as it is and with notes before our remarks."""
    remarks = exchange.remarks(item)
    noted = NOTES
    if remarks:
        noted = f"{NOTES}. {remarks}"
    custom = item.get("custom", {}) | {"remarks": noted}
    with_notes = forms.for_program(item | {"custom": custom}, "bibtex")
    before, _, after = with_notes.partition(NOTES)
    whole = forms.for_program(item, "bibtex")
    return {"whole": whole, "before": before, "between": "; ", "after": after}


def _noted_ris(item: CSLItem) -> dict[str, str]:
    """A work as RIS, as it is and with notes at its end."""
    whole = forms.for_program(item, "ris")
    lines = whole.removesuffix("ER  - ")
    return {
        "whole": whole,
        "before": f"{lines}N1  - ",
        "between": "\nN1  - ",
        "after": "\nER  - ",
    }
