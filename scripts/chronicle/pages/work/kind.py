"""Works, as the site has them."""

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.frame.page import Page
from chronicle.history import History
from chronicle.pages.finish import part_of_page
from chronicle.pages.work.bibliography import render_bibliography, render_work
from chronicle.pages.work.papers import render_paper
from chronicle.pages.work.search import documents
from chronicle.records.work import Work


def page_of_paper(history: History, paper: Work) -> Page:
    """The page of a paper, with what is written by hand for it."""
    return render_paper(history, paper, part_of_page(history, paper.main_page(history.corpus)))


WORK = Kind(
    model=Work,
    documents=documents,
    pages=(
        Pages(records_by_page(Work, where=lambda work: work.is_paper), page_of_paper),
        OnePage(addresses.BIBLIOGRAPHY, render_bibliography, of=records_by_page(Work)),
        Pages(records_by_page(Work, where=lambda work: not work.is_paper), render_work),
    ),
)
