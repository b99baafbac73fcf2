"""The bibliography by class of evidence, and the pages of works that are not papers."""

from collections.abc import Iterable, Sized
from typing import NamedTuple
from urllib.parse import urlsplit

from chronicle.citation import labels
from chronicle.corpus import addresses, group_by_key
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, create_page, render_list_page
from chronicle.pages.work.papers import render_paper
from chronicle.queries import ordering, readings, related_records
from chronicle.queries.inventory import get_citable
from chronicle.records import Claim, Record, Work, iter_sources
from chronicle.values import Prose


class ListedWork(NamedTuple):
    """A work in the bibliography, and the number of records that depend on it."""

    work: Work
    use_count: int


def render_bibliography(history: History) -> Page:
    """Render the bibliography, with the works that the papers cite."""
    corpus = history.corpus
    entries = [_listed_work(history, work) for work in corpus.of(Work) if not work.is_paper]
    entries.sort(key=lambda entry: -entry.use_count)
    by_class = group_by_key((entry.work.evidence, entry) for entry in entries)
    papers = [_listed_work(history, paper) for paper in related_records.papers_of_record(corpus)]
    read_works = [work for work in corpus.of(Work) if work.uses]
    cited_by_papers = [entry for entry in entries if entry.work.uses or not entry.work.reading]
    reading_uses = []
    for paper in related_records.papers_of_record(corpus):
        reading_uses += readings.reading_uses(history, paper)
    sections: list[tuple[str, str, Sized]] = [
        ("papers", f"The {corpus.settings.papers.many}", papers)
    ]
    groups = {}
    for evidence, settings in corpus.settings.evidence.items():
        if evidence in by_class:
            groups[evidence] = by_class[evidence]
            sections.append((f"evidence-{evidence}", settings.heading, groups[evidence]))
    sections.append(("read", "What was read", read_works))
    context = PageTemplate(
        "bibliography.html",
        "bibliography",
        parts=sections,
        papers=papers,
        cited_by_papers=cited_by_papers,
        read=sorted(read_works, key=ordering.work_date_key),
        disagreements=readings.sort_disagreements(reading_uses),
        groups=groups,
    )
    return render_list_page(
        history,
        addresses.BIBLIOGRAPHY,
        context,
        "Every cited work, by class of evidence, with the records based on it.",
    )


def _listed_work(history: History, work: Work) -> ListedWork:
    """Return the entry of a work in the bibliography."""
    return ListedWork(work, len(related_records.records_based_on(history, work)))


def render_work(history: History, work: Work) -> Page:
    """Render the page of a paper, or of another work."""
    if work.is_paper:
        return render_paper(history, work)
    corpus = history.corpus
    address = work.main_page(corpus)
    rests = related_records.records_based_on(history, work)
    claims = [record for record in rests if isinstance(record, Claim)]
    claims.sort(key=lambda claim: not isinstance(claim.value, Prose))
    spoken_of = {record.id for record in claims} | {claim.about for claim in claims}
    other_records = [record for record in rests if record.id not in spoken_of]
    related_papers = _related_paper_ids(work, rests)
    uses = sorted(work.uses, key=readings.verdict_rank)
    uses_by_passage = group_by_key(((use.paper, use.at), use) for use in uses)
    context = PageTemplate(
        "work.html",
        "paper bibliography",
        work=work,
        web_links=_web_link_labels(work),
        papers=[paper for paper in corpus.of(Work) if paper.id in related_papers],
        passages=list(uses_by_passage.values()),
        citing_records=[*claims, *other_records],
    )
    heading = corpus.settings.evidence[work.evidence].heading
    name = labels.short_name(work, corpus).as_text
    title = get_citable(history, history.addresses[work.id]).title
    headline = ""
    if work.effective_date:
        headline = f"{title.as_text}, {work.effective_date.words}"
    description = f"{heading}: {name}. {work.in_short or ''}".strip()
    return create_page(
        history,
        context,
        address=address,
        title=title,
        description=description,
        headline=headline,
    )


def _related_paper_ids(work: Work, citing_records: Iterable[Record]) -> set[str]:
    """Return the ids of the papers that cite a work for some records or were compared with it."""
    papers = {use.paper for use in work.uses}
    for record in citing_records:
        is_voice = isinstance(record, Claim) and record.voice == work.id
        for _, source in iter_sources(record):
            if is_voice or work.id in [basis.work for basis in source.rests_on]:
                papers.add(source.work)
    return papers


def _web_link_labels(work: Work) -> dict[str, str]:
    """Return the labels of web links to a work, by URL.

    The first link is to the text that was read, which may be a copy or a report. The work’s own URL
    follows if it is on another site.
    """
    links_ = {}
    if work.reading:
        label = "it"
        if work.reading.is_report:
            label = "a report of it"
        links_[work.reading.address] = f"Read {label} at {_host_name(work.reading.address)}"
    address = work.URL or work.doi_address
    hosts = map(_host_name, links_)
    if address and _host_name(address) not in hosts:
        links_[address] = f"On the web: {_host_name(address)}"
    return links_


def _host_name(address: str) -> str:
    """Return the host of a URL."""
    return urlsplit(address).netloc.removeprefix("www.")
