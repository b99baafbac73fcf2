"""Works, as the site has them."""

from collections.abc import Iterator

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.frame.family import OnePage, Pages, every
from chronicle.frame.kind import Kind
from chronicle.pages.work.bibliography import render_bibliography, render_work
from chronicle.pages.work.papers import render_paper
from chronicle.pages.work.search import documents
from chronicle.pages.work.structured import structured
from chronicle.queries.links import work_name
from chronicle.records import work
from chronicle.records.work import Work
from chronicle.values.text import Prose


def citables(work: Work, corpus: Corpus) -> Iterator[Citable]:
    """A work, by its title in English; it comes from nothing but itself."""
    title = Prose(work.title_en or work.title)
    yield Citable(work.site_address(corpus), title, (), work)


WORK = Kind(
    model=Work,
    label=work_name,
    citables=citables,
    documents=documents,
    structured=structured,
    checks=work.CHECKS,
    pages=(
        Pages(every(Work, where=lambda work: work.is_paper), render_paper),
        OnePage(addresses.BIBLIOGRAPHY, render_bibliography, of=every(Work)),
        Pages(every(Work, where=lambda work: not work.is_paper), render_work),
    ),
)
