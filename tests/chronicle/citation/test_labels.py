from chronicle.citation import labels
from chronicle.history import History
from chronicle.records.work import Work
from chronicle.values.dates import parse
from support import with_only, work


def test_papers_by_one_author_are_told_apart_by_year(history: History) -> None:
    holm = history.corpus.get(Work, "holm-1987")
    locks = holm.model_copy(update={"id": "locks", "issued": parse("1991")})
    corpus = with_only(history, Work, *history.corpus.of(Work), locks).corpus
    names = [labels.paper_name(paper, corpus).as_text for paper in (holm, locks)]
    assert names == ["Holm 1987", "Holm 1991"]
    voices = [labels.speaker(paper, corpus) for paper in (holm, locks)]
    assert voices == ["Ada Holm 1987", "Ada Holm 1991"]


def test_a_paper_speaks_without_a_year_and_any_other_work_with_one(
    history: History,
) -> None:
    holm = history.corpus.get(Work, "holm-1987")
    older = holm.model_copy(update={"id": "holm-1979", "issued": parse("1979"), "locators": None})
    corpus = with_only(history, Work, *history.corpus.of(Work), older).corpus
    assert labels.speaker(holm, corpus) == "Ada Holm"
    assert labels.speaker(older, corpus) == "Ada Holm 1979"
    other = work(author=[{"family": "Holm", "given": "Bo"}], issued="1979")
    assert labels.speaker(other, corpus) == "Bo Holm 1979"


def test_two_works_never_share_a_name(history: History) -> None:
    memories = history.corpus.get(Work, "ruud-1911")
    again = memories.model_copy(update={"id": "ruud-1911-again", "title_en": "More Memories"})
    assert labels.short_name(memories, history.corpus).as_text == "Per Ruud 1911"
    both = with_only(history, Work, *history.corpus.of(Work), again).corpus
    names = [labels.short_name(work, both).as_text for work in (memories, again)]
    assert names == ["Per Ruud, Memories of the Canal (1911)", "Per Ruud, More Memories (1911)"]
