"""The key of a page of the story."""

from lxml import html

from chronicle.story import reading_marks
from support import words


def test_the_key_of_a_page_has_only_what_the_page_has() -> None:
    question = "Some say [so](../../questions/why-dig/), others not."
    whole = reading_marks.key_of(question, True)
    assert [words(key) for key in html.fragments_fromstring(whole)] == [
        "Links in this colour lead to where accounts differ. Dotted words are explained.",
    ]
    assert words(html.fragment_fromstring(reading_marks.key_of(question, False))) == (
        "Links in this colour lead to where accounts differ."
    )
    all_questions = "[All](../questions/), and [one](../events/questions/)."
    assert reading_marks.key_of(all_questions, False) == ""
    # Cite, which ends a paragraph, needs no key.
    assert reading_marks.key_of('Dug. <a class="cite" href="../../cite/">Cite</a>', False) == ""
