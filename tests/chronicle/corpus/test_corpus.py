import pytest

from chronicle.corpus.corpus import Corpus, RecordLink
from chronicle.record.models import Claim, Deployment, Event, Question, Record, Work


def test_links_run_both_ways(corpus: Corpus) -> None:
    def linking(kind: type[Record], *to: str) -> list[str]:
        return [record.id for record in corpus.linking(kind, *to)]

    holm, deployment = "corps-strength-holm", "corps-at-the-lock"
    assert linking(Event, "canal-corps") == ["1901-corps-arrives", "1904-talks"]
    assert linking(Claim, deployment, "about") == [holm, "corps-strength-notes"]
    assert linking(Question, holm, "positions.claims") == ["how-many-diggers"]
    assert linking(Deployment, "norrmark", "sender") == [deployment]
    assert linking(Deployment, "norrmark", "host") == []
    assert {link.field for link in corpus.links_from["1901-corps-arrives"]} == {
        "actors.actor", "places", "see", "themes", "sources.work", "sources.rests_on",
    }  # fmt: skip
    for links in corpus.links_from.values():
        assert all(link in corpus.links_to[link.target] for link in links)


def test_a_link_names_its_field(corpus: Corpus) -> None:
    (link,) = [link for link in corpus.links_to["per-ruud"] if link.source == "canal-corps"]
    assert link == RecordLink("canal-corps", "relations.actor", "per-ruud")


def test_a_record_of_another_kind_is_not_got(corpus: Corpus) -> None:
    with pytest.raises(KeyError):
        corpus.get(Work, "norrmark")
