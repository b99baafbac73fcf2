from urllib.parse import parse_qs

import pytest

from chronicle.history import History
from chronicle.queries import citations
from chronicle.queries.citations import colophon
from support import changed


def test_a_paragraph_is_cited_by_the_title_of_its_chapter(history: History) -> None:
    paragraph = history.citables["chapters/the-flood/#the-coming"]
    assert citations.where(paragraph) == "cite/chapters/the-flood/the-coming/"
    # Its COinS are those of the chapter.
    assert citations.is_named(history, paragraph)
    assert (paragraph.title, paragraph.called) == ("The flood", "The flood, paragraph 1")


def test_a_page_is_cited_with_site_version_day_and_address(history: History) -> None:
    cited = colophon(history, "timeline/", "Timeline").as_text
    there = f"Last modified January 2, 2099. {history.site.url}timeline/"
    assert cited == f"“Timeline.” In The Long Ditch, version 2099.1.0. {there}"


def test_a_claim_about_a_place_is_saved_under_the_name_of_the_place(history: History) -> None:
    there = changed(history, "flood-drowned", about="vik")
    claim = there.citables["places/#flood-drowned"]
    # The page has all places, and another title.
    assert not citations.is_named(there, claim)
    said = parse_qs(citations.coins(there, claim))
    assert said["rft.title"] == ["Vik"]
    assert said["rft.description"] == [claim.called.as_text]


@pytest.mark.pandoc
def test_the_page_of_a_paper_ends_with_the_paper(history: History) -> None:
    cited = colophon(history, "papers/holm-1987/", "Holm 1987").as_text
    assert cited == (
        "Holm, Ada. “The Long Ditch.” Review of Waterways 12 (1987): 11–20. "
        f"Its page in The Long Ditch, version 2099.1.0: {history.site.url}papers/holm-1987/"
    )
