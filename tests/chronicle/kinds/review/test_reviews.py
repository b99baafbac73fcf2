"""Reviews: a form whose answers are a record, and what readers see of them."""

from pathlib import Path

import pytest
import yaml

from chronicle import build
from chronicle.corpus.problems import DataError
from chronicle.history import History
from chronicle.pages.handwritten import finish
from support import SITE, read, words
from support.projects import another_project

CRITERIA = """\
# yaml-language-server: $schema=schema/criterion.json
- {id: sources, name: Are the sources well used?, description: Whether each statement says where it stands.}
- {id: lasting, name: Will it last?, description: Whether addresses hold.}
"""
# A reason may have what would mean something else in YAML.
PARTLY = "verdict: partly\n      why: >-\n        Two of ten do not: ‘a’, {b}."
MEETS = "verdict: meets\n      why: >-\n        All arrive."
HEAD = "# yaml-language-server: $schema=schema/review.json\n"


def project_with(directory: Path, reviews: str = "") -> Path:
    project = another_project(directory / "project")
    (project / "data" / "criteria.yml").write_text(CRITERIA, "utf-8")
    (project / "data" / "reviews.yml").write_text(HEAD + reviews, "utf-8")
    return project


def loaded(project: Path) -> History:
    return build.load(project / "data", project / "docs", SITE)


def filled(form: str) -> str:
    """The form as somebody fills it in."""
    first = form.replace("verdict: …\n      why: >-\n        …", PARTLY, 1)
    return first.replace("verdict: …\n      why: >-\n        …", MEETS)


def form(history: History) -> str:
    (pre,) = read(history, "about/reviews/").xpath("//pre")
    text: str = pre.text_content()
    return text


def test_the_form_that_is_filled_in_is_a_record_that_is_printed(tmp_path: Path) -> None:
    asked = form(loaded(project_with(tmp_path / "asked")))
    assert [one["criterion"] for one in yaml.safe_load(asked)[0]["judgements"]] == [
        "sources",
        "lasting",
    ]
    answered = loaded(project_with(tmp_path / "answered", filled(asked)))
    page = read(answered, "about/reviews/")
    assert words(page.xpath("//h2")[0]) == "Your name"
    rows = [words(row) for row in page.xpath("//tbody/tr")]
    assert rows == [
        "Are the sources well used?partlyTwo of ten do not: ‘a’, {b}.",
        "Will it last?meetsAll arrive.",
    ]
    assert "One review of this site by who had no part in it." in words(page)


def test_until_then_it_is_said_that_nobody_has_reviewed_it(
    tmp_path: Path, history: History
) -> None:
    asking = loaded(project_with(tmp_path))
    assert "No outsider has reviewed it yet." in words(read(asking, "about/reviews/"))
    told = finish("<!-- who has reviewed this site -->", "about/", asking)
    assert "No outsider has reviewed it yet" in told
    # That there is no address to send it to is said once, where a mistake is reported.
    assert "no address" not in told
    assert 'href="reviews/">A form for reviewers' in told
    # A history without criteria has no such page, and says nothing of a form.
    told = finish("<!-- who has reviewed this site -->", "about/", history)
    assert "A form for reviewers" not in told
    assert "about/reviews/" not in build.plans(history)


def test_how_it_was_made_names_who_reviewed_it(tmp_path: Path) -> None:
    asked = form(loaded(project_with(tmp_path / "asked")))
    answered = loaded(project_with(tmp_path / "answered", filled(asked)))
    told = finish("<!-- who has reviewed this site -->", "about/", answered)
    assert "One review by who had no part in it" in told
    assert "Your name, of version" in told


def test_what_was_not_filled_in_or_judged_twice_is_told(tmp_path: Path) -> None:
    asked = form(loaded(project_with(tmp_path / "asked")))
    with pytest.raises(DataError, match="verdict is “…”; expected one of exceeds, meets, partly"):
        loaded(project_with(tmp_path / "empty", asked))
    twice = filled(asked).replace("criterion: lasting", "criterion: sources")
    with pytest.raises(DataError, match="judges by “sources” twice; say both in one reason"):
        loaded(project_with(tmp_path / "twice", twice))
