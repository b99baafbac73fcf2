import contextlib

import pytest
from hypothesis import given, strategies

from chronicle.record import text
from support.cases import cases


@cases
def test_prose_refuses(typed: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        text.prose(typed)


@cases
def test_prose_accepts(typed: str) -> None:
    assert text.prose(typed) == typed


def test_a_word_with_a_hyphen_counts_as_one() -> None:
    check = text.at_most(3, "a summary has at most")
    assert check(text.Prose("a well-kept lock"))
    with pytest.raises(ValueError, match="has 4 words; a summary has at most 3"):
        check(text.Prose("a lock kept well"))


@given(strategies.text())
def test_any_text_is_taken_or_refused(typed: str) -> None:
    with contextlib.suppress(ValueError):
        assert text.prose(typed) == typed


def test_prose_is_the_words_alone_and_keeps_its_italics() -> None:
    prose = text.Prose("the novel *A B*, and *C*")
    assert f"{prose}" == prose.as_text == "the novel A B, and C"
    assert prose.as_html == "the novel <i>A B</i>, and <i>C</i>"
    joined = text.Prose("{}: {one}").format(4, one=prose)
    assert (joined, joined.markup) == ("4: the novel A B, and C", "4: the novel *A B*, and *C*")
    assert text.Prose(joined).markup == joined.markup


def test_a_first_letter_becomes_a_capital_in_a_title_too() -> None:
    assert (text.capital("ibid. of McA"), text.capital("")) == ("Ibid. of McA", "")
    assert text.capital(text.Prose("*the lock* of Vik")).markup == "*The lock* of Vik"


def test_what_a_chart_shows_is_one_sentence() -> None:
    for typed in ("One thing. Another", "One thing. Another.", "“One thing.” *Another* is so."):
        with pytest.raises(ValueError, match="is not one sentence"):
            text.sentence(text.Prose(typed))
    one = text.Prose("Holm counts 340 (p. 12), the notes 1.5 million, per year.")
    assert text.sentence(one) == one


@cases
def test_the_first_sentence_is_whole(told: str, first: str) -> None:
    assert text.first_sentence(text.Prose(told)).markup == first


def test_a_name_as_an_id() -> None:
    slugs = [text.slug(name) for name in ("The Long Ditch", "Ås–Øst & Co.", "Đurđevac", "Канал")]
    assert slugs == ["the-long-ditch", "as-st-co", "durdevac", ""]
