import contextlib

import pytest
from hypothesis import given, strategies

from chronicle.values import languages, text
from chronicle.values.text import Prose, text_preview
from support.cases import cases


@cases
def test_rejects_invalid_prose(raw: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        text.check_prose(raw)


@cases
def test_accepts_valid_prose(raw: str) -> None:
    assert text.check_prose(raw) == raw


def test_hyphenated_word_counts_as_one() -> None:
    check = text.limit_words(3, "a summary has at most")
    assert check(text.Prose("a well-kept lock"))
    with pytest.raises(ValueError, match="has 4 words; a summary has at most 3"):
        check(text.Prose("a lock kept well"))


@given(strategies.text())
def test_check_prose_raises_only_value_errors(raw: str) -> None:
    with contextlib.suppress(ValueError):
        assert text.check_prose(raw) == raw


def test_prose_keeps_italics_outside_its_text() -> None:
    prose = text.Prose("the novel *A B*, and *C*")
    assert f"{prose}" == prose.as_text == "the novel A B, and C"
    assert prose.as_html == "the novel <i>A B</i>, and <i>C</i>"
    assert text.Prose("*A* < B & C").as_html == "<i>A</i> &lt; B &amp; C"
    joined = text.Prose("{}: {one}").format(4, one=prose)
    assert (joined, joined.markup) == ("4: the novel A B, and C", "4: the novel *A B*, and *C*")
    assert text.Prose(joined).markup == joined.markup


def test_capitalize_first_skips_markup() -> None:
    assert (text.capitalize_first("ibid. of McA"), text.capitalize_first("")) == (
        "Ibid. of McA",
        "",
    )
    assert text.capitalize_first(text.Prose("*the lock* of Vik")).markup == "*The lock* of Vik"


def test_check_sentence_rejects_two_sentences() -> None:
    for raw in ("One thing. Another", "One thing. Another.", "“One thing.” *Another* is so."):
        with pytest.raises(ValueError, match="is not one sentence"):
            text.check_sentence(text.Prose(raw))
    sentence = text.Prose("Holm counts 340 (p. 12), the notes 1.5 million, per year.")
    assert text.check_sentence(sentence) == sentence


@cases
def test_first_sentence_ends_at_its_full_stop(prose: str, first: str) -> None:
    assert text.first_sentence(text.Prose(prose)).markup == first


@cases
def test_slug_has_ascii_letters_and_hyphens(name: str, slug: str) -> None:
    assert text.slugify(name) == slug


@cases
def test_language_is_detected_by_script(text: str, given: str, expected: str) -> None:
    assert languages.detect_language(text, given) == expected


def test_adjacent_foreign_words_share_a_span() -> None:
    text = Prose("The name is В. А. Иванов, in 1950.")
    assert (
        text.as_html == 'The name is <span lang="ru" translate="no">В. А. Иванов</span>, in 1950.'
    )


def test_right_to_left_text_has_direction() -> None:
    text = Prose("At שער הים and ท่าเงิน, ნინო met them.")
    he = '<span lang="he" dir="rtl" translate="no">שער הים</span>'
    th = '<span lang="th" translate="no">ท่าเงิน</span>'
    ka = '<span lang="ka" translate="no">ნინო</span>'
    assert text.as_html == f"At {he} and {th}, {ka} met them."
    assert languages.lang_attributes("ar-Latn") == ' lang="ar-Latn"'
    assert languages.lang_attributes("") == languages.native_lang_attributes("") == ""


def test_titles_are_marked_despite_changed_punctuation() -> None:
    marked = languages.mark_languages(
        "<em>L’eau\u00a0“douce” &amp; salée</em> [Water]", {"L'eau ‘douce’ & salée": "fr"}
    )
    assert (
        marked
        == '<em><span lang="fr" translate="no">L’eau\u00a0“douce” &amp; salée</span></em> [Water]'
    )


def test_preview_ends_with_sentence_or_ellipsis() -> None:
    """Search engines cut longer texts. A second sentence with a different number remains, even if the first is short."""
    rival = "Dr. Holm counts twelve. A newspaper counts fourteen."
    assert text_preview(Prose(rival)) == rival
    sentence = "It rained. "
    assert text_preview(Prose(f"{rival} {sentence * 20}")) == f"{rival} {sentence * 9}".strip()
    preview = text_preview(Prose(f"{rival} *The Ditch* {'or the canal, ' * 20}"))
    assert preview.startswith(f"{rival} The Ditch or")
    assert preview.endswith(" …")
    assert 140 < len(preview) <= 160
