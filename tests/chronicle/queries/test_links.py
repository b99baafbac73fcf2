"""Where links lead, and what they are called."""

from pathlib import Path

from chronicle import build
from chronicle.history import History
from chronicle.queries import links
from chronicle.records.base import Source
from chronicle.records.claim import Claim
from support import SITE
from support.histories import enlarged
from support.projects import another_project

CHAPTER = """\
---
title: The clearing
description: What was left when the water had gone.
number: 2
years: '1904'
discussion: [What was left?]
---

# The clearing { #the-clearing }

After [the flood](id:1903-flood) the lock was cleared. [@holm-1987, p. 14]
{ #cleared }
"""


def test_a_place_of_a_claim_leads_to_the_claim_on_the_page_of_the_paper(history: History) -> None:
    claim = history.corpus.get(Claim, "motive-ruud")
    (source,) = claim.sources
    assert links.place(history, source).address == "papers/holm-1987/#p-15"
    assert links.place(history, source, claim).address == "papers/holm-1987/#p-15.motive-ruud"
    event = history.corpus["1903-flood"]
    assert links.place(history, source, event).address == "papers/holm-1987/#p-15"


def test_a_place_in_a_document_leads_to_what_was_read_of_it(history: History) -> None:
    claim = history.corpus.get(Claim, "survey-reason")
    (source,) = claim.sources
    assert links.place(history, source, claim).address == "bibliography/survey-1899/#reading"


def test_an_author_of_a_paper_stands_behind_something_as_the_paper_is_named(tmp_path: Path) -> None:
    """Who wrote what is none of the papers has the whole name."""
    history = enlarged(
        tmp_path,
        {
            "works/works.yml": "\n- {id: scribe-1950, type: book, title: Weirs, evidence: scholarship,"
            " author: [{family: Scribe, given: Ann, actor: ann-scribe}], locators: {page: [1, 9]}}",
            "actors/actors.yml": "\n- {id: ann-scribe, kind: person, name: Ann Scribe, family: Scribe,"
            " description: She wrote., sources: [{work: scribe-1950, at: p. 1}]}",
        },
    )
    ruud, scribe = (history.corpus[name] for name in ("per-ruud", "ann-scribe"))
    assert links.witness(history, scribe).label.as_text == "Scribe"
    assert links.witness(history, ruud).label.as_text == "Per Ruud"


def test_every_chapter_that_names_a_record_is_told_in_order(tmp_path: Path) -> None:
    project = another_project(tmp_path / "project")
    later = project / "docs" / "chapters" / "a-clearing.md"
    later.write_text(CHAPTER, encoding="utf-8")
    history = build.load(project / "data", project / "docs", SITE)

    def told(name: str) -> list[tuple[str, str]]:
        ways = links.chapters(history, history.corpus[name])
        return [(way.address, way.label.as_text) for way in ways]

    first = ("chapters/the-flood/", "Chapter 1: The flood")
    assert told("1903-flood") == [first, ("chapters/a-clearing/", "Chapter 2: The clearing")]
    assert told("canal-corps") == [first]
    assert told("1910-opening") == []


def test_the_sign_of_a_paragraph_stays_in_the_line_of_what_it_is_in(history: History) -> None:
    [notes, page] = (
        links.place(history, Source(work=work, at=at)).label.as_html
        for work, at in (("anonymous-lock", "¶2"), ("holm-1987", "p. 14"))
    )
    assert notes == "Unsigned notes,\N{NO-BREAK SPACE}¶2"
    assert page == "Holm, p. 14"
