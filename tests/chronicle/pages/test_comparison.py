from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from chronicle import build
from chronicle.book import Book
from chronicle.pages.page import render
from chronicle.record.models import Question, Work
from chronicle.record.text import Prose
from chronicle.views.comparison import ComparisonView, view
from chronicle.views.page import Group


@pytest.fixture(scope="module")
def compared(book: Book) -> ComparisonView:
    return view(book)


def test_silence_has_words(book: Book, compared: ComparisonView) -> None:
    [group] = compared.groups
    [question] = group.entries
    first, second = question.cells
    silent = replace(question, cells=(first, replace(second, answers=())))
    changed = replace(compared, groups=(replace(group, entries=(silent,)),))
    page = html.fromstring(render(book, "comparison.html", changed, drawing=None).body)
    speaking, still = page.iter("td")
    assert (
        speaking.find("ul/li/a").get("href")
        == "../deployments/corps-at-the-lock/#corps-strength-holm"
    )
    assert [(part.get("class"), part.get("aria-hidden"), part.text) for part in still] == [
        ("soft", "true", "—"),
        ("unseen", None, "silent"),
    ]


def test_the_first_group_is_open_and_the_others_are_folded(
    book: Book, compared: ComparisonView
) -> None:
    [group] = compared.groups
    titled = (
        Group("great", Prose("One great question"), group.entries),
        Group("theme-floods", Prose("Floods"), group.entries),
    )
    page = html.fromstring(
        render(book, "comparison.html", replace(compared, groups=titled), drawing=None).body
    )
    [folded] = page.iter("details")
    assert (folded.get("id"), folded.find("summary").text_content().split()) == (
        "theme-floods",
        ["Floods", "1"],
    )
    assert [heading.get("id") for heading in page.iter("h2")] == [
        "great",
        "further",
        "shared",
        "agreed",
    ]


@pytest.mark.parametrize("kind", [Work, Question])
def test_where_there_is_nothing_to_compare_there_is_no_page(
    book: Book, kind: type[Work | Question]
) -> None:
    assert "papers/" in build.plans(book)
    members = [record for record in book.corpus.of(kind) if record.id != "anonymous-lock"]
    fewer = members if kind is Work else []
    corpus = replace(book.corpus, kinds={**book.corpus.kinds, kind: tuple(fewer)})
    assert "papers/" not in build.plans(replace(book, corpus=corpus))
