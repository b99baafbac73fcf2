from dataclasses import replace

import pytest

from chronicle.citation.forms import LABELS
from chronicle.history import History
from chronicle.queries import citations
from chronicle.queries.citations import colophon
from support import changed


def test_a_paragraph_is_cited_by_the_title_of_its_chapter(history: History) -> None:
    paragraph = history.citables["chapters/the-flood/#the-coming"]
    assert citations.where(history, paragraph) == "cite/chapters/the-flood/#the-coming"
    assert (paragraph.title, paragraph.called) == ("The flood", "The flood, paragraph 1")


def test_a_page_is_cited_with_site_version_day_and_address(history: History) -> None:
    cited = colophon(history, "timeline/", "Timeline").as_text
    there = f"Last modified January 2, 2099. {history.site.url}timeline/"
    assert cited == f"“Timeline.” In The Long Ditch, version 2099.1.0. {there}"


def test_citations_stand_on_the_page_where_that_is_one_thing(history: History) -> None:
    def where(address: str) -> str:
        return citations.where(history, history.citables[address])

    assert where("events/1903-flood/") == "cite/events/1903-flood/#cite"
    assert where("events/1910-opening/") == "events/1910-opening/#cite"
    # A work is cited on its own page, and there as a paper besides its corrections.
    assert where("bibliography/#ruud-1911") == "bibliography/ruud-1911/#cite"
    assert where("papers/holm-1987/") == "papers/holm-1987/#cite"


def test_a_page_from_many_places_has_another(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citations, "MOST", 0)
    strike = history.citables["events/1910-opening/"]
    assert citations.where(replace(history), strike) == "cite/events/1910-opening/#cite"


def test_very_many_parts_stand_on_several(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citations, "TOGETHER", 1)
    many = replace(history)
    flood = [one.address for one in many.citables.values() if one.page == "chapters/the-flood/"]
    assert len(flood) > 2
    ways = [citations.where(many, many.citables[address]) for address in flood]
    first, second, third, *_ = ways
    assert first == "cite/chapters/the-flood/#cite"
    assert second.startswith("cite/chapters/the-flood/#")
    assert third.startswith("cite/chapters/the-flood/part-2/#")
    whole, part = citations.apart(many)["cite/chapters/the-flood/part-2/"]
    assert (whole.address, whole.sources) == ("chapters/the-flood/", ())
    assert third.endswith(f"#{part.anchor}")


def test_a_part_has_own_forms_where_more_is_its_own(history: History) -> None:
    moved = changed(history, "flood-drowned", about="vik")

    def forms(address: str) -> dict[str, tuple[str, list[str]]]:
        parts = citations.parts(moved, citations.apart(moved)[address])
        return {part.citable.anchor: (part.like, list(part.forms)) for part in parts}

    every = list(LABELS)
    flood = forms("cite/chapters/the-flood/")
    assert flood[""] == ("", every)
    assert flood["the-coming"] == ("cite", ["full", "short", "mla-in", "apa-in"])
    places = forms("cite/places/")
    assert places["flood-drowned"] == ("", every)
    assert places["vik"] == ("flood-drowned", [])  # what is said of a place has its title
    assert citations.own_title(moved, moved.citables["places/#flood-drowned"]) == "Vik"
    assert citations.own_title(moved, moved.citables["chapters/the-flood/#the-coming"]) == ""


@pytest.mark.pandoc
def test_the_page_of_a_paper_ends_with_the_paper(history: History) -> None:
    cited = colophon(history, "papers/holm-1987/", "Holm 1987").as_text
    assert cited == (
        "Holm, Ada. “The Long Ditch.” Review of Waterways 12 (1987): 11–20. "
        f"Its page in The Long Ditch, version 2099.1.0: {history.site.url}papers/holm-1987/"
    )
