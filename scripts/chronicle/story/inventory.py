"""Everything on a page that a reader can cite: records, a chapter, its paragraphs and boxes."""

from collections.abc import Callable, Iterable, Iterator

from chronicle.citation.citable import Citable, citables
from chronicle.corpus import Corpus
from chronicle.records import Record, Work
from chronicle.records.fields import CITED
from chronicle.story.chapters import paragraphs
from chronicle.story.handwritten import WrittenPage
from chronicle.values import Prose


def inventory(
    address: str,
    records: Iterable[Record],
    written: WrittenPage | None,
    corpus: Corpus,
    say: Callable[[str], str],
) -> Iterator[Citable]:
    """Everything on a page that a reader can cite, itself among it.

    `records` are those that live there, `written` is the page where it is written by hand, or what
    is of the page of a record, which is cited as that. The home page is never cited. `say` has the
    language of the page.
    """
    if written and address:
        yield from _citables_of_page(address, written, corpus, say)
    for record in records:
        if record.kind_ in CITED:
            yield from citables(record, corpus)


def _citables_of_page(
    address: str, page: WrittenPage, corpus: Corpus, say: Callable[[str], str]
) -> Iterator[Citable]:
    """A page written by hand, and its paragraphs and boxes that have an address."""
    language = page.front_matter.lang or "en"
    yield Citable(address, page.title, (), language=language)
    for paragraph in paragraphs(page.body):
        if not paragraph.anchor:
            continue
        sources = [each for each in paragraph.sources if corpus.find(Work, each.work)]
        named = "{}, box after paragraph {}" if paragraph.is_box else "{}, paragraph {}"
        name = Prose(say(named)).format(page.title, paragraph.number)
        yield Citable(
            address=f"{address}#{paragraph.anchor}",
            title=page.title,
            sources=tuple(sources),
            name=name,
            paragraph=0 if paragraph.is_box else paragraph.number,
            language=language,
        )
