import pytest
from lxml import html

from chronicle.citation import csl
from chronicle.history import History
from chronicle.pages import bibliography
from chronicle.queries import ordering
from chronicle.record.models import Work
from support import copies, read, with_only
from support.cases import beside


def listed(history: History) -> dict[str, list[str]]:
    page = read(history, "bibliography/")
    return {
        section.findtext("h2"): [entry.get("id") for entry in section.find_class("entry")]
        for section in page.iter("section")
    }


def test_works_stand_by_class_of_evidence(history: History) -> None:
    assert listed(history) == beside(__file__)["classes"]


def test_a_paper_that_is_a_witness_shows_its_class_of_evidence(history: History) -> None:
    assert not read(history, "bibliography/").find_class("evidence")
    page = read(copies(history, "holm-1987", {"evidence": "letter"}), "bibliography/")
    assert [one.text for one in page.find_class("evidence")] == ["letter"]


def test_works_on_which_most_rests_come_first(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordering, "unfolded", lambda things: 1)
    works = [work.model_copy(update={"evidence": "press"}) for work in history.corpus.of(Work)]
    ordered = ["ruud-1911", "survey-1899", "vik-courier-1903-05-04"]
    assert listed(with_only(history, Work, *works))["Press"] == ordered


def test_the_page_of_a_work_has_what_rests_on_it_place_by_place(history: History) -> None:
    made = bibliography.render_work(history, history.corpus.get(Work, "ruud-1911"))
    assert made.description == "What on this site rests on it: 1 actor, 1 claim, 1 event."
    page = html.fromstring(made.body)
    claim = "../../deployments/corps-at-the-lock/#corps-strength-holm"
    assert [
        (place.findtext("h4/a"), place.findtext("div/p"), use.find("a").get("href"))
        for place in page.find_class("place")
        for use in place.iter("li")
    ] == [
        ("p. 12", "from p. 40", "../../actors/per-ruud/"),
        ("p. 12, table", "from p. 41", claim),
        ("p. 12, n. 3", "from p. 40", "../../events/1901-corps-arrives/"),
    ]
    assert {*page.xpath("//*[@class='place']/h4/a/@href")} == {"../../papers/holm-1987/#p-12"}


def test_an_author_who_is_an_actor_has_his_works_and_what_they_state(history: History) -> None:
    [by] = read(history, "bibliography/ruud-1911/").xpath("//p[@class='by']")
    assert by.xpath("a/@href") == ["../../actors/per-ruud/"]
    page = read(history, "actors/per-ruud/")
    assert page.xpath("//ul[@class='works']/li/a/@href") == ["../../bibliography/ruud-1911/"]
    # The bibliography has him as before.
    assert "actor" not in csl.complete(history.corpus.get(Work, "ruud-1911"))["author"][0]
