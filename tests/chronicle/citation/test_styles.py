"""Works formatted in citation styles. The complete output for sample works is stored as text next to this module.

After an intended change, run `make snapshots` and review the diff.
"""

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from lxml import etree
from markupsafe import Markup

from chronicle.citation import csl, styles
from chronicle.citation.styles import format_works, forms_with_locator
from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import Work
from support import cited, make_work, update_record
from support.cases import cases, load_yaml


@cases
def test_punctuation_goes_inside_quotation_marks(
    form: str, with_stop: str, with_comma: str
) -> None:
    assert styles.add_full_stop(form) == with_stop
    assert styles.add_comma(form) == with_comma


@cases
def test_locators_follow_the_style(at: str, chicago: str, mla: str, apa: str) -> None:
    locators = [styles.style_locator(at, style) for style in styles.STYLES]
    assert locators == [chicago, mla, apa, apa]


@cases
def test_unlisted_work_is_named_so_that_it_can_be_found(
    work: dict[str, Any], forms: list[str]
) -> None:
    named = styles.unlisted_forms(make_work(id="work", **work))
    assert [styles.SPAN_TAG.sub("", form) for form in named.values()] == forms


def test_visible_url_is_shortened_to_its_host() -> None:
    citation = "<em>Ditch</em>, {}. <a href='#note'>↩</a>"
    link = '<a href="https://www.ditch.example/a?b">{}</a>'
    expected = citation.format(link.replace("<a", '<a class="host-link"').format("ditch.example"))
    for address in ("https://www.ditch.example/a?b", "<span>https://www.ditch.example/a?b</span>"):
        assert styles.shorten_links_to_hosts(citation.format(link.format(address))) == expected
    titled_link = link.format("The ditch")
    assert styles.shorten_links_to_hosts(titled_link) == titled_link


@pytest.mark.pandoc
def test_styles_match_snapshot() -> None:
    assert cited.render_styles() == cited.STYLES_SNAPSHOT.read_text("utf-8"), (
        "`make snapshots`, and read the diff"
    )


@pytest.mark.pandoc
def test_pandoc_errors_are_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    """If pandoc no longer makes the error, remove the correction from `styles`; else adapt its pattern."""
    examples = load_yaml(__file__)["faults"]
    formatted = styles.format_in_every_style(item for _, item, _, _ in examples)
    monkeypatch.setattr(styles, "_to_html", partial(etree.tostring, encoding="unicode"))
    for (form, item, error, corrected), forms in zip(examples, formatted, strict=True):
        style = styles.STYLE_BY_FORM[form]
        raw = styles.run_citeproc([("x", ", {p. 7}")], [{"id": "x", **item}], style)
        assert error in str(raw)
        citation = f"{forms.complete_forms[style.entry_form]} {forms.forms_with_placeholder[form]}"
        assert corrected in citation
        assert error not in citation


@pytest.mark.pandoc
@cases
def test_names_in_their_own_script_are_complete(
    language: str, authors: list[dict[str, str]], first: str, cited: list[list[str]]
) -> None:
    work = make_work(language=language, author=authors, title="T", issued="1968")
    forms = format_works([work])["w"].complete_forms
    for style, expected in zip(styles.STYLES, cited, strict=True):
        found = [Markup(forms[name]).striptags() for name in (style.entry_form, style.first_form)]
        assert found == expected
    assert csl.full_name(work.author[0], language) == first


def convert_lists_to_tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }


@pytest.mark.pandoc
def test_harvard_examples_match_the_manual() -> None:
    """Examples from Cite Them Right, 12th edition."""
    examples = load_yaml(__file__)["harvard"]
    works = [
        Work.model_validate(
            {"id": name, "evidence": "study", **convert_lists_to_tuples(case["work"])}
        )
        for name, case in examples.items()
    ]
    for name, forms in format_works(works).items():
        assert Markup(forms.complete_forms["harvard"]).striptags() == examples[name]["listed"]
        assert Markup(forms.complete_forms["harvard-in"]).striptags() == examples[name]["in_text"]


def format_reported_survey(history: History, locator: str, **fields: str) -> dict[str, str]:
    """Return the citations of a locator in a changed survey that is known only from reports."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": "summary"})
    reported = update_record(history, survey.id, reading=reading, **fields).corpus.get(
        Work, survey.id
    )
    return forms_with_locator(reported, locator, format_works([reported])[survey.id])


@pytest.mark.pandoc
def test_report_remark_ends_the_citation(history: History) -> None:
    """The report is not placed inside the archive name, and the URL is not cited as read."""
    fields = {"archive": "National Archive", "URL": "https://archive.example/k7"}
    for form in format_reported_survey(history, "as the Courier reports it", **fields).values():
        assert form.endswith(" as the Courier reports it")


@pytest.mark.pandoc
def test_article_precedes_the_newspaper_that_contains_it() -> None:
    issue = make_work(type="article-newspaper", title="Vik Courier", issued="1903-05-04")
    forms = forms_with_locator(issue, "“Water rises”", format_works([issue])[issue.id])
    assert forms["full"] == "“Water rises,” <em>Vik Courier</em>, May 4, 1903"
    assert forms["chicago-unlisted"] == "<em>Vik Courier</em>, “Water Rises,” May 4, 1903"
    assert forms["mla-unlisted"] == "<em>Vik Courier</em>, 4 May 1903"


@pytest.mark.pandoc
def test_cited_page_replaces_page_range(history: History) -> None:
    """The cited page also replaces the pages of an article that is known only from reports."""
    article = {"type": "article-journal", "container_title": "Mud", "issue": "5", "page": "38–42"}
    full = format_reported_survey(history, "p. 42", **article)["full"]
    assert ": 42, " in full
    assert "38–42" not in full


@pytest.mark.pandoc
def test_forms_do_not_depend_on_other_works(corpus: Corpus) -> None:
    """No style adds a letter, name or dash because of another work in the batch."""
    works = list(corpus.of(Work))
    holm = corpus.get(Work, "holm-1987")
    twin = holm.model_copy(update={"id": "holm-1987-b", "title": "The Short Ditch"})
    together = format_works([*works, twin])
    assert together["holm-1987"] == format_works(works)["holm-1987"]
    assert together["holm-1987-b"] == format_works([twin])["holm-1987-b"]


@pytest.mark.pandoc
def test_corrected_language_invalidates_cache(tmp_path: Path) -> None:
    """`test_disk_cache` covers the other reasons to format a work again."""
    for language, title in ((None, "<em>Z</em>"), ("vi", '<em><span lang="vi"')):
        formatted = format_works([make_work(title="Z", language=language)], tmp_path / "works")
        assert title in formatted["w"].complete_forms["full"]


@pytest.mark.pandoc
def test_uses_bundled_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = tmp_path / "pandoc"
    newer.write_text("#!/bin/sh\necho pandoc 99.0\n", "utf-8")
    newer.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PYPANDOC_PANDOC", raising=False)
    program = "from chronicle.citation.styles import pypandoc; print(pypandoc.get_pandoc_path())"
    path = subprocess.check_output([sys.executable, "-c", program], text=True)
    assert path.strip() == str(Path(pypandoc.__file__).parent / "files/pandoc")
