"""The essay on sources gives the same numbers as the record."""

import re
from collections import Counter
from functools import partial
from itertools import product

import pytest
from lxml import html

from chronicle.history import History
from chronicle.queries import source_chains, source_counts
from chronicle.records import CERTAINTIES, Claim, Question, Work, record_sources
from chronicle.release.built_site import BuiltSite
from record import sentences, sole_sources
from support import ROOT, visible_text
from support.built_site import SiteBuild, read_page_source

pytestmark = pytest.mark.record

ESSAY = ROOT / "docs" / "chapters" / "how-many-witnesses.md"
ROW = re.compile(r"\| \[[^]]+\]\(id:(\S+)\) \| (\d+) \| (\d+) \| ([^|]+) \|")
SOLE_SOURCE_ROW = re.compile(r"^\| \[[^]]+\]\(id:(\S+)\),? [^|]+ \| (.+) \|$", re.MULTILINE)
QUESTION_LINK = re.compile(r"\(id:([^)]+)\)")


def format_count(count: source_counts.SourceCount) -> str:
    """Return a count as the table shows it: `3`, `1–3` or `1–3, probably at most 2`."""
    least = f"{count.minimum}–" * (count.minimum < count.maximum)
    probable = f", probably at most {count.probable_maximum}" * (
        count.probable_maximum < count.maximum
    )
    return f"{least}{count.maximum}{probable}"


def test_table_of_questions_matches_the_record(record: History) -> None:
    rows = {match[1]: match.group(2, 3, 4) for match in ROW.finditer(ESSAY.read_text("utf-8"))}
    great = [question for question in record.corpus.of(Question) if question.rank == "great"]
    expected = {}
    for question in great:
        voices = {record.corpus.get(Claim, claim).voice for claim in question.claims}
        count = source_counts.count_sources(record, question.claims)
        expected[question.id] = (str(count.statement_count), str(len(voices)), format_count(count))
    assert rows == expected


def test_table_of_sole_sources_matches_the_record(record: History) -> None:
    rows = dict(SOLE_SOURCE_ROW.findall(ESSAY.read_text("utf-8").split("{ #one-source }")[1]))
    counts = Counter[str]()
    for source_id, figures in sole_sources.figures_by_sole_source(record).items():
        source = record.corpus[source_id]
        # The table has the author, if the record has a page about him, instead of his works.
        if isinstance(source, Work) and source_chains.author_id(record, source):
            continue
        answers = [answer for _, answer in figures]
        counts["sources"] += 1
        counts["figures"] += len(answers)
        assert (source.id in rows) == (len(answers) > 1), source.id
        if source.id in rows:
            row = rows.pop(source.id)
            assert {*QUESTION_LINK.findall(row)} == {question.id for question, _ in figures}
            numbers = sole_sources.NUMBER.findall(" ".join(answers))
            assert {*numbers} <= {*sole_sources.NUMBER.findall(row)}, source.id
    assert not rows
    for question in record.corpus.of(Question):
        for answer in filter(partial(sole_sources.is_in_numbers, record), question.positions):
            sources = {
                source
                for claim, certainty in product(answer.claims, CERTAINTIES[1:])
                for source in source_counts.claim_source_ids(record, claim, certainty)
            }
            counts["answers"] += 1
            counts["of several sources"] += len(sources) > 1
            counts["of Szalontai"] += sources == {"balazs-szalontai"}
    assert counts == {
        "answers": 53,
        "of several sources": 11,
        "of Szalontai": 6,
        "figures": 36,
        "sources": 12,
    }, "change the numbers in the essay too"


def test_shown_sources_match_counts(record: History) -> None:
    for question in record.corpus.of(Question):
        sources = source_counts.list_sources(record, question)
        assert sources
        assert (
            len(sources.listed_sources)
            == source_counts.count_sources(record, question.claims).probable_maximum
        )
    # Each statement has every source at which one of its chains may end.
    for claim in record.corpus.of(Claim):
        ends = source_counts.claim_source_ids(record, claim.id, "possible")
        ends |= source_counts.claim_source_ids(record, claim.id, "probable")
        chains = source_chains.chains_of_claim(record, claim).chains
        assert {source_chains.source_at_end(record, chain) for chain in chains} == ends


@pytest.mark.usefixtures("site")
def test_template_sentences_match_snapshot(record_build: SiteBuild) -> None:
    """If this fails, read the diff and check each sentence against the records for which it is now written."""
    text = sentences.list_sentences(record_build[0])
    assert text == sentences.SENTENCES.read_text("utf-8"), "`make sentences`, and read the diff"


@pytest.mark.usefixtures("site")
def test_counts_of_marks_match_the_list(record_build: SiteBuild) -> None:
    """If a count changes, compare three records that have the mark with the rule of the mark in `marks.txt`."""
    text = sentences.count_marks(record_build[0])
    assert text == sentences.MARKS.read_text("utf-8"), "`make sentences`, and read the diff"


def test_chains_do_not_repeat_names(record_build: SiteBuild, site: BuiltSite) -> None:
    """If a statement depends on another on the same page of a paper, the chain names the paper once."""
    addresses = [address for address in site.pages if address.startswith("questions/")]
    pages = [html.fromstring(read_page_source(record_build, address)) for address in addresses]
    lines = [visible_text(line) for page in pages for line in page.xpath("//main//dd")]
    chain = [names.split(" ← ") for line in lines for names in line.split("; ") if " ← " in names]
    assert chain
    assert [names for names in chain if any(map(str.__eq__, names, names[1:]))] == []


def test_only_what_was_read_is_cited_as_read(record: History) -> None:
    """Of a work that was not read itself, only its abstract is a source; anything else is in `rests_on`."""
    for cited in record.corpus.records.values():
        for source in record_sources(cited):
            work = record.corpus.get(Work, source.work)
            is_read = work.reading is not None and not work.reading.is_report
            assert work.is_paper or is_read or source.at == "abstract", (cited.id, work.id)
