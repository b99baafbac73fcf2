from chronicle.search.romanization import romanized
from support.cases import cases


@cases
def test_revised_romanisation(name: str, form: str) -> None:
    assert form in romanized(name)


@cases
def test_mc_cune_and_reischauer(name: str, form: str) -> None:
    assert form in romanized(name)


@cases
def test_a_name_is_one_of_a_family_and_one_given(name: str, forms: list[str]) -> None:
    assert {*forms} <= {*romanized(name)}


def test_only_a_name_in_hangul_is_romanised() -> None:
    assert [*romanized("제 203부대")] == []
    assert [*romanized("金日成")] == []
    assert [*romanized("북한 공군")] == ["pukhan konggun", "bukhan gonggun"]
