"""How much of the record rests on each of the papers, and how much on one of them alone."""

from collections import Counter
from collections.abc import Mapping
from itertools import chain

from chronicle.history import History, once_per_history
from chronicle.queries import links, selection
from chronicle.records import Claim, Event, Work


@once_per_history
def shares(history: History) -> Mapping[str, int]:
    """The number of statements by paper, most first, and of events by their number of papers.

    A statement that stands in two papers is supplied by both. What an event has from a work that a
    paper cites makes it the event of no other paper.
    """
    corpus = history.corpus
    one, many = corpus.settings.papers.one, corpus.settings.papers.many
    papers = [selection.papers_behind(corpus, claim) for claim in corpus.of(Claim)]
    events = [len(selection.papers_behind(corpus, event)) for event in corpus.of(Event)]
    supplied = Counter(chain.from_iterable(papers))
    table = {}
    for identifier, count in supplied.most_common():
        paper = links.work_name(history, corpus.get(Work, identifier))
        table[f"Statements in {paper.as_text}"] = count
    table[f"Statements only in works that the {many} cite"] = papers.count([])
    table[f"Events in one {one} only"] = events.count(1)
    table[f"Events in more than one {one}"] = sum(count > 1 for count in events)
    table[f"Events only in works that the {many} cite"] = events.count(0)
    return table
