import pytest

from chronicle.search.romanization import romanize
from chronicle.search.terms import Terms, fold, stem
from support.cases import cases, load_yaml

GROUPS = load_yaml(__file__)["groups"]


@pytest.fixture
def terms() -> Terms:
    return Terms(GROUPS, ["the", "of", "của"])


@cases
def test_folds(text: str, words: list[str]) -> None:
    assert list(fold(text)) == words


def test_a_half_typed_syllable_begins_the_whole() -> None:
    (half,), (whole,) = fold("기"), fold("김")
    assert whole.startswith(half)


@cases
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(word) for form in forms for word in fold(form)}) == 1


def test_a_plane_is_no_plan() -> None:
    words = ("plane", "planes", "plan", "plans", "planned", "planning")
    assert [stem(word) for word in words] == ["plane"] * 2 + ["plan"] * 4


@pytest.mark.parametrize("word", ["aid", "Helping", "relief", "chi viện", "원조는", "北京援助"])
def test_words_that_mean_the_same_have_a_term_in_common(terms: Terms, word: str) -> None:
    assert "=aid" in terms.text_terms(f"the {word} of Sweden")


def test_a_group_adds_only_to_one_that_begins_as_it_does() -> None:
    """Otherwise “remains” (bodies) would match “remain” (continue)."""
    terms = Terms([("continue", "remain"), ("remains", "bodies")], [])
    assert terms.synonyms["remain"] == ["=continu", "=remain"]
    assert terms.synonyms["bodi"] == ["=remain"]


def test_a_name_has_each_two_characters_of_a_run(terms: Terms) -> None:
    assert {"越南战争", "越南", "南战", "战争", "=war"} == {*terms.name_terms("越南戰爭")}


@cases
def test_revised_romanisation(name: str, form: str) -> None:
    assert form in romanize(name)


@cases
def test_mc_cune_and_reischauer(name: str, form: str) -> None:
    assert form in romanize(name)


@cases
def test_a_name_is_one_of_a_family_and_one_given(name: str, forms: list[str]) -> None:
    assert {*forms} <= {*romanize(name)}


def test_only_a_name_in_hangul_is_romanised() -> None:
    assert [*romanize("제 203부대")] == []
    assert [*romanize("金日成")] == []
    assert [*romanize("북한 공군")] == ["pukhan konggun", "bukhan gonggun"]
