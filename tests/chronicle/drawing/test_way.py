"""The way of a statement: the steps that a history has, with what it counts of each."""

from lxml import html

from chronicle.drawing import way
from chronicle.history import History
from chronicle.kinds.audit.model import Audit
from chronicle.kinds.claim.model import Claim
from support import with_only, words


def steps(history: History) -> dict[str, html.HtmlElement]:
    """The steps by what is done in them."""
    page = html.fragment_fromstring(str(way.draw(history, "about/")))
    return {words(step.find("span")): step for step in page.iter("li")}


def lot(**found: int) -> Audit:
    return Audit.model_validate(
        {
            "id": f"lot-{found['right']}",
            "date": "2099-02",
            "drawn_from": "All.",
            "reader": "Another reader.",
            "found": found,
            "done": "Mended.",
        }
    )


def test_each_step_counts_what_the_record_has(history: History) -> None:
    told = steps(history)
    assert [*told] == [
        "Read",
        "Entered, each with who says it and where",
        "Compared with the documents that they cite",
        "Put side by side",
        "Published",
    ]
    entered = told["Entered, each with who says it and where"].find("a")
    assert words(entered) == f"{len(history.corpus.of(Claim))} statements"
    assert entered.get("href") == "../data/#table-claims"
    compared = told["Compared with the documents that they cite"]
    assert words(compared.find("a")) == "2 uses of documents"
    assert words(compared.find("small")) == "1 differs or leaves something out 1 not read"
    assert compared.xpath(".//svg/@width") == ["50%", "50%"]
    assert words(told["Published"].find("a")) == "version no. 0 of January 2099"


def test_what_was_drawn_by_chance_is_counted_over_all_lots(history: History) -> None:
    audits = (lot(right=6, shade=2, wrong=0), lot(right=12, shade=3, wrong=1))
    told = steps(with_only(history, Audit, *audits))
    [again] = (step for title, step in told.items() if title.startswith("Picked by chance"))
    assert words(again.find("span")).endswith("in 2 samples")
    assert words(again.find("a")) == "24 records"
    assert words(again.find("small")) == "18 right 6 faults, large or small"
    assert again.xpath(".//svg/@width") == ["75%", "25%"]
    assert again.xpath(".//span[@class='bar']//svg/@class") == ["agrees", "differs"]
