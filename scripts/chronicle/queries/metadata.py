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
    """The tags of a page, and COinS of what it offers besides what stands in its text.

    `unapi` is the address of a file that has all that the page offers whole: COinS would lose some
    of it. Where the page comes first in it, `offered` is what is to stand there; else the file is
    that of a work or of all works.
    """

    tags: Mapping[str, str]
    coins: tuple[str, ...] = ()
    unapi: str = ""
    offered: tuple[CSLItem, ...] = ()


def page_metadata(
    history: History, address: str, title: str, description: str, *, is_offered: bool = True
) -> Metadata:
    """The metadata of the page at an address.

    One that is not `is_offered`, since nothing lives there any more, says nothing: Zotero makes
    something to save even of a title.
    A page about a work offers the work and nothing else, that of a question also every work from
    which its answers come, and itself before them.
    """
    if not is_offered:
        return Metadata({})
    citable = history.find_citable(address) or Citable(address, Prose(title), ())
    item = history.item(citable)
    work = work_of_page(history).get(address)
    if work:
        # By itself, so that it is saved at once.
        tags = tags_beside_a_work(item, description)
        return Metadata(tags, (coins(history, work),), addresses.unapi(work))

    if history.site.editors and "author" not in item:
        # Who lists articles asks for an author; who answers for a page stands for one.
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
    """An editor as programs have names: in two parts, or in one where none is the family."""
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
    if not citable or not isinstance(citable.record, Question):
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
