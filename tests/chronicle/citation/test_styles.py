"""Works as styles cite them; every form of some lies as text beside this module.

Where a change of them is meant, `make snapshots` writes them anew, and the change is read as a diff.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from markupsafe import Markup

from chronicle.citation import styles
from chronicle.citation.styles import Form, format_works, forms_at
from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import Work
from support import changed, cited, work
from support.cases import beside, cases


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
    assert cited.in_styles() == cited.STYLED.read_text("utf-8"), (
        "`make snapshots`, and read the diff"
    )


@pytest.mark.pandoc
@cases
def test_pandoc_still_needs_mending(style: str, item: dict[str, Any], fault: str) -> None:
    """Where this fails, pandoc no longer does so: what mends it in `styles` can go."""
    file = f"{Path(styles.__file__).with_name(style)}.csl"
    given = json.dumps({"csl": file, "references": [{"id": "x", **item}]})
    document = f"---\n{given}\n---\n\n[@x]"
    assert fault in pypandoc.convert_text(document, "html", "markdown-smart", ["--citeproc"])


def frozen(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in fields.items()}


@pytest.mark.pandoc
def test_a_work_of_each_type_is_listed_as_the_manual_has_it() -> None:
    """Cite Them Right, 12th edition."""
    models = beside(__file__)["harvard"]
    works = [
        Work.model_validate({"id": name, "evidence": "study", **frozen(case["work"])})
        for name, case in models.items()
    ]
    made = format_works(works)
    listed = {name: Markup(forms.whole["harvard"]).striptags() for name, forms in made.items()}
    assert listed == {name: case["listed"] for name, case in models.items()}
    in_text = {name: Markup(forms.whole["harvard-in"]).striptags() for name, forms in made.items()}
    assert in_text == {name: case["in_text"] for name, case in models.items()}


def at(history: History, name: str, place: str) -> dict[str, Form]:
    work = history.corpus.get(Work, name)
    return dict(forms_at(work, place, format_works([work])[name]))


@pytest.mark.pandoc
def test_what_was_seen_only_in_reports_is_cited_with_them_at_the_end(history: History) -> None:
    """Not inside the name of the archive, and not as if the address had been read."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": "summary"})
    where = {"archive": "National Archive", "URL": "https://archive.example/k7"}
    reported = changed(history, survey.id, reading=reading, **where)
    for form in at(reported, survey.id, "as the Courier reports it").values():
        assert str(form).endswith(" as the Courier reports it")


@pytest.mark.pandoc
def test_a_page_of_an_article_stands_instead_of_all_its_pages(history: History) -> None:
    """Also of one that was seen only in reports, since the page is one in it."""
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    reading = survey.reading.model_copy(update={"extent": "summary"})
    article = {"type": "article-journal", "container_title": "Mud", "issue": "5", "page": "38–42"}
    reported = changed(history, survey.id, reading=reading, **article)
    full = str(at(reported, survey.id, "p. 42")["full"])
    assert ": 42, " in full
    assert "38–42" not in full


@pytest.mark.pandoc
def test_a_work_comes_out_the_same_whatever_is_formatted_with_it(corpus: Corpus) -> None:
    """No style adds a letter, a name or a dash because of another work in the batch."""
    works, holm = list(corpus.of(Work)), corpus.get(Work, "holm-1987")
    twin = holm.model_copy(update={"id": "holm-1987-b", "title": "The Short Ditch"})
    together = format_works([*works, twin])
    assert together["holm-1987"] == format_works(works)["holm-1987"]
    assert together["holm-1987-b"] == format_works([twin])["holm-1987-b"]


@pytest.mark.pandoc
def test_a_language_that_is_corrected_shows_in_what_was_kept(tmp_path: Path) -> None:
    """What else is computed again is seen in `test_store`."""
    for language, title in ((None, "<em>Z</em>"), ("vi", '<em><span lang="vi"')):
        made = format_works([work(title="Z", language=language)], tmp_path / "works")
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
