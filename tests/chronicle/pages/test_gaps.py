from dataclasses import replace

from chronicle.history import History
from chronicle.record.models import Claim
from support import changed, read


def found(history: History) -> dict[str, list[str]]:
    """Where the links of each section lead, from the root."""
    page = read(history, "about/gaps/")
    return {
        section.find("h2").get("id"): [way[len("../../") :] for way in section.xpath(".//a/@href")]
        for section in page.iter("section")
    }


def test_each_kind_of_gap_that_occurs_shows_in_its_records(history: History) -> None:
    there = found(history)
    assert there["undated"] == ["events/1899-survey/", "events/1910-opening/"]
    assert there["unlocated"] == ["places/#isthmus"]
    assert there["unseen"] == ["papers/anonymous-lock/"]
    claimed = "deployments/corps-at-the-lock/"
    assert there["unsupported"] == [claimed, f"{claimed}#corps-strength-notes"]
    assert found(replace(history, corpus=replace(history.corpus, kinds={}))) == {}


def test_a_paper_that_is_a_letter_is_the_ground_of_its_figures(history: History) -> None:
    holm = history.corpus.get(Claim, "corps-strength-holm")
    source = holm.sources[0].model_copy(update={"rests_on": ()})
    bare = changed(history, holm.id, sources=(source,))
    assert len(found(bare)["unsupported"]) == 4
    assert len(found(changed(bare, "holm-1987", evidence="letter"))["unsupported"]) == 2
