"""What a page offers to reference managers: tags in its head, works they can save from a list."""

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.citation import exchange
from chronicle.citation.citable import Citable
from chronicle.citation.csl import CSLItem, CSLName
from chronicle.citation.zotero import page_tags, tags_beside_a_work, work_coins
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.records.question import Question
from chronicle.records.work import Work
from chronicle.site import Editor
from chronicle.values.text import Prose


@dataclass(frozen=True)
class Metadata:
    """The tags of a page, and the COinS of works that it offers beside those in its text.

    `unapi` is the address of a file with all that the page offers, since COinS would lose some
    fields. If the page offers itself, too, `offered` is the content of that file, the page first.
    """

    tags: Mapping[str, str]
    coins: tuple[str, ...] = ()
    unapi: str = ""
    offered: tuple[CSLItem, ...] = ()


def page_metadata(
    history: History, address: str, title: str, description: str, *, is_offered: bool = True
) -> Metadata:
    """The metadata of the page at an address.

    The page of a work offers the work alone; that of a question offers itself and every work from
    which its answers come. A page that is not `is_offered`, at a former address, has no tags at
    all, because Zotero would save even its title.
    """
    if not is_offered:
        return Metadata({})
    citable = history.find_citable(address) or Citable(address, Prose(title), ())
    item = history.item(citable)
    work = work_of_page(history).get(address)
    if work:
        # Nothing but the work, so that Zotero saves it at once.
        tags = tags_beside_a_work(item, description)
        return Metadata(tags, (coins(history, work),), addresses.unapi(work))

    if history.site.editors and "author" not in item:
        # Indexes ask for an author: the editors stand for one.
        item = item | {"author": [_name(editor) for editor in history.site.editors]}
    tags = page_tags(item, description)
    if address == addresses.BIBLIOGRAPHY:
        return Metadata(tags, unapi=addresses.unapi())
    works = tuple(exchange.work_item(work) for work in _works_on(history, address))
    if not works:
        return Metadata(tags)
    page = item | {"abstract": description}
    return Metadata(tags, (), addresses.unapi_of_page(address), (page, *works))


def _name(editor: Editor) -> CSLName:
    """An editor’s name as CSL has it: in two parts if one of them is the family name."""
    if not editor.family:
        return {"literal": editor.name}
    return {"family": editor.family, "given": editor.given}


@once_per_history
def coins(history: History, work: Work) -> str:
    """A work as a COinS title."""
    return work_coins(exchange.work_item(work))


def _works_on(history: History, address: str) -> list[Work]:
    """The works from which the answers to the question of a page come, each once.

    The papers come first, and after them what they cite.
    """
    citable = history.find_citable(address)
    if not citable or not citable.record or not history.corpus.find(Question, citable.record.id):
        return []
    papers: dict[str, None] = {}
    cited: dict[str, None] = {}
    for part in history.citables_on(address).values():
        for source in part.sources:
            papers[source.work] = None
            for basis in source.rests_on:
                cited[basis.work] = None
    return [history.corpus.get(Work, name) for name in papers | cited]


@once_per_history
def work_of_page(history: History) -> Mapping[str, Work]:
    """The work of each page that is about one, by its address."""
    return {work.main_page(history.corpus): work for work in history.corpus.of(Work)}
