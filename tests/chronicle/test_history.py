from dataclasses import replace

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.records import Change
from support import with_records


def test_page_has_date_of_its_last_change(history: History) -> None:
    """The date of the last change that names the page, or of the version that first had it."""
    fields = {"id": "v-2", "version": "2019.2.0", "date": "2019-03-04", "what": "More."}
    change = Change.model_validate({**fields, "touches": ("flood-drowned",)})
    corpus = with_records(history, Change, *history.corpus.of(Change), change).corpus
    link = RecordLink(change.id, "touches", "flood-drowned")
    corpus = replace(corpus, links_by_target={**corpus.links_by_target, "flood-drowned": (link,)})
    changed = replace(
        history, corpus=corpus, ledger={"events/1904-talks/": "2019.1.0", "timeline/": "2019.1.0"}
    )
    assert str(changed.last_change("events/1903-flood/#flood-drowned")) == "2019-03-04"
    assert str(changed.last_change("events/1903-flood/")) == "2019-03-04"
    assert str(changed.last_change("events/1904-talks/")) == "2019-01-02"
    assert str(changed.last_change("timeline/")) == "2019-03-04"
