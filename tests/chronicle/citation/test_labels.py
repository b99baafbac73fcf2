from chronicle.citation import labels
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Work


def test_labels(corpus: Corpus) -> None:
    def told(name: str, identifier: str) -> str:
        return str(getattr(labels, name)(corpus.get(Work, identifier)).as_html)

    assert told("paper_name", "holm-1987") == "Holm"
    assert told("paper_name", "anonymous-lock") == "Unsigned notes"
    assert told("voice_name", "ruud-1911") == "Per Ruud"
    title = '<cite lang="no">Minner fra kanalen</cite> [Memories of the Canal]'
    assert told("long", "ruud-1911") == f"Per Ruud, {title} (1911)"
    assert told("long", "survey-1899") == "<span>“Survey of the isthmus”</span> (about 1899)"


def test_an_article_speaks_for_its_newspaper_unless_it_is_one_of_the_papers(corpus: Corpus) -> None:
    paper = corpus.get(Work, "holm-1987").model_copy(update={"type": "article-newspaper"})
    assert labels.speaker(paper) == "Ada Holm"
    assert not labels.speaker(paper.model_copy(update={"locators": None})).startswith("Ada Holm")


def test_two_works_of_one_hand_are_told_apart_by_their_short_titles(corpus: Corpus) -> None:
    diary = corpus.get(Work, "ruud-1911").model_copy(update={"title_short": "Memories"})
    assert labels.paper_name(diary).as_text == "Ruud, Memories"
