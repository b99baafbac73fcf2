"""Studies that no paper cites: listed on a page, named by the questions on which they bear, found."""

from pathlib import Path

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.search import documents
from support import SITE
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


def test_the_search_finds_one_by_its_title(reading: History) -> None:
    found = [one for one in documents.documents(reading, ()) if one.kind == "not cited here"]
    assert [one.address for one in found] == ["further-reading/#lund-1990", "further-reading/#dahl"]
    assert "Kanalen" in found[1].text
