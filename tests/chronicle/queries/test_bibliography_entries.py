import json
from pathlib import Path

import pytest

from chronicle.citation.citable import nest_quotations
from chronicle.exports.citations import page_citations
from chronicle.history import History
from chronicle.queries import bibliography_entries, inventory, metadata
from chronicle.queries.bibliography_entries import footer_citation
from chronicle.queries.inventory import works_by_page
from chronicle.records import Journey, Work
from support.histories import extended_history


def test_paragraph_is_cited_by_chapter_title(history: History) -> None:
    paragraph = inventory.citables(history)["chapters/the-flood/#the-coming"]
    assert (paragraph.title, paragraph.short_title) == ("The flood", "The flood, paragraph 1")


@pytest.mark.pandoc
def test_page_citation_has_version_date_and_url(history: History) -> None:
    citation = footer_citation(history, "timeline/", "Timeline").as_text
    ending = f"Last modified January 2, 2019. {history.site.url}timeline/"
    assert citation == f"“Timeline.” In The Long Ditch, version 2019.1.0. {ending}"


@pytest.mark.pandoc
def test_footer_cites_map_with_its_medium_as_dialog(history: History) -> None:
    data = json.loads(page_citations(history, "places/"))
    assert data["parts"][""]["medium"] == "map"
    assert " Map. " in footer_citation(history, "places/", "Places").as_text


def test_journey_is_cited_as_a_map(tmp_path: Path) -> None:
    history = extended_history(tmp_path)
    journeys = history.corpus.of(Journey)
    assert journeys
    for journey in journeys:
        assert inventory.get_citable(history, history.addresses[journey.id]).medium == "map"


@pytest.mark.pandoc
def test_footer_cites_page_about_work_by_title_in_dialog(history: History) -> None:
    pages = {address: work for address, work in works_by_page(history).items() if not work.is_paper}
    assert pages
    for address in pages:
        title = json.loads(page_citations(history, address))["title"]
        cited = footer_citation(history, address, "Other title").as_html
        assert title.startswith("On ")
        assert nest_quotations(title).removesuffix("’") in cited


def test_redirects_have_no_metadata(history: History) -> None:
    address = "events/1903-flood/"
    redirect = metadata.page_metadata(history, address, "Moved", "It moved.", is_importable=False)
    assert redirect.tags == {}  # with og: tags, Zotero would save a web page “Moved: …”


@pytest.mark.pandoc
def test_english_title_precedes_original(history: History) -> None:
    ruud = history.corpus.get(Work, "ruud-1911")
    assert bibliography_entries.bibliography_list_entry(history, ruud).startswith(
        "Ruud, Per. <em>Memories of the Canal</em> "
        '<span class="muted">[<span lang="no" translate="no">Minner fra kanalen</span>]</span>.'
    )
    # A citation keeps the original title first.
    assert "Minner fra kanalen</span></em> [Memories of the Canal]" in str(
        bibliography_entries.bibliography_entry(history, ruud)
    )
