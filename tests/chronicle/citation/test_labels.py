from chronicle.citation import labels
from chronicle.history import History
from chronicle.records import Work
from chronicle.values.dates import parse
from support import with_records


def test_ambiguous_paper_names_have_the_year(history: History) -> None:
    holm = history.corpus.get(Work, "holm-1987")
    locks = holm.model_copy(update={"id": "locks", "issued": parse("1991")})
    corpus = with_records(history, Work, *history.corpus.of(Work), locks).corpus
    names = [labels.paper_name(paper, corpus).as_text for paper in (holm, locks)]
    assert names == ["Holm 1987", "Holm 1991"]
    voices = [labels.speaker_label(paper, corpus) for paper in (holm, locks)]
    assert voices == ["Ada Holm 1987", "Ada Holm 1991"]
