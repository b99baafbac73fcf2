"""Citation data, assembled by the site's script, agree with the record."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chronicle import scripts
from chronicle.citation import csl, labels, styles
from chronicle.citation.citable import as_document, nest_quotations
from chronicle.citation.export_formats import BIBTEX, CSL_JSON, EXPORT_FORMATS, RIS
from chronicle.citation.styles import STYLE_BY_FORM, forms_with_locator, opening_words
from chronicle.corpus import addresses
from chronicle.exports import citations as data
from chronicle.history import History
from chronicle.queries import inventory
from chronicle.queries.passages_to_cite import attributed_sources, citation_choices
from chronicle.records import Basis, Claim, Lesson, Locators, Question, Source, Work
from chronicle.values import Prose, capitalize_first, count_noun_in_words
from support import update_record
from support.cited import citable_for_list, page_forms
from support.projects import find_node

# Assembles the citations of every page section; each passage has the forms of a first note.
ASSEMBLING_SCRIPT = """
import { readFileSync } from "node:fs";
const { omitSiteIfRead, citationChoices, buildExportFile, formatNotes } = await import(process.argv[1]);
const { pages, known, base, names } = JSON.parse(readFileSync(0, "utf8"));
const formatByKey = (keys, format) => Object.fromEntries(keys.map((key) => [key, format(key)]));
const formatAs = (choice, name) => {
  const style = known.patterns.styles.find(({ first_form, later_form }) => [first_form, later_form].includes(name));
  return formatNotes([choice], { ...style, first_form: name, later_form: name })[0];
};
const sections = {};
for (const [address, page] of Object.entries(pages)) {
  for (const [anchor, section] of Object.entries(page.parts ?? {})) {
    const path = anchor ? `${address}#${anchor}` : address;
    const passages = section.choices.map(({ speakers, quoted, ...passage }) => passage);
    const parts = { ...page.parts, [anchor]: { ...section, basis: "", choices: [{}, ...passages.filter(({ work }) => work)] } };
    const choices = citationChoices({ ...page, parts }, anchor, path, known, base).map((choice) => omitSiteIfRead(choice, true));
    const [notes] = [citationChoices(page, anchor, path, known, base).at(-1)].map((choice) => formatNotes([choice, choice], known.patterns.styles[0]));
    const whole = choices.filter(({ part }) => !part.label).at(-1);
    sections[path] = {
      notes,
      forms: whole.part.page?.forms,
      formats: formatByKey(Object.keys(known.patterns.formats), (name) => buildExportFile(name, [{ choice: whole, address }], known.patterns)),
      passages: choices.filter(({ part }) => part.label).map((choice) => formatByKey(names, (name) => formatAs(choice, name))),
    };
  }
}
console.log(JSON.stringify(sections));
"""


@cache
def assemble_sections(history: History) -> Mapping[str, Any]:
    """Return every page section as assembled by the site's script."""
    files = dict(data.cite_files(history))
    known = {
        "patterns": json.loads(files[data.FORMS_FILE]()),
        "works": {
            work.id: json.loads(files[f"cite/works/{work.id}.json"]())
            for work in history.corpus.of(Work)
        },
    }
    addresses = {item.page for item in inventory.citables(history).values()}
    addresses |= inventory.works_by_page(history).keys()
    pages = {address: read_page_json(history, address) for address in addresses}
    names = [*STYLE_BY_FORM]
    input_data = {"pages": pages, "known": known, "base": history.site.url, "names": names}
    module = Path(scripts.__file__).with_name("citations.js")
    run = subprocess.run(
        [find_node(), "--input-type=module", "-e", ASSEMBLING_SCRIPT, module],
        input=json.dumps(input_data),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def read_page_json(history: History, address: str) -> dict[str, Any]:
    return dict(json.loads(data.page_citations(history, address) or "{}"))


@pytest.mark.pandoc
def test_section_forms_match_the_record(history: History) -> None:
    """Bibliographies and export files cite the page, unless the section has its own title."""
    sections = assemble_sections(history)
    citables = [citable for citable in inventory.citables(history).values() if not citable.work]
    assert len(citables) > 30
    for citable in citables:
        section = sections[citable.address]
        assert section["forms"] == page_forms(history, citable)
        listed = citable_for_list(history, citable)
        if listed.english_title:
            title = Prose("{} [{}]").format(listed.title, listed.english_title)
            listed = replace(listed, title=title)
        item = history.csl_item(listed)
        assert section["formats"] == {
            BIBTEX.key: BIBTEX.format_file([item]),
            RIS.key: RIS.format_file([item]),
            CSL_JSON.key: CSL_JSON.format_file([as_document(item)]),
        }


def test_reported_statement_has_its_speaker(history: History) -> None:
    """The answer given by a statement has the speaker of the statement; the paper itself is no speaker."""
    claims = history.corpus.of(Claim)
    reported = next(claim for claim in claims if not history.corpus.find(Work, claim.voice))
    own = next(claim for claim in claims if claim.is_by_paper)
    speaker = labels.speaker_label(history.corpus[reported.voice], history.corpus).as_html
    page = read_page_json(
        history, inventory.get_citable(history, history.addresses[reported.id]).page
    )
    part = page["parts"][reported.id]
    assert f"{speaker}, in " in part["basis"]
    assert speaker in [passage.get("speakers", {}).get("chicago") for passage in part["choices"]]
    page = read_page_json(history, inventory.get_citable(history, history.addresses[own.id]).page)
    part = page["parts"][own.id]
    assert not any("speakers" in passage for passage in part["choices"])
    assert " in " not in part["basis"]
    for question in history.corpus.of(Question):
        for position in question.positions:
            if reported.id in position.claims:
                page = read_page_json(history, question.site_address(history.corpus))
                anchor = addresses.answer_address(question, position).partition("#")[2]
                assert f"{speaker}, in " in page["parts"][anchor]["basis"]


@pytest.mark.parametrize(
    ("voice", "expected"),
    [("per-ruud", "a digger"), ("survey-1899", "“Survey of the Isthmus,” about 1899")],
)
def test_speaker_is_named_as_in_a_sentence(history: History, voice: str, expected: str) -> None:
    history = update_record(history, "per-ruud", in_text=Prose("a digger"))
    history = update_record(history, "flood-drowned", voice=voice)
    part = read_page_json(history, "events/1903-flood/")["parts"]["flood-drowned"]
    (paper,) = [choice for choice in part["choices"] if choice.get("work") == "holm-1987"]
    assert paper["speakers"]["chicago"] == expected
    assert f"{expected}, in " in part["basis"]


@pytest.mark.pandoc
def test_only_first_note_names_the_works_behind_a_page(history: History) -> None:
    for address, section in assemble_sections(history).items():
        page, _, anchor = address.partition("#")
        first, later = section["notes"]
        assert ("citing " in first) == ("basis" in read_page_json(history, page)["parts"][anchor])
        assert "citing " not in later


def test_note_names_few_works(any_history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it names the papers and counts the other works, also those that a paper reports."""
    monkeypatch.setattr(data, "MAX_NAMED_WORKS", 1)
    is_paper = {work.id: work.is_paper for work in any_history.corpus.of(Work)}
    counted = 0
    for citable in inventory.citables(any_history).values():
        behind = {
            name
            for speaker, source in attributed_sources(citable)
            for name in (speaker, source.work)
        }
        works = behind & is_paper.keys()
        papers = {name for name in works if is_paper[name]}
        parts = read_page_json(any_history, citable.page).get("parts", {})
        named = parts.get(citable.anchor, {}).get("basis", "").split("; ")
        if 0 < len(papers) < len(works):
            others = count_noun_in_words(len(works - papers), "other")
            assert (len(named), named[-1]) == (len(papers) + 1, f"and {others} listed there")
            counted += 1
        else:
            assert "listed there" not in named[-1]
    assert counted


def test_box_names_its_unrecorded_source(real_history: History) -> None:
    """A translated box names the source in English, if there is an English box."""
    citables = inventory.citables(real_history)
    boxes = [citable for citable in citables.values() if citable.unrecorded_source]
    assert {box.language for box in boxes} == {"en", "vi", "ko"}
    in_english = {str(box.unrecorded_source) for box in boxes if box.language == "en"}
    for box in boxes:
        basis = read_page_json(real_history, box.page)["parts"][box.anchor]["basis"]
        assert "{" not in basis
        home = real_history.language_alternates.get(box.page, {}).get("en") == ""
        assert home or str(box.unrecorded_source) in in_english


@pytest.mark.pandoc
def test_full_forms_have_version_and_date(history: History) -> None:
    files = dict(data.cite_files(history))
    for pattern in json.loads(files[data.FORMS_FILE]())["pages"].values():
        for name in ("full", "entry"):
            form = pattern["forms"][name].lower()
            assert "last modified " in form
            assert f"version {history.version}" in form


def test_lesson_has_its_question_and_sources(history: History) -> None:
    (lesson,) = history.corpus.of(Lesson)
    page = read_page_json(history, f"teaching/{lesson.chapter}/")
    assert page["title"] == lesson.question.as_html
    assert page["parts"][""]["basis"]


@pytest.mark.pandoc
def test_locator_forms_match_the_record(history: History) -> None:
    """A subsequent citation of a work cited by a paper includes the locator in the paper."""
    for citable in inventory.citables(history).values():
        expected = []
        address = citable.address
        if citable.work:
            address = citable.work.main_page(history.corpus)
        for key, locator, paper, _ in filter(None, citation_choices(history, citable)):
            if not locator and not paper:
                continue
            own_forms = forms = locator_forms(history, key, locator)
            if paper:
                forms = locator_forms(history, paper.work_id, paper.locator)
                for name, style in STYLE_BY_FORM.items():
                    if not style.is_note:  # the bibliography does not contain the work
                        own_forms[name] = own_forms.get(style.unlisted_form, own_forms[name])
                    original = f"{style.cited_in} {forms[name]}"
                    forms[name] = styles.join_with_commas([own_forms[name], original])
            expected.append({name: finish_citation(name, forms[name]) for name in STYLE_BY_FORM})
        assembled = assembled_locators(history, address)
        assert sorted(map(str, assembled)) == sorted(map(str, expected)), citable.address


def finish_citation(name: str, form: str) -> str:
    if name == "harvard-in":
        form = nest_quotations(form.replace(",”", "”,"))
    return f"({form})" if name.endswith("-in") else styles.add_full_stop(capitalize_first(form))


def locator_forms(history: History, name: str, locator: str) -> dict[str, str]:
    work = history.corpus.get(Work, name)
    return forms_with_locator(work, locator, history.formatted_works[name])


def assembled_locators(history: History, address: str) -> list[Any]:
    return (
        list(assemble_sections(history)[address]["passages"])
        if address in assemble_sections(history)
        else []
    )


def test_work_exports_match_the_record(history: History) -> None:
    for work in history.corpus.of(Work):
        item = csl.work_item(work)
        exports = assemble_sections(history)[work.main_page(history.corpus)]["formats"]
        assert exports == {form.key: form.format_file([item]) for form in EXPORT_FORMATS}


def test_counted_paragraph_has_opening_words(history: History) -> None:
    words = "Of the lock, which is now"
    openings = tuple({"paragraph": number, "words": words} for number in (1, 2, 3, 4))
    locators = {"paragraph": (1, 4), "openings": openings, "counting": "Count."}
    counted_here = update_record(
        history, "anonymous-lock", locators=Locators.model_validate(locators)
    )
    # A work that prints its paragraph numbers needs no opening words.
    printed_numbers = Locators.model_validate({**locators, "counting": None})
    counted_there = update_record(history, "anonymous-lock", locators=printed_numbers).corpus
    assert opening_words(counted_there.get(Work, "anonymous-lock"), "¶3") == []
    source = Source(
        work="anonymous-lock", at="table, ¶¶1–2, 3, n. 4", rests_on=(Basis(work="ruud-1911"),)
    )
    history_with_source = update_record(counted_here, "flood-drowned", sources=(source,))
    files = dict(data.cite_files(history_with_source))
    work_data = json.loads(files["cite/works/anonymous-lock.json"]())
    place = work_data["places"][source.at]
    quoted = "“Of the lock, which is …”"
    assert f"table, paras. 1–2 ({quoted}), 3 ({quoted}) and n. 4" in place["full"]
    assert f"table, paras. 1–2 [{quoted}], 3 [{quoted}], note 4" in place["apa-in"]
