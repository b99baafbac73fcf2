import pytest

from chronicle.book import Book
from chronicle.story.notes import Registry, link_records, prepare


def cite(markdown: str, registry: Registry) -> str:
    return registry.finish(prepare(markdown, registry))


@pytest.fixture
def registry(book: Book) -> Registry:
    return Registry(book.formatted)


@pytest.mark.pandoc
def test_full_first_short_after_numbered_in_the_order_of_the_page(registry: Registry) -> None:
    page = cite(
        "One. [@holm-1987, p. 12] Two [see @ruud-1911, p. 40; @holm-1987, n. 3]. Three [@holm-1987, p. 12].",
        registry,
    )
    text, _, notes = page.partition("\n\n<section")
    assert text == (
        'One.<sup class="call"><a id="call-1" href="#note-1">1</a></sup> Two<sup class="call"><a id="call-2" href="#note-2">2</a></sup>.'
        ' Three<sup class="call"><a id="call-3" href="#note-3">3</a></sup>.'
    )
    items = [line for line in notes.splitlines() if line.startswith("<li")]
    assert items[0].startswith(
        '<li id="note-1">Ada Holm, “The Long Ditch,” <em>Review of Waterways</em> 12 (1987): p. 12. <a href="#call-1"'
    )
    assert items[1].startswith(
        '<li id="note-2">See Per Ruud, <em><span lang="no">Minner fra kanalen'
    )
    assert "; Holm, “The Long Ditch,” n. 3. " in items[1]
    assert items[2].startswith('<li id="note-3">Holm, “The Long Ditch,” p. 12. ')


def test_a_page_without_citations_stays_as_it_is(registry: Registry) -> None:
    text = "Write to ada@example.org or see [a link](x.md)."
    assert cite(text, registry) == text


@pytest.mark.pandoc
def test_each_page_begins_anew(registry: Registry) -> None:
    assert "Ada Holm" in cite("[@holm-1987, p. 12]", registry)
    assert "Ada Holm" in cite("[@holm-1987, p. 13]", registry)


def test_a_citation_that_checks_refuse_has_no_note(registry: Registry) -> None:
    assert "<section" in cite("[@holm-1978, p. 12]", registry)
    assert registry.note(registry.blocks[0].citations, set()) == ""


def test_records_are_linked_by_id(book: Book) -> None:
    assert link_records(
        "the [Corps](id:canal-corps) at [the lock](id:the-lock)", "chapters/one/", book.corpus
    ) == ("the [Corps](../../actors/canal-corps/) at [the lock](../../places/#the-lock)")


def test_a_link_to_no_record_stays_as_typed(book: Book) -> None:
    assert link_records("[x](id:canal-corp)", "chapters/", book.corpus) == "[x](id:canal-corp)"
