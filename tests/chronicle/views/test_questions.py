"""Questions as readers meet them: the answers side by side, and the list by rank and theme."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from chronicle.book import Book
from chronicle.record.models import Claim, Question, Record
from chronicle.views import questions
from chronicle.views.questions import QuestionView


def asking(book: Book, *changes: dict[str, Any]) -> Book:
    """A book with a copy of its question for each of some changes to it, and no other questions."""
    question = book.corpus.get(Question, "how-many-diggers")
    updates = [{"id": f"q-{number}"} | change for number, change in enumerate(changes)]
    copies = tuple(question.model_copy(update=update) for update in updates)
    records = {**book.corpus.records} | {copy.id: copy for copy in copies}
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Question: copies}
    return replace(book, corpus=replace(book.corpus, records=records, kinds=kinds))


def groups(book: Book) -> list[tuple[str, str, list[str]]]:
    """The headings of the list with their anchors, and the addresses under each."""
    found = questions.overview(book).groups
    return [(g.anchor, g.title, [entry.link.address for entry in g.entries]) for g in found]


@pytest.fixture(scope="module")
def view(book: Book) -> QuestionView:
    return questions.view(book, book.corpus.of(Question)[0])


def test_answers_stand_in_rows_of_as_many(view: QuestionView) -> None:
    position = view.positions[0]
    across = {count: replace(view, positions=(position,) * count).across for count in range(2, 10)}
    assert across == {2: 2, 3: 3, 4: 4, 5: 3, 6: 3, 7: 4, 8: 4, 9: 3}


def test_many_claims_have_a_list_of_their_own(view: QuestionView) -> None:
    assert not view.many
    first, second = view.positions
    assert replace(view, positions=(replace(first, claims=first.claims * 8), second)).many


def test_a_voice_of_several_claims_is_named_once(view: QuestionView) -> None:
    first, second = view.positions
    both = replace(first, claims=(*first.claims, *second.claims, *first.claims))
    assert both.voices == (*first.claims, *second.claims)


def test_a_claim_about_the_question_has_its_address_there(book: Book) -> None:
    own = book.corpus.get(Claim, "motive-ruud").model_copy(update={"about": "how-many-diggers"})
    records = {**book.corpus.records, own.id: own}
    positions = book.corpus.get(Question, "how-many-diggers").positions
    position = positions[0].model_copy(update={"claims": ("motive-ruud", "corps-strength-holm")})
    changed = replace(book, corpus=replace(book.corpus, records=records))
    changed = asking(changed, {"id": "how-many-diggers", "positions": (position, positions[1])})
    view = questions.view(changed, changed.corpus.of(Question)[0])
    # In the order of the vocabulary, not of the question.
    assert [(claim.anchor, claim.lives_here) for claim in view.positions[0].claims] == [
        ("answer-corps-strength-holm", False),
        ("motive-ruud", True),
    ]
    assert view.positions[0].claims[1].claim.assertion == "Norrmark wanted a way to the warm sea"
    assert [link.address for link in view.about] == ["deployments/corps-at-the-lock/"]


def test_without_ranks_and_answers_the_list_is_one(book: Book) -> None:
    assert groups(asking(book, {}, {})) == [("", "", ["questions/q-0/", "questions/q-1/"])]
    (entry,) = questions.overview(book).groups[0].entries
    assert entry.answers == ("340", "about 200")


def test_ranked_questions_are_listed_by_rank_and_theme(book: Book) -> None:
    ranked = asking(
        book,
        {"rank": "reference", "theme": "digging"},
        {"rank": "great"},
        {},
        {"theme": "floods"},
        {"rank": "great", "theme": "floods"},
        {"theme": "digging"},
    )
    assert groups(ranked) == [
        ("great", "Two great questions", ["questions/q-1/", "questions/q-4/"]),
        ("theme-digging", "Digging", ["questions/q-5/"]),
        ("theme-floods", "Floods", ["questions/q-3/"]),
        ("open", "Other open questions", ["questions/q-2/"]),
        ("reference", "What a reference work would settle", ["questions/q-0/"]),
    ]


def test_no_question_no_group(book: Book) -> None:
    assert questions.overview(asking(book)).groups == ()


def test_where_no_question_is_great_all_are(book: Book) -> None:
    ranked = asking(book, {"rank": "great"}, {"rank": "open"}, {"rank": "great"})
    great, every = questions.great(ranked), questions.great(asking(book, {}, {"rank": "reference"}))
    assert great
    assert every
    assert (great.title, len(great.entries)) == ("Two questions", 2)
    assert (every.title, len(every.entries)) == ("Two questions", 2)
    assert questions.great(asking(book)) is None
