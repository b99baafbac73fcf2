"""What is not English says its language, where a reader meets it."""

from chronicle.citation import labels
from chronicle.record import languages
from chronicle.record.models import Work
from chronicle.record.text import Prose
from support.cases import cases


@cases
def test_a_script_tells_the_language_where_it_can(text: str, given: str, expected: str) -> None:
    assert languages.language_of(text, given) == expected


def test_a_run_of_another_script_is_marked_as_one() -> None:
    text = Prose("The name is В. А. Иванов, in 1950.")
    assert text.as_html == 'The name is <span lang="ru">В. А. Иванов</span>, in 1950.'


def test_what_runs_from_right_to_left_says_so() -> None:
    text = Prose("At שער הים and ท่าเงิน, ნინო met them.")
    he, th, ka = (
        '<span lang="he" dir="rtl">שער הים</span>',
        '<span lang="th">ท่าเงิน</span>',
        '<span lang="ka">ნინო</span>',
    )
    assert text.as_html == f"At {he} and {th}, {ka} met them."
    assert languages.attributes("ar-Latn") == ' lang="ar-Latn"'
    assert languages.attributes("") == ""


def test_what_is_marked_and_what_stands_in_a_tag_is_left() -> None:
    html = '<i lang="ja" class="x">水</i> <abbr title="물">W</abbr> 물'
    assert (
        languages.mark(html)
        == '<i lang="ja" class="x">水</i> <abbr title="물">W</abbr> <span lang="ko">물</span>'
    )


def test_a_known_title_is_found_as_a_style_has_set_it() -> None:
    made = languages.mark(
        "<em>L’eau\u00a0“douce” &amp; salée</em> [Water]", {"L'eau ‘douce’ & salée": "fr"}
    )
    assert made == '<em><span lang="fr">L’eau\u00a0“douce” &amp; salée</span></em> [Water]'


def test_the_labels_of_a_work_say_its_language() -> None:
    work = Work.model_validate({
        "id": "song", "type": "article-newspaper", "title": "Đất và nước", "container-title": "Nước", "language": "vi",
        "evidence": "press", "publisher": "VWater",
    })  # fmt: skip
    assert labels.compact(work).as_html == '<cite><span lang="vi">Nước</span></cite>, undated'
    assert labels.long(work).as_html == '<span lang="vi">“Đất và nước”</span>'
    assert (
        languages.mark("VWater in Nước", *labels.marking(work))
        == 'VWater in <span lang="vi">Nước</span>'
    )
