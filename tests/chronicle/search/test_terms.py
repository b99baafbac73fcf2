import pytest

from chronicle.search.romanization import romanize
from chronicle.search.terms import TermExtractor, normalize_words, stem
from support.cases import cases, load_yaml

GROUPS = load_yaml(__file__)["groups"]


@pytest.fixture
def term_extractor() -> TermExtractor:
    return TermExtractor(GROUPS, ["the", "of", "của"])


@cases
def test_words_are_normalized(text: str, expected: list[str]) -> None:
    assert list(normalize_words(text)) == expected


def test_incomplete_syllable_is_a_prefix() -> None:
    (half,), (whole,) = normalize_words("기"), normalize_words("김")
    assert whole.startswith(half)


@cases
def test_inflected_forms_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(word) for form in forms for word in normalize_words(form)}) == 1


def test_plane_and_plan_have_different_stems() -> None:
    words = ("plane", "planes", "plan", "plans", "planned", "planning")
    assert [stem(word) for word in words] == ["plane"] * 2 + ["plan"] * 4


def test_names_is_not_an_inflected_form_of_nam() -> None:
    """“Nam” is a frequent Vietnamese word and an abbreviation."""
    assert stem("nam") not in {stem(word) for word in ("name", "names", "named")}


@cases
def test_synonyms_share_a_term(term_extractor: TermExtractor, word: str) -> None:
    assert "=aid" in term_extractor.text_terms(f"the {word} of Sweden")


def test_synonym_groups_match_whole_words() -> None:
    """If they matched stems, “remains” (bodies) would match “remain” (continue)."""
    term_extractor = TermExtractor([("continue", "remain"), ("remains", "bodies")], [])
    assert term_extractor.synonyms["remain"] == ["=continu", "=remain"]
    assert term_extractor.synonyms["bodi"] == ["=remain"]


def test_ideographic_names_are_indexed_as_bigrams(term_extractor: TermExtractor) -> None:
    assert {"越南战争", "越南", "南战", "战争", "=war"} == {*term_extractor.name_terms("越南戰爭")}


@cases
def test_romanization_has_both_systems(name: str, form: str) -> None:
    assert form in romanize(name)


@cases
def test_personal_names_are_split(name: str, forms: list[str]) -> None:
    assert {*forms} <= {*romanize(name)}


def test_only_hangul_is_romanized() -> None:
    assert [*romanize("제 203부대")] == []
    assert [*romanize("金日成")] == []
    assert [*romanize("북한 공군")] == ["pukhan konggun", "bukhan gonggun"]
