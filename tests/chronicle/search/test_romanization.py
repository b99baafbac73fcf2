import pytest

from chronicle.search.romanization import romanized

# Examples of the National Institute of the Korean Language (2000), and of the Library of Congress for McCune–Reischauer; without marks and hyphens.
REVISED = {
    "구미": "gumi", "영동": "yeongdong", "백암": "baegam", "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop", "월곶": "wolgot", "벚꽃": "beotkkot",
    "한밭": "hanbat", "칠곡": "chilgok", "임실": "imsil", "울릉": "ulleung", "대관령": "daegwallyeong", "백마": "baengma", "선릉": "seolleung", "종로": "jongno",
    "왕십리": "wangsimni", "별내": "byeollae", "신라": "silla", "독립문": "dongnimmun", "좋고": "joko", "놓다": "nota", "낳지": "nachi",
    "압구정": "apgujeong", "낙동강": "nakdonggang", "죽변": "jukbyeon", "합정": "hapjeong", "팔당": "paldang", "부산": "busan", "세종": "sejong",
}  # fmt: skip
OLDER = {
    "평양": "pyongyang", "부산": "pusan", "전주": "chonju", "독립문": "tongnimmun", "신라": "silla", "백마": "paengma", "이순신": "isunsin", "국민": "kungmin",
    "혁명": "hyongmyong", "연락": "yollak", "합리": "hamni", "김일성": "kimilsong", "조선": "choson", "한국": "hanguk", "갑오": "kabo",
}  # fmt: skip


@pytest.mark.parametrize(("name", "form"), REVISED.items())
def test_revised_romanisation(name: str, form: str) -> None:
    assert form in romanized(name)


@pytest.mark.parametrize(("name", "form"), OLDER.items())
def test_mc_cune_and_reischauer(name: str, form: str) -> None:
    assert form in romanized(name)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("조명록", {"cho myong nok", "jo myeong nok"}),
        ("김정일", {"kim chong il", "gim jeong il"}),
        ("박정희", {"pak chong hui", "bak jeong hui"}),
        ("김영남", {"kim yong nam", "gim yeong nam"}),
    ],
)
def test_a_name_is_one_of_a_family_and_one_given(name: str, forms: set[str]) -> None:
    assert forms <= {*romanized(name)}


def test_only_a_name_in_hangul_is_romanised() -> None:
    assert [*romanized("제 203부대")] == []
    assert [*romanized("金日成")] == []
    assert [*romanized("북한 공군")] == ["pukhan konggun", "bukhan gonggun"]
