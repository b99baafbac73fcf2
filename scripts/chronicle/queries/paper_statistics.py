"""How much of the record is based on each paper, and how much on a single paper."""

from collections import Counter
from collections.abc import Mapping

from chronicle.history import History
from chronicle.queries import links, related_records
from chronicle.records import Claim, Event, Work


def paper_shares(history: History) -> Mapping[str, int]:
    """Count statements by paper, in descending order, and events by their number of papers.

    A statement in two papers counts for both. A work cited by a paper does not count as another
    paper for an event.
    """
    corpus = history.corpus
    singular = corpus.settings.papers.one
    plural = corpus.settings.papers.many
    supplied = Counter[str]()
    without_paper = 0
    for claim in corpus.of(Claim):
        papers = related_records.paper_ids(corpus, claim)
        supplied.update(papers)
        without_paper += not papers
    events = [len(related_records.paper_ids(corpus, event)) for event in corpus.of(Event)]
    table = {}
    for identifier, count in supplied.most_common():
        paper = links.short_work_name(history, corpus.get(Work, identifier))
        table[f"Statements in {paper.as_text}"] = count
    table[f"Statements in none of the {plural}"] = without_paper
    table[f"Events in one {singular} only"] = events.count(1)
    table[f"Events in more than one {singular}"] = sum(count > 1 for count in events)
    table[f"Events in none of the {plural}"] = events.count(0)
    return table
