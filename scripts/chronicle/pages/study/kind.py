"""Studies that no paper cites, as the site has them."""

from collections.abc import Iterator

from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.records.study import Study
from chronicle.search.documents import BOOSTS, LINE, SearchDocument, cut, record_document


def documents(history: History, study: Study) -> Iterator[SearchDocument]:
    """A study by its title, in English too, and by what it says."""
    in_english = study.title_en or study.title
    texts = (study.title, study.title_en, study.container, study.says)
    yield record_document(
        history,
        study,
        kind="not cited here",
        line=cut(in_english, LINE),
        texts=texts,
        named=study.bears_on,
        boost=BOOSTS["passage"],
    )


STUDY = Kind(model=Study, documents=documents)
