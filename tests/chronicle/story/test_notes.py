import pytest

from chronicle.history import History
from chronicle.story.notes import Guide, link_records, with_notes


def call(number: int) -> str:
    return f'<sup class="call"><a id="call-{number}" href="#note-{number}">{number}</a></sup>'


@pytest.mark.pandoc
def test_full_first_short_after_numbered_in_the_order_of_the_page(history: History) -> None:
    page = with_notes(
        "One. [@holm-1987, p. 12] Two [see @ruud-1911, p. 40; @holm-1987, n. 3]. Three [@holm-1987, p. 12, n. 3].",
        history.formatted,
    )
    text, _, notes = page.partition("\n\n<section")
    assert text == f"One.{call(1)} Two{call(2)}. Three{call(3)}."
    one, two, three = (line for line in notes.splitlines() if line.startswith("<li"))
    holm = "Ada Holm, “The Long Ditch,” <em>Review of Waterways</em> 12 (1987): 12"
    assert one.startswith(f'<li id="note-1">{holm}. <a href="#call-1"')
    assert two.startswith(
        '<li id="note-2">See Per Ruud, <em><span lang="no" translate="no">Minner fra kanalen'
    )
    assert "; Holm, “Long Ditch,” n. 3. " in two
    assert three.startswith('<li id="note-3">Holm, “Long Ditch,” 12, n. 3. ')


@pytest.mark.pandoc
@pytest.mark.parametrize("language", ["", "no"])
def test_what_is_said_before_a_work_has_its_titles_in_italics(
    history: History, language: str
) -> None:
    page = with_notes(
        "One. [the larger, in *Minner* & others: @holm-1987, p. 12]",
        history.formatted,
        language=language,
    )
    assert "he larger, in <i>Minner</i> &amp; others" in page
    assert "*Minner*" not in page


@pytest.mark.pandoc
def test_a_work_with_several_places_in_a_note_is_named_once(history: History) -> None:
    page = with_notes(
        "One. [@holm-1987, p. 12; @holm-1987, p. 13] Two. "
        "[@holm-1987, p. 12; @holm-1987, p. 13, n. 5; @ruud-1911, p. 4; but @ruud-1911, p. 5]",
        history.formatted,
    )
    one, two = (line for line in page.splitlines() if line.startswith("<li"))
    assert one.count("Long Ditch") == 2
    assert "Holm, “Long Ditch,” 12; 13, n. 5; Per Ruud, " in two
    assert "; but Ruud, " in two


@pytest.mark.pandoc
def test_a_page_says_once_how_paragraphs_are_found(history: History) -> None:
    """Of each work it says what that lacks; it stood thrice in one note that their numbers are ours."""
    page = with_notes(
        "[@ruud-1911, p. 4] [@holm-1987, p. 1; @ruud-1911, ¶3] [@ruud-1911, ¶4] [@holm-1987, ¶5]",
        history.formatted,
        {"ruud-1911": Guide("as counted"), "holm-1987": Guide("counted here", "no notes")},
    )
    notes = [line for line in page.splitlines() if line.startswith("<li")]
    assert ["(as counted)" in note for note in notes] == [False, True, False, False]
    assert ", ¶3 (as counted). <a" in notes[1]
    assert "¶5 (no notes). <a" in notes[3]


@pytest.mark.pandoc
def test_the_locator_leads_to_its_passage_where_there_is_one(history: History) -> None:
    def passages(key: str, locator: str) -> str | None:
        return f"../{key}/#{locator.replace(' ', '')}" if key == "holm-1987" else None

    page = with_notes(
        "[@holm-1987, p. 12] [@ruud-1911, p. 4; @holm-1987, n. 3] [@holm-1987]",
        history.formatted,
        passages=passages,
    )
    one, two, three = (line for line in page.splitlines() if line.startswith("<li"))
    assert '12 (1987): <a href="../holm-1987/#p.12">12</a>. <a href="#call-1"' in one
    assert 'Holm, “Long Ditch,” <a href="../holm-1987/#n.3">n. 3</a>. ' in two
    assert two.count("<a ") == 2
    assert three.count("<a ") == 1


@pytest.mark.pandoc
def test_each_note_on_a_page_leads_to_its_own_place(history: History) -> None:
    def passages(key: str, locator: str) -> str | None:
        return "#" + locator.split(",")[0].replace(" ", "")

    typed = "[@holm-1987, pp. 12–13, nn. 3, 5] [@holm-1987, ¶4, n. 2] [@holm-1987, ¶¶6–7]"
    page = with_notes(typed, history.formatted, passages=passages)
    assert '<a href="#pp.12–13">12–13</a>, nn. <a href="#n.3">3</a>, <a href="#n.5">5</a>' in page
    assert '<a href="#¶4">¶4</a>, <a href="#n.2">n. 2</a>' in page
    assert '<a href="#¶¶6–7">¶¶6–7</a>' in page
    # A note that has no place of its own stands with its page.
    page = with_notes(typed, history.formatted, passages=lambda *_: "#here")
    assert '<a href="#here">12–13, nn. 3, 5</a>' in page


@pytest.mark.pandoc
def test_notes_on_a_page_in_another_language_say_what_is_in_which(history: History) -> None:
    page = with_notes(
        "[zie ook @holm-1987, p. 12; maar @ruud-1911, p. 4]", history.formatted, language="nl"
    )
    assert '<section class="notes" aria-label="Notes" data-search-exclude lang="en">' in page
    assert '<li id="note-1"><span lang="nl">Zie ook</span> Ada Holm, ' in page
    assert '; <span lang="nl">maar</span> Per Ruud, ' in page
    assert 'lang="en"' not in with_notes("[zie @holm-1987, p. 12]", history.formatted)


def test_a_page_without_citations_stays_as_it_is(history: History) -> None:
    text = "Write to ada@example.org or see [a link](x.md)."
    assert with_notes(text, history.formatted) == text


def test_a_work_that_the_book_has_not_yet_has_no_note(history: History) -> None:
    """While serving, a page may be newer than the history."""
    assert '<li id="note-1">. <a' in with_notes("[@holm-1978, p. 12]", history.formatted)


def test_records_are_linked_by_id_and_what_is_no_record_stays_as_typed(history: History) -> None:
    linked = link_records(
        "the [Corps](id:canal-corps) at [x](id:the-loc)", "chapters/one/", history.corpus
    )
    assert linked == "the [Corps](../../actors/canal-corps/) at [x](id:the-loc)"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[f]: id:1903-flood", "[f]: ../events/1903-flood/"),
        (
            "Text.\n\n  [f]: <id:1903-flood> 'The flood'",
            "Text.\n\n  [f]: <../events/1903-flood/> 'The flood'",
        ),
        (
            '<a class="x" href="id:1903-flood">it</a>',
            '<a class="x" href="../events/1903-flood/">it</a>',
        ),
        ("<a href=id:1903-flood>it</a>", "<a href=../events/1903-flood/>it</a>"),
        ("It has [no]: id:1903-flood", "It has [no]: id:1903-flood"),
    ],
)
def test_records_are_linked_in_every_way_that_markdown_knows(
    history: History, typed: str, shown: str
) -> None:
    assert link_records(typed, "essay/", history.corpus) == shown


@pytest.mark.pandoc
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("All of the men came. [@holm-1987]", f"All of the men\N{NO-BREAK SPACE}came.{call(1)}"),
        (
            "It counts [the same\naid](id:a). [@holm-1987]\n{ #x }",
            f"It counts [the same\N{NO-BREAK SPACE}aid](id:a).{call(1)}\n{{ #x }}",
        ),
        # Within a paragraph, with a long word, or first in its line, nothing is bound.
        (
            "The men came. [@holm-1987] They\nleft again on the boats eventually. [@holm-1987]",
            f"The men came.{call(1)} They\nleft again on the boats eventually.{call(2)}",
        ),
        ("Of recanalisations, no. [@holm-1987]", f"Of recanalisations, no.{call(1)}"),
        ("1. No. [@holm-1987]", f"1. No.{call(1)}"),
        # The end of a name, which is kept whole, would go to the next line with all before it.
        ("Of the Canal Corps came. [@holm-1987]", f"Of the Canal Corps came.{call(1)}"),
        ("Yes.<br>\nNo. [@holm-1987]", f"Yes.<br>\nNo.{call(1)}"),
    ],
)
def test_no_short_word_stands_alone_with_the_call_at_the_end_of_a_paragraph(
    history: History, typed: str, shown: str
) -> None:
    text, _, _ = with_notes(typed, history.formatted).partition("\n\n<section")
    assert text == shown
