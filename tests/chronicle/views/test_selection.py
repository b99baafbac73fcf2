from chronicle.corpus.corpus import Corpus
from chronicle.views import selection


def test_papers_are_the_works_that_the_record_comes_from(corpus: Corpus) -> None:
    papers = ["holm-1987", "anonymous-lock"]
    assert [paper.id for paper in selection.papers(corpus)] == papers
    assert selection.papers_behind(corpus["1901-corps-arrives"]) == papers
