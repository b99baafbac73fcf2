"""Citation data, assembled by the site's script, agree with the record."""

import json
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chronicle import scripts
from chronicle.citation import csl, labels, styles
from chronicle.citation.export_formats import PROGRAMS
from chronicle.citation.styles import STYLE_OF_PLACE_FORM, forms_at, opening_words
from chronicle.corpus import addresses
from chronicle.exports import citations as data
from chronicle.exports import cite_files
from chronicle.history import History
from chronicle.queries import cited_pages
from chronicle.queries.cited_pages import passages_together, single_passages
from chronicle.records import Basis, Claim, Lesson, Locators, Question, Source, Work
from chronicle.values import capitalize_first
from support import update_record
from support.cited import listed_page, page_forms
from support.projects import find_node

# Assembles the citations of every page section; each passage has the forms of a first note.
SCRIPT = """
import { readFileSync } from "node:fs";
const { citeAsRead, citationChoices, exportFile, formatNotes } = await import(process.argv[1]);
const { pages, known, base, names } = JSON.parse(readFileSync(0, "utf8"));
for (const { places } of Object.values(known.works)) for (const place of Object.values(places)) delete place.words;
const inForms = (keys, format) => Object.fromEntries(keys.map((key) => [key, format(key)]));
const formatAs = (choice, name) => {
  const style = known.patterns.styles.find(({ first, later }) => [first, later].includes(name));
  return formatNotes([choice], { ...style, first: name, later: name })[0];
};
const found = {};
for (const [address, page] of Object.entries(pages)) {
  for (const anchor of new Set([...(page.work ? [""] : []), ...Object.keys(page.parts ?? {})])) {
    const path = anchor ? `${address}#${anchor}` : address;
    const choices = (all) => citationChoices({ ...page, parts: { [anchor]: { all } } }, anchor, path, known, base)
      .map((choice) => citeAsRead(choice, "papers"));
    const whole = choices([])[0];
    const { all = [], single = [] } = page.parts?.[anchor] ?? {};
    found[path] = {
      forms: whole.parts[0].page?.forms,
      programs: inForms(Object.keys(known.patterns.programs), (name) => exportFile(name, [{ choice: whole, address }], known.patterns)),
      passages: [...all, ...single].map(({ speaker, ...passage }) => (
        inForms(names, (name) => formatAs(choices([passage]).find(({ parts: [part] }) => part.name), name)))),
    };
  }
}
console.log(JSON.stringify(found));
"""


@cache
def read(history: History) -> Mapping[str, Any]:
    """Return every page section as assembled by the site's script."""
    files = dict(cite_files.files(history))
    known = {
        "patterns": json.loads(files[data.FORMS]()),
        "works": {
            work.id: json.loads(files[f"cite/works/{work.id}.json"]())
            for work in history.corpus.of(Work)
        },
    }
    pages = {address: page_json(history, address) for address in cited_pages.all_cited(history)}
    names = [*STYLE_OF_PLACE_FORM]
    known_pages = {"pages": pages, "known": known, "base": history.site.url, "names": names}
    module = Path(scripts.__file__).with_name("citations.js")
    run = subprocess.run(
        [find_node(), "--input-type=module", "-e", SCRIPT, module],
        input=json.dumps(known_pages),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def page_json(history: History, address: str) -> dict[str, Any]:
    return dict(json.loads(cite_files.page_citation_json(history, address) or "{}"))


@pytest.mark.pandoc
def test_section_has_the_forms_and_files_of_its_record(history: History) -> None:
    """Lists and files have the page, unless the section has its own title."""
    found = read(history)
    ours = [citable for citable in history.citables.values() if not citable.work]
    assert len(ours) > 30
    for citable in ours:
        section = found[citable.address]
        assert section["forms"] == page_forms(history, citable)
        item = history.item(listed_page(history, citable))
        assert section["programs"] == {program.key: program.write([item]) for program in PROGRAMS}


def test_reported_statement_has_its_speaker(history: History) -> None:
    """And the answer that it gives; what a paper says itself has none."""
    claims = history.corpus.of(Claim)
    reported = next(one for one in claims if one.voice not in {each.work for each in one.sources})
    own = next(one for one in claims if one.is_own)
    speaker = labels.voice_label(history.corpus[reported.voice], history.corpus).as_html
    page = page_json(history, history.citable(history.addresses[reported.id]).page)
    assert page["basis"][reported.id].startswith(f"according to {speaker}, cited in ")
    speakers = [passage.get("speaker") for passage in page["parts"][reported.id]["single"]]
    assert speaker in speakers
    page = page_json(history, history.citable(history.addresses[own.id]).page)
    assert page["basis"][own.id].startswith("citing ")
    assert not any("speaker" in passage for passage in page["parts"][own.id]["single"])
    for question in history.corpus.of(Question):
        for position in question.positions:
            if reported.id in position.claims:
                page = page_json(history, question.site_address(history.corpus))
                basis = page["basis"][addresses.answer(question, position).partition("#")[2]]
                assert f"according to {speaker}" in basis


@pytest.mark.pandoc
def test_page_has_the_version_and_the_day_in_full_forms(history: History) -> None:
    files = dict(cite_files.files(history))
    for pattern in json.loads(files[data.FORMS]())["pages"].values():
        for name in ("full", "entry"):
            form = pattern["forms"][name].lower()
            assert "last modified " in form
            assert f"version {history.version}" in form


def test_a_lesson_is_cited_by_its_heading(history: History) -> None:
    lesson = next(iter(history.corpus.of(Lesson)))
    address = f"teaching/{lesson.chapter}/"
    assert page_json(history, address)["title"] == lesson.question.as_html


def test_a_lesson_and_the_charts_rest_on_what_their_statements_do(history: History) -> None:
    for address in ("figures/", "teaching/the-flood/"):
        assert page_json(history, address)["parts"][""]


@pytest.mark.pandoc
def test_each_place_is_cited_as_the_record_says(history: History) -> None:
    """Compare subsequent citations; works cited by a paper include the locator in the paper.

    If the paper does not name the work, the note says who identified it.
    """
    history = update_record(history, "ruud-1911", identified_in=("holm-1987",))
    ways = set[str]()
    for citable in history.citables.values():
        wanted = []
        single = single_passages(history, citable)
        together = passages_together(history, citable)
        address = citable.address
        if citable.work:
            address = citable.work.main_page(history.corpus)
        if citable.work or together == single[:1]:
            together = ()
        for key, at, within in (*together, *single):
            own = there = place(history, key, at)
            if within:
                there = place(history, within.work, within.at)
                work = history.corpus.get(Work, key)
                way = "cited in"
                if within.work in work.identified_in:
                    way = f"identified by <em>{history.site.name}</em> in"
                ways.add(way)
                there = {
                    name: f"{styles.with_comma(form)} "
                    f"{'as ' * (name == 'apa-in' and way == 'cited in')}{way} {there[name]}"
                    for name, form in own.items()
                }
            wanted.append({name: finish(name, form) for name, form in there.items()})
        shown = found_passages(history, address)
        assert sorted(map(str, shown)) == sorted(map(str, wanted)), citable.address
    assert len(ways) == 2


def test_a_work_that_was_not_read_here_is_cited_where_a_paper_cites_it(history: History) -> None:
    page = page_json(history, history.corpus.get(Work, "ruud-1911").main_page(history.corpus))
    assert "ruud-1911" in [passage["work"] for passage in page["parts"][""]["single"]]


def finish(name: str, form: str) -> str:
    return f"({form})" if name.endswith("-in") else styles.with_full_stop(capitalize_first(form))


def place(history: History, name: str, at: str) -> dict[str, str]:
    work = history.corpus.get(Work, name)
    made = forms_at(work, at, history.formatted_works[name])
    return {name: str(form) for name, form in made.items()}


def found_passages(history: History, address: str) -> list[Any]:
    return list(read(history)[address]["passages"]) if address in read(history) else []


def test_a_work_is_for_programs_what_the_record_says(history: History) -> None:
    for work in history.corpus.of(Work):
        item = csl.work_item(work)
        made = read(history)[work.main_page(history.corpus)]["programs"]
        assert made == {program.key: program.write([item]) for program in PROGRAMS}


def test_a_paragraph_that_only_we_count_has_its_first_words(history: History) -> None:
    words = "Of the lock, which is now"
    openings = tuple({"paragraph": number, "words": words} for number in (1, 2, 3, 4))
    known = {"paragraph": (1, 4), "openings": openings, "counting": "Count."}
    counted = update_record(history, "anonymous-lock", locators=Locators.model_validate(known))
    # A work that prints its paragraph numbers needs no opening words.
    theirs = Locators.model_validate({**known, "counting": None})
    numbered = update_record(history, "anonymous-lock", locators=theirs).corpus
    assert opening_words(numbered.get(Work, "anonymous-lock"), "¶3") == []
    through = Source(
        work="anonymous-lock", at="table, ¶¶1–2, 3, n. 4", rests_on=(Basis(work="ruud-1911"),)
    )
    cited = update_record(counted, "flood-drowned", sources=(through,))
    works = data.works(cited, cited.citables.values())
    made = json.loads(works["anonymous-lock"])
    words = made["places"][through.at]["words"]
    assert words == ["Of the lock, which is", "Of the lock, which is", ""]
