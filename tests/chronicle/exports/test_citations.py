"""The data of citations: filled in as a script does, they are what the record itself says."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from chronicle.citation import bibtex, exchange, forms, ris
from chronicle.citation.citable import Citable
from chronicle.exports import citations as data
from chronicle.history import History
from chronicle.pages import cite
from chronicle.queries import cited_pages
from chronicle.records.base import Basis, Source
from chronicle.records.work import Locators, Work
from chronicle.templates import compact, unbroken
from support import changed

Data = Mapping[str, Any]


@cache
def files(history: History) -> dict[str, Data]:
    """Every file of citations as a script reads it, by its path."""
    made = dict(cite.files(history))
    return {path: json.loads(made[path]()) for path in made if path.endswith(".json")}


def of_page(history: History, address: str) -> Data:
    return files(history)[data.path(address)]


def filled(form: Any, at: str) -> str:
    return form if isinstance(form, str) else f"{form['before']}{at}{form['after']}"


def every_part(history: History) -> list[tuple[Data, Data, Citable]]:
    """Every part that is cited as a page of ours: its file, itself, what it is."""
    found = []
    for address, citables in cited_pages.all_cited(history).items():
        file = of_page(history, address)
        for citable in citables:
            if not citable.work:
                found.append((file, file["parts"][citable.anchor or "cite"], citable))
    return found


def test_each_part_is_cited_in_every_form_as_the_record_says(history: History) -> None:
    parts = every_part(history)
    assert len(parts) > 30
    for file, part, citable in parts:
        model = file["forms"][part["forms"]]
        there = f"{history.site.url}{part['path']}"
        made = {
            name: filled(form, part.get("at", {}).get(name, there))
            for name, form in model["forms"].items()
        }
        assert made == forms.styled(history.citations(citable))
        for key, (before, between, after) in model["programs"].items():
            text = f"{before}{part['key']}{between}{there}{after}"
            assert text == forms.for_program(history.item(citable), key)
        assert part["title"] == compact(unbroken(citable.stated.as_html))


def test_each_place_is_cited_in_every_form_as_the_record_says(history: History) -> None:
    papers = files(history)[data.SHARED]["papers"]
    for address, citables in cited_pages.all_cited(history).items():
        file = of_page(history, address)
        works = cited_pages.works(history, *(one for one in citables if not one.work))
        known: dict[str, dict[str, str]] = {}
        for cited, found in zip(works, file["works"], strict=True):
            work = {**papers.get(found["id"], {}), **found}
            if "before" in work:
                work["forms"] = {"entry": work["before"] + papers[work["paper"]]["full"]}
            assert work["forms"] == forms.styled(cited.forms)
            for place, had in zip(cited.places.values(), work["places"], strict=True):
                usual = {
                    name: filled(form, had.get("at", {}).get(name, ""))
                    for name, form in work.get("placed", {}).items()
                }
                for name, before in had.get("before", {}).items():
                    of_paper = known[had["inside"]][name]
                    usual[name] = before + of_paper.removeprefix("(" if "-in" in name else "")
                known[had["id"]] = usual | had.get("forms", {})
                assert known[had["id"]] == forms.styled(place.forms)


def test_a_work_for_programs_has_room_for_notes(history: History) -> None:
    for work in history.corpus.of(Work):
        item = exchange.work_item(work)
        own = of_page(history, work.main_page(history.corpus))["parts"]["cite"]["work"]["programs"]
        assert own["bibtex"]["whole"] == bibtex.bibtex([item]).rstrip("\n")
        assert own["ris"]["whole"] == ris.ris([item]).rstrip("\n")
        assert own["csl"] == json.loads(exchange.csl_json([item]))[0]
        noted = {
            name: f"{text['before']}A note{text['after']}"
            for name, text in own.items()
            if name in ("bibtex", "ris")
        }
        remarks = item.get("custom", {}).get("remarks", "")
        words = f"A note. {remarks}" if remarks else "A note"
        with_note = item | {"custom": item.get("custom", {}) | {"remarks": words}}
        assert noted["bibtex"] == bibtex.bibtex([with_note]).rstrip("\n")
        *before, note, end = noted["ris"].splitlines()
        assert (note, end) == ("N1  - A note", "ER  - ")
        assert before == own["ris"]["whole"].splitlines()[:-1]


def test_a_way_leads_on_from_what_went(history: History) -> None:
    assert of_page(history, "actors/ditch-corps/") == {"moved": {"cite": "actors/canal-corps/"}}
    flood = of_page(history, "chapters/the-flood/")
    assert flood["moved"]["arrival"] == "chapters/the-flood/#the-coming"


def test_what_is_cited_in_a_paragraph_is_found_by_the_words_of_that(history: History) -> None:
    words = "Of the lock, which is now"
    openings = tuple({"paragraph": number, "words": words} for number in (1, 2, 3, 4))
    known = {"paragraph": (1, 4), "openings": openings, "counting": "Count."}
    counted = changed(history, "anonymous-lock", locators=Locators.model_validate(known))
    through = Source(work="anonymous-lock", at="¶3", rests_on=(Basis(work="ruud-1911"),))
    cited = changed(counted, "flood-drowned", sources=(through,))
    works = of_page(cited, "events/1903-flood/")["works"]
    paper = next(work for work in works if work["id"] == "anonymous-lock")
    inside = next(work for work in works if work.get("paper") == "anonymous-lock")
    assert inside["places"][0]["begins"] == paper["places"][0]["begins"]
    assert "¶3 begins “Of the lock, which is …”." in inside["places"][0]["begins"]
