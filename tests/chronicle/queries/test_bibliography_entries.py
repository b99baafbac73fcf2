import pytest

from chronicle.citation.export_formats import PROGRAMS
from chronicle.history import History
from chronicle.queries import bibliography_entries, metadata
from chronicle.queries.bibliography_entries import page_citation
from chronicle.records import Work
from support import with_copies


def test_a_paragraph_is_cited_by_the_title_of_its_chapter(history: History) -> None:
    paragraph = history.citables["chapters/the-flood/#the-coming"]
    assert (paragraph.title, paragraph.short_title) == ("The flood", "The flood, paragraph 1")


@pytest.mark.pandoc
def test_a_page_is_cited_with_site_version_day_and_address(history: History) -> None:
    cited = page_citation(history, "timeline/", "Timeline").as_text
    there = f"Last modified January 2, 2099. {history.site.url}timeline/"
    assert cited == f"“Timeline.” In The Long Ditch, version 2099.1.0. {there}"


def test_what_programs_save_names_the_edition(history: History) -> None:
    """Also if a later version corrects the edition; its number is not part of a citation."""
    later = {"id": "later", "version": "2099.2.0"}
    edition = with_copies(history, "version-1999-1", {"edition": 1}, later)
    saved = metadata.page_metadata(edition, "timeline/", "Timeline", "", is_offered=True)
    assert saved.tags["z:extra"] == "edition: 1st"
    item = edition.item(edition.citables["events/1903-flood/"])
    named = {"bibtex": "edition = {1st}", "ris": "ET  - 1st", "json": '"edition": "1st"'}
    assert all(named[program.key] in program.write([item]) for program in PROGRAMS)


def test_what_moved_or_went_offers_nothing_to_save(history: History) -> None:
    address = "events/1903-flood/"
    gone = metadata.page_metadata(history, address, "Moved", "It moved.", is_offered=False)
    assert gone.tags == {}  # with og: tags, Zotero would save a web page “Moved: …”


@pytest.mark.pandoc
def test_the_english_of_a_title_stands_before_its_own_words(history: History) -> None:
    ruud = history.corpus.get(Work, "ruud-1911")
    assert bibliography_entries.bibliography_list_entry(history, ruud).startswith(
        "Ruud, Per. <em>Memories of the Canal</em> "
        '<span class="soft">[<span lang="no" translate="no">Minner fra kanalen</span>]</span>.'
    )
    # A citation keeps the original title first.
    assert "Minner fra kanalen</span></em> [Memories of the Canal]" in str(
        bibliography_entries.bibliography_entry(history, ruud)
    )
