"""Studies that no paper cites: listed on a page, named by the questions on which they bear, found."""

from pathlib import Path

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.pages.handwritten import finish
from chronicle.problems import DataError
from chronicle.records.study import Study
from chronicle.search import documents
from chronicle.story import studies
from support import SITE, read, words
from support.projects import another_project

RECORDS = """\
# yaml-language-server: $schema=schema/study.json
- id: lund-1990
  author: Eva Lund
  type: book
  title: Ditches of the north
  issued: '1990'
  language: en
  under: Canals elsewhere
  seen: review
  seen_at: https://reviews.example/ditches
  says: Nowhere else were diggers lent.
  bears_on: [how-many-diggers, 1903-flood]
- id: dahl
  author: Nils Dahl
  type: thesis
  title: Kanalen
  title_en: The canal
  container: University of Vik
  language: 'no'
  under: Canals elsewhere
  seen: notice
  says: Only its title is known.
  bears_on: [how-many-diggers]
"""
PAGE = """\
---
title: Further reading
---

# Further reading { #further-reading }

<!-- studies that no paper cites -->
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = another_project(tmp_path / "project")
    (project / "data" / "studies.yml").write_text(RECORDS, "utf-8")
    (project / "docs" / "further-reading.md").write_text(PAGE, "utf-8")
    return project


@pytest.fixture
def reading(project: Path) -> History:
    return build.load(project / "data", project / "docs", SITE)


def test_a_page_lists_them_under_their_headings_with_how_far_each_was_seen(
    reading: History,
) -> None:
    page = reading.handwritten["further-reading/"]
    text = finish(page.body, "further-reading/", reading)
    assert text.count("### Canals elsewhere { #studies-canals-elsewhere }") == 1
    assert (
        "**Eva Lund (1990)**  \n[*Ditches of the north*](https://reviews.example/ditches)  \n"
        "Nowhere else were diggers lent.  \nSeen: a review. Bears on: "
        "[How many diggers did Norrmark send?](../questions/how-many-diggers/)"
    ) in text
    assert "{ #lund-1990 .study }" in text
    assert "**Nils Dahl**  \n*The canal*, University of Vik, in Norwegian  \n" in text
    assert "{ #dahl .study }" in text


def test_what_it_bears_on_names_it(reading: History) -> None:
    question = read(reading, "questions/how-many-diggers/")
    assert question.xpath("//a[@href='../../further-reading/#lund-1990']")
    flood = words(read(reading, "events/1903-flood/"))
    assert "Not among the papers" in flood
    assert "Nils Dahl" not in flood


def test_a_question_without_any_has_no_such_part(history: History) -> None:
    assert (
        "Not among the papers" not in build.render_page(history, "questions/how-many-diggers/").body
    )


def test_the_search_finds_one_by_its_title(reading: History) -> None:
    found = [one for one in documents.documents(reading, ()) if one.kind == "not cited here"]
    assert [one.address for one in found] == ["further-reading/#lund-1990", "further-reading/#dahl"]
    assert "Kanalen" in found[1].text


def test_studies_that_no_page_lists_are_told(project: Path) -> None:
    (project / "docs" / "further-reading.md").unlink()
    with pytest.raises(
        DataError, match="is listed nowhere; write <!-- studies that no paper cites -->"
    ):
        build.load(project / "data", project / "docs", SITE)


def test_a_year_that_was_not_seen_is_not_said(reading: History) -> None:
    labels = [study.label for study in reading.corpus.of(Study)]
    assert labels == ["Eva Lund (1990)", "Nils Dahl"]
    assert studies.listed(reading.corpus).count("Seen:") == 2
