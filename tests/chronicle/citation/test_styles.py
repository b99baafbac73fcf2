"""Works formatted in citation styles. The complete output for sample works is stored as text next to this module.

After an intended change, run `make snapshots` and review the diff.
"""

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypandoc
import pytest
from markupsafe import Markup

from chronicle.citation import styles
from chronicle.citation.styles import Forms, format_works, forms_at
from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import Work
from support import cited, make_work, update_record
from support.cases import cases, load_yaml


@cases
def test_stops_stand_inside_quotation_marks(form: str, with_stop: str, with_comma: str) -> None:
    assert styles.with_full_stop(form) == with_stop
    assert styles.with_comma(form) == with_comma


@cases
def test_places_are_named_as_styles_name_them(at: str, chicago: str, mla: str, apa: str) -> None:
    named = [styles.style_locator(at, style) for style in styles.STYLES]
    assert named == [chicago, mla, apa, apa]


def test_an_address_that_is_shown_is_named_by_its_host() -> None:
    shown = "<em>Ditch</em>, {}. <a href='#note'>↩</a>"
    link = '<a href="https://www.ditch.example/a?b">{}</a>'
    named = shown.format(link.replace("<a", '<a class="at-host"').format("ditch.example"))
    for address in ("https://www.ditch.example/a?b", "<span>https://www.ditch.example/a?b</span>"):
        assert styles.name_hosts(shown.format(link.format(address))) == named
    titled = link.format("The ditch")
    assert styles.name_hosts(titled) == titled


@pytest.mark.pandoc
def test_works_in_every_style() -> None:
    assert cited.render_styles() == cited.STYLES_SNAPSHOT.read_text("utf-8"), (
        "`make snapshots`, and read the diff"
    )


@pytest.mark.pandoc
def test_faults_are_there_and_are_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove a correction from `styles` if pandoc no longer makes the error; otherwise the correction no longer matches."""
    faults = load_yaml(__file__)["faults"]
    made = styles.format_in_every_style(item for _, item, _, _ in faults)
    monkeypatch.setattr(styles, "_markup", partial(ElementTree.tostring, encoding="unicode"))
    for (form, item, fault, mended), forms in zip(faults, made, strict=True):
        style = styles.STYLE_OF_PLACE_FORM[form]
        raw = styles.process([("x", ", {p. 7}")], [{"id": "x", **item}], style)
        assert fault in str(raw)
        shown = f"{forms.whole[style.entry]} {forms.placed[form]}"
        assert mended in shown
        assert fault not in shown


def frozen(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in fields.items()}


@pytest.mark.pandoc
def test_a_work_of_each_type_is_listed_as_the_manual_has_it() -> None:
    """Examples from Cite Them Right, 12th edition."""
    models = load_yaml(__file__)["harvard"]
    works = [
        Work.model_validate({"id": name, "evidence": "study", **frozen(case["work"])})
        for name, case in models.items()
    ]
    for name, forms in format_works(works).items():
        assert Markup(forms.whole["harvard"]).striptags() == models[name]["listed"]
        assert Markup(forms.whole["harvard-in"]).striptags() == models[name]["in_text"]


def at_in_reported(history: History, place: str, **fields: str) -> Forms:
    """Return the citations of a locator in a changed survey that is known only from reports."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": "summary"})
    reported = update_record(history, survey.id, reading=reading, **fields).corpus.get(
        Work, survey.id
    )
    return forms_at(reported, place, format_works([reported])[survey.id])


@pytest.mark.pandoc
def test_what_was_seen_only_in_reports_is_cited_with_them_at_the_end(history: History) -> None:
    """The report is not placed inside the archive name, and the URL is not cited as read."""
    where = {"archive": "National Archive", "URL": "https://archive.example/k7"}
    for form in at_in_reported(history, "as the Courier reports it", **where).values():
        assert str(form).endswith(" as the Courier reports it")


@pytest.mark.pandoc
def test_a_page_of_an_article_stands_instead_of_all_its_pages(history: History) -> None:
    """Also for an article known only from reports, because the locator is a page of it."""
    article = {"type": "article-journal", "container_title": "Mud", "issue": "5", "page": "38–42"}
    full = str(at_in_reported(history, "p. 42", **article)["full"])
    assert ": 42, " in full
    assert "38–42" not in full


@pytest.mark.pandoc
def test_a_work_comes_out_the_same_whatever_is_formatted_with_it(corpus: Corpus) -> None:
    """No style adds a letter, name or dash because of another work in the batch."""
    works, holm = list(corpus.of(Work)), corpus.get(Work, "holm-1987")
    twin = holm.model_copy(update={"id": "holm-1987-b", "title": "The Short Ditch"})
    together = format_works([*works, twin])
    assert together["holm-1987"] == format_works(works)["holm-1987"]
    assert together["holm-1987-b"] == format_works([twin])["holm-1987-b"]


@pytest.mark.pandoc
def test_a_language_that_is_corrected_shows_in_what_was_kept(tmp_path: Path) -> None:
    """`test_store` covers the other reasons to recompute."""
    for language, title in ((None, "<em>Z</em>"), ("vi", '<em><span lang="vi"')):
        made = format_works([make_work(title="Z", language=language)], tmp_path / "works")
        assert title in made["w"].whole["full"]


@pytest.mark.pandoc
def test_the_pinned_pandoc_is_asked_whatever_the_machine_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "pandoc"
    newer.write_text("#!/bin/sh\necho pandoc 99.0\n", "utf-8")
    newer.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PYPANDOC_PANDOC", raising=False)
    program = "from chronicle.citation.styles import pypandoc; print(pypandoc.get_pandoc_path())"
    asked = subprocess.check_output([sys.executable, "-c", program], text=True)
    assert asked.strip() == str(Path(pypandoc.__file__).parent / "files/pandoc")
