from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest

from chronicle.citation import formatted_works
from chronicle.citation.csl import CSLItem
from chronicle.citation.formatted_works import format_works
from chronicle.citation.forms import WorkForms
from chronicle.citation.processor import STYLES, Style, process
from chronicle.corpus.corpus import Corpus
from chronicle.records.work import Work
from support import work

pytestmark = pytest.mark.pandoc


def test_chicago(corpus: Corpus) -> None:
    works = format_works(corpus.of(Work))
    holm, ruud = works["holm-1987"], works["ruud-1911"]
    review = "<em>Review of Waterways</em> 12 (1987):"
    assert holm.whole["entry"] == f"Holm, Ada. “The Long Ditch.” {review} 11–20"
    assert str(holm.at("full", "")) == f"Ada Holm, “The Long Ditch,” {review} 11–20"
    in_note = str(holm.at("full", "p. 12, n. 3"))
    assert in_note == f"Ada Holm, “The Long Ditch,” {review} p. 12, n. 3"
    assert str(holm.at("short", "p. 12")) == "Holm, “Long Ditch,” p. 12"
    # In roman type, also where it is pasted.
    title = (
        '<em><span lang="no" translate="no">Minner fra kanalen</span></em> [Memories of the Canal]'
    )
    assert ruud.whole["entry"] == f"Ruud, Per. {title}. Strand, 1911"
    courier = works["vik-courier-1903-05-04"].at("full", "p. 1")
    assert str(courier) == "<em>Vik Courier</em>, May 4, 1903, p. 1"


def test_mla_and_apa(corpus: Corpus) -> None:
    works = format_works(corpus.of(Work))
    holm, courier = works["holm-1987"], works["vik-courier-1903-05-04"]
    review = "<em>Review of Waterways</em>"
    assert holm.whole["mla"] == f"Holm, Ada. “The Long Ditch.” {review}, vol. 12, 1987, pp. 11–20"
    assert holm.whole["apa"] == f"Holm, A. (1987). The Long Ditch. {review}, <em>12</em>, 11–20"
    assert str(holm.at("apa-in", "pp. 12–13")) == "Holm, 1987, pp. 12–13"
    assert courier.whole["mla"] == "<em>Vik Courier</em>. 4 May 1903"
    assert str(courier.at("apa-in", "p. 1")) == "<em>Vik Courier</em>, 1903, p. 1"


def test_a_work_comes_out_the_same_whatever_is_formatted_with_it(corpus: Corpus) -> None:
    """No style adds a letter, a name or a dash because of another work in the batch."""
    works, holm = list(corpus.of(Work)), corpus.get(Work, "holm-1987")
    twin = holm.model_copy(update={"id": "holm-1987-b", "title": "The Short Ditch"})
    together = format_works([*works, twin])
    assert together["holm-1987"] == format_works(works)["holm-1987"]
    assert together["holm-1987-b"] == format_works([twin])["holm-1987-b"]


def test_what_was_formatted_last_is_given_again_until_a_work_changes(
    corpus: Corpus, tmp_path: Path
) -> None:
    """Each save of a record that is served asks for the forms of all its works."""
    works = corpus.of(Work)
    first = format_works(works, tmp_path / "works")
    assert format_works([*works], tmp_path / "works") is first
    assert format_works(works, tmp_path / "others") is not first
    renamed = [works[0].model_copy(update={"title": "Another"}), *works[1:]]
    again = format_works(renamed, tmp_path / "works")
    assert "Another" in again[works[0].id].whole["entry"]
    assert again[works[1].id] == first[works[1].id]


def test_signs_of_markup_in_a_title_are_signs(corpus: Corpus) -> None:
    title = {"container_title": "Locks & Weirs < 5 m"}
    made = format_works([corpus.get(Work, "holm-1987").model_copy(update=title)])["holm-1987"]
    assert "<em>Locks &amp; Weirs &lt; 5 m</em>" in made.whole["entry"]


def test_an_article_that_an_archive_keeps_has_its_page_once() -> None:
    kept = {"archive": "State Archive", "archive_location": "K 7", "container-title": "Locks"}
    made = format_works([work(id="x", type="article-journal", **kept)])["x"]
    assert str(made.at("full", "12")).count("12") == 1


def test_nothing_is_formatted_again_until_item_language_or_code_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def in_every_style(items: Iterable[CSLItem]) -> list[WorkForms]:
        found = list(items)
        asked.extend(item["id"] for item in found)
        others = {"entry": "-", "mla": "-", "apa": "-"}
        return [WorkForms({"full": item["title"], **others}, {}) for item in found]

    monkeypatch.setattr(formatted_works, "in_every_style", in_every_style)

    def full(title: str, language: str | None = None) -> str:
        works = [work(id="x", title=title, language=language), work(id="y", title="Y")]
        return format_works(works, tmp_path / "works")["x"].whole["full"]

    assert full("X") == full("X") == "X"
    assert asked == ["x", "y"]
    assert full("Z") == "Z"
    assert asked == ["x", "y", "x"]
    assert full("Z", "vi") == '<span lang="vi" translate="no">Z</span>'
    assert asked == ["x", "y", "x", "x"]
    monkeypatch.setattr(formatted_works, "VERSION", "another")
    full("Z", "vi")
    assert asked == ["x", "y", "x", "x", "x", "y"]


def formatted(**fields: object) -> WorkForms:
    made = work(**fields)
    return format_works([made])[made.id]


def test_an_issue_of_a_newspaper_is_told_from_others_by_its_day() -> None:
    issue = formatted(type="article-newspaper", title="Vik Courier", issued="1903-09-04")
    assert issue.whole["full"] == issue.whole["short"] == "<em>Vik Courier</em>, September 4, 1903"
    assert str(issue.at("short", "1")) == "<em>Vik Courier</em>, September 4, 1903, 1"
    assert issue.whole["mla-in"] == "<em>Vik Courier</em>, 4 Sept. 1903"


def test_what_a_style_lists_nowhere_has_an_entry_all_the_same() -> None:
    visit = formatted(
        type="document",
        title="[Visit to the Lock, Vik]",
        author=({"family": "Ruud", "given": "Per"},),
        issued="1911-07-31",
    )
    assert visit.whole["entry"] == "Ruud, Per. [Visit to the Lock, Vik]. July 31, 1911"
    assert formatted(type="document", title="[A note]").whole["entry"] == "[A note]. n.d."


def test_a_translated_title_stands_after_the_quotation_mark() -> None:
    fields = {"title": "Slusen", "title_en": "The Lock", "language": "no", "issued": "1987"}
    article = formatted(type="article-journal", **fields, **{"container-title": "Vann"})
    assert article.whole["entry"].startswith(
        '“<span lang="no" translate="no">Slusen</span>” [The Lock]. <em>'
    )
    assert article.whole["full"].startswith(
        '“<span lang="no" translate="no">Slusen</span>” [The Lock], <em>'
    )
    assert article.whole["mla"].startswith(
        '“<span lang="no" translate="no">Slusen</span>” [The Lock]. <em>'
    )


def test_names_that_begin_with_the_family_are_parted_where_a_style_wants_the_family() -> None:
    people = ({"family": "Lee", "given": "Sin-jae"}, {"family": "Do", "given": "Thanh Thao"})
    made = formatted(title="Locks", language="ko", author=people, issued="2016")
    assert made.whole["entry"].startswith("Lee Sin-jae and Do Thanh Thao. ")
    assert made.whole["mla"].startswith("Lee Sin-jae and Do Thanh Thao. ")
    assert str(made.at("full", "")).startswith("Lee Sin-jae and Do Thanh Thao, ")
    assert str(made.at("short", "")).startswith("Lee and Do, ")
    assert made.whole["mla-in"] == "Lee and Do"
    assert made.whole["apa"].startswith("Lee, S.-j., &amp; Do, T. T. (2016). ")
    assert made.whole["apa-in"] == "Lee &amp; Do, 2016"


def test_a_person_has_one_form_in_all_lists() -> None:
    """Who is named given name first in a work of a language that does so, is so in others."""
    lee = ({"family": "Lee", "given": "Sin-jae"},)
    works = [
        work(id="a", title="Locks", language="ko", author=lee),
        work(id="b", title="Weirs", language="en", author=lee),
    ]
    made = format_works(works)
    for form in ("entry", "mla"):
        entries = [forms.whole[form] for forms in made.values()]
        assert [entry.partition(". ")[0] for entry in entries] == ["Lee, Sin-jae"] * 2
    assert all(forms.whole["full"].startswith("Sin-jae Lee, ") for forms in made.values())


def test_a_person_whose_family_comes_first_is_turned_in_no_list() -> None:
    """Neither in an English work that says so, nor in others because of that."""
    lee = {"family": "Lee", "given": "Sin-jae"}
    works = [
        work(id="a", title="Locks", language="ko", author=(lee,)),
        work(id="b", title="Weirs", language="en", author=(lee | {"static-ordering": True},)),
    ]
    for made in format_works(works).values():
        for form in ("entry", "mla", "full"):
            assert made.whole[form].startswith("Lee Sin-jae")
        assert str(made.at("short", "")).startswith("Lee, ")


def test_what_has_no_date_keeps_the_stop_of_its_abbreviation() -> None:
    note = formatted(type="document", title="[A note]")
    assert note.whole["full"] == "[A note], n.d."
    assert note.whole["entry"].endswith("n.d.")


def test_a_speech_has_its_date_in_every_style() -> None:
    speech = formatted(type="speech", title="On Locks", issued="1980-10-10")
    assert speech.whole["entry"] == "“On Locks.” October 10, 1980"
    assert speech.whole["mla"] == "“On Locks.” 10 Oct. 1980"
    assert "(1980, October 10)" in speech.whole["apa"]


def test_a_document_of_an_archive_has_its_day_in_apa() -> None:
    report = formatted(type="manuscript", title="Report", archive="Vik", issued="1965-08-20")
    assert "(1965, August 20)" in report.whole["apa"]


def test_mla_has_small_prepositions_and_every_volume() -> None:
    talk = formatted(title="Talk between and against all", issued="1965")
    assert talk.whole["mla"].startswith("<em>Talk between and against All</em>")
    assert "Between" in talk.whole["entry"]
    river = formatted(title="Canal versus river: Along the sea", issued="1965")
    assert river.whole["mla"].startswith("<em>Canal versus River: Along the Sea</em>")
    volume = {"title": "Locks", "volume": "8", "publisher": "Vik", "issued": "2011"}
    person = ({"family": "Holm", "given": "Ada"},)
    assert "<em>Locks</em>. Vol. 8, Vik, 2011" in formatted(**volume, author=person).whole["mla"]
    assert "<em>Locks</em>. Vol. 8, Vik, 2011" in formatted(**volume, editor=person).whole["mla"]
    journal = formatted(type="article-journal", title="Locks", volume="2", issued="2001")
    assert "Vol. 2, 2001" in journal.whole["mla"]


def test_chicago_has_prepositions_of_five_letters_large() -> None:
    memo = formatted(title="Memo about weirs: About locks over Vik", language="en", issued="1965")
    assert memo.whole["entry"].startswith("<em>Memo About Weirs: About Locks over Vik</em>")
    assert memo.whole["mla"].startswith("<em>Memo about Weirs: About Locks over Vik</em>")
    assert ">Memo about" in formatted(title="Memo about weirs", language="no").whole["entry"]


def test_who_is_publisher_and_author_is_named_once() -> None:
    press = {"title": "Locks", "publisher": "Vik Press", "issued": "1979"}
    made = formatted(**press, author=({"literal": "Vik Press"},))
    assert made.whole["apa"] == "Vik Press. (1979). <em>Locks</em>"
    assert made.whole["mla"] == "<em>Locks</em>. Vik Press, 1979"
    site = {"type": "webpage", "title": "Locks", "container-title": "Vik", "URL": "https://v.no"}
    assert (
        "Vik"
        not in formatted(**site, author=({"literal": "Vik"},)).whole["apa"].partition("Locks")[2]
    )


def test_apa_calls_a_film_a_film_and_who_wrote_it_a_writer() -> None:
    person = ({"family": "Holm", "given": "Ada"},)
    film = formatted(type="motion_picture", title="Locks", author=person, issued="2009")
    assert film.whole["apa"] == "Holm, A. (Writer). (2009). <em>Locks</em> [Film]"
    assert film.whole["apa-in"] == "Holm, 2009"


def test_chicago_has_the_number_of_a_magazine_that_has_no_other_date_but_a_year() -> None:
    magazine = {"type": "article-magazine", "title": "Locks", "container-title": "Vik Today"}
    numbered = formatted(**magazine, issue="33", issued="1959")
    assert "<em>Vik Today</em>, no. 33 (1959)" in numbered.whole["entry"]
    assert "no. 33" not in formatted(**magazine, issue="33", issued="1959-05").whole["entry"]


def test_a_description_is_a_sentence_in_roman_type_without_quotation_marks() -> None:
    found = formatted(type="document", title="[Notes on the lock of Vik]", issued="1911")
    for name, form in found.whole.items():
        assert "[Notes on the lock of Vik]" in form, name
        assert "“" not in form, name
        assert "<em>" not in form, name


def test_titles_are_raised_but_for_names_and_apa_has_them_as_sentences() -> None:
    title = "Post-war canals of Kim Hong-sang: Cross-border water"
    made = formatted(title=title, issued="1987", **{"title-short": "Canals of Kim Hong-sang"})
    raised = "<em>Post-War Canals of Kim Hong-sang: Cross-Border Water</em>"
    assert made.whole["full"] == f"{raised} (1987)"
    assert made.whole["short"] == "<em>Canals of Kim Hong-sang</em>"
    assert made.whole["mla"] == f"{raised}. 1987"
    assert made.whole["apa"] == f"<em>{title}</em>. (1987)"


def test_an_edition_that_is_a_year_is_no_ordinal() -> None:
    assert (
        formatted(title="Vik Yearbook", edition="1967")
        .whole["mla"]
        .startswith("<em>Vik Yearbook</em>. 1967 ed")
    )
    assert (
        formatted(title="Vik Atlas", edition="2")
        .whole["mla"]
        .startswith("<em>Vik Atlas</em>. 2nd ed")
    )


def test_stops_stand_inside_all_quotation_marks() -> None:
    cable = formatted(type="manuscript", title="Cable, ‘On Vik’s weirs’", issued="1903-05-04")
    assert cable.whole["full"].startswith("“Cable, ‘On Vik’s Weirs,’” ")


def test_particles_stand_where_each_style_has_them() -> None:
    parted = {"family": "Gracht", "non-dropping-particle": "van der", "given": "Willem"}
    forms = formatted(author=({**parted, "suffix": "Jr."},))
    assert forms.whole["entry"].startswith("Gracht, Willem van der, Jr.")
    assert str(forms.at("full", "")).startswith("Willem van der Gracht Jr., ")
    assert str(forms.at("short", "p. 1")).startswith("Van der Gracht, ")
    assert forms.whole["apa"].startswith("van der Gracht, W., Jr")


def test_a_title_goes_before_its_translator_and_a_description_has_no_quotation_marks() -> None:
    def entry(style: Style, **document: Any) -> str:
        return process([("x", "")], [cast(CSLItem, {"id": "x", **document})], style)[1]["x"]

    for style in STYLES:
        translated = entry(style, type="book", title="Talk", translator=[{"family": "Ruud"}])
        assert "Ruud" in translated.partition("Talk")[2]
    for style in STYLES[:2]:
        described = {"title": "[Talk on the lock]", "container-title": "Locks"}
        assert entry(style, type="chapter", **described).startswith("[Talk on the ")
