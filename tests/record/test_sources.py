"""The essay on sources gives the same numbers as the record."""

import re

import pytest
from lxml import html

from chronicle.history import History
from chronicle.queries import source_chains, source_counts
from chronicle.records import Claim, Question
from chronicle.release.built_site import BuiltSite
from record import sentences
from support import ROOT, visible_text
from support.built_site import SiteBuild, read_page_source

pytestmark = pytest.mark.record

ESSAY = ROOT / "docs" / "chapters" / "how-many-witnesses.md"
ROW = re.compile(r"\| \[[^]]+\]\(id:(\S+)\) \| (\d+) \| (\d+) \| ([^|]+) \|")


def in_figures(count: source_counts.Count) -> str:
    """Return a count as the table shows it: `3`, `1–3` or `1–3, probably at most 2`."""
    least = f"{count.least}–" * (count.least < count.most)
    probable = f", probably at most {count.probable}" * (count.probable < count.most)
    return f"{least}{count.most}{probable}"


def test_the_table_of_the_great_questions_is_that_of_the_record(record: History) -> None:
    rows = {match[1]: match.group(2, 3, 4) for match in ROW.finditer(ESSAY.read_text("utf-8"))}
    great = [one for one in record.corpus.of(Question) if one.rank == "great"]
    counted = {}
    for one in great:
        voices = {record.corpus.get(Claim, claim).voice for claim in one.claims}
        found = source_counts.count_sources(record, one.claims)
        counted[one.id] = (str(found.statements), str(len(voices)), in_figures(found))
    assert rows == counted


def test_the_sources_that_questions_show_are_those_that_are_counted(record: History) -> None:
    for question in record.corpus.of(Question):
        shown = source_counts.list_sources(record, question)
        assert shown
        assert len(shown.each) == source_counts.count_sources(record, question.claims).probable
    # Each statement has every source at which one of its chains may end.
    for claim in record.corpus.of(Claim):
        ends = source_counts.claim_source_ids(record, claim.id, "possible")
        ends |= source_counts.claim_source_ids(record, claim.id, "probable")
        found = source_chains.chains_of(record, claim).all
        assert {source_chains.source_at_end(record, one) for one in found} == ends


@pytest.mark.usefixtures("site")
def test_what_templates_say_is_said_of_as_many_records_as_before(record_build: SiteBuild) -> None:
    """If this fails, read the diff and check each sentence against the records for which it is now written."""
    said = sentences.written(record_build[0])
    assert said == sentences.SENTENCES.read_text("utf-8"), "`make sentences`, and read the diff"


def test_a_chain_in_a_line_names_nobody_twice_running(
    record_build: SiteBuild, site: BuiltSite
) -> None:
    """If a statement depends on another on the same page of a paper, the chain names the paper once."""
    addresses = [address for address in site.pages if address.startswith("questions/")]
    pages = [html.fromstring(read_page_source(record_build, address)) for address in addresses]
    lines = [visible_text(line) for page in pages for line in page.xpath("//main//dd")]
    chain = [one.split(" ← ") for line in lines for one in line.split("; ") if " ← " in one]
    assert chain
    assert [one for one in chain if any(map(str.__eq__, one, one[1:]))] == []
