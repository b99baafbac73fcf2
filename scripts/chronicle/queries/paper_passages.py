"""The passages of a paper, each with the records that cite it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from chronicle.corpus import addresses, group_by_key
from chronicle.history import History, cached_per_history
from chronicle.queries import links, readings
from chronicle.records import Basis, Claim, Correction, Record, Source, Work, iter_sources
from chronicle.values import locators
from chronicle.values.locators import Passage

# The records that cite each passage of a paper, each with the citing source.
Uses = Mapping[Passage, Sequence[tuple[Record, Source]]]


class PaperPassage(NamedTuple):
    """A passage in a paper with the records that cite it, or adjacent passages without any.

    `first_passage` is the first of these passages; `locator` is their common locator. For a note,
    `co_cited_passages` contains the pages and paragraphs cited together with the note, and
    `cited_works` the works cited in it. A record that cites text and notes is listed only with the
    text. `other_records` are records other than claims, except those whose page contains one of
    the claims.
    """

    first_passage: Passage
    locator: str
    corrections: tuple[Correction, ...]
    co_cited_passages: tuple[Passage, ...]
    cited_works: tuple[Basis, ...]
    claims: tuple[Claim, ...]
    other_records: tuple[Record, ...]

    @property
    def is_cited(self) -> bool:
        """Whether any record cites or corrects the passage."""
        return bool(self.claims or self.other_records or self.co_cited_passages or self.corrections)


@cached_per_history
def paper_passages(history: History, paper: Work) -> tuple[PaperPassage, ...]:
    """Return a paper's passages, each with the records that cite it; merge adjacent uncited ones.

    A correction or query belongs to the last passage that it names, such as a note after its page.
    """
    assert paper.locators is not None
    uses = _records_by_passage(history).get(paper.id, {})
    corrections = history.corpus.records_linking_to(Correction, paper.id, "work")
    corrections_by_passage = group_by_key(
        (locators.parse_passages(correction.at)[-1], correction) for correction in corrections
    )
    unmerged = {*uses, *corrections_by_passage, *paper.locators.guide_lines_by_passage}
    unmerged.update(passage for passage in paper.locators.passages if passage.unit == "named")
    # The pages of works that were read link to the passages where a paper uses them.
    for reading_use in readings.reading_uses(history, paper):
        unmerged.update(locators.parse_passages(reading_use.use.at))

    def row_key(passage: Passage) -> object:
        if passage in unmerged:
            return passage
        return passage.unit

    rows = []
    for _, group in groupby(paper.locators.passages, key=row_key):
        adjacent_passages = list(group)
        uses_here = uses.get(adjacent_passages[0], ())
        corrections_here = corrections_by_passage.get(adjacent_passages[0], ())
        rows.append(_passage_with_uses(history, adjacent_passages, uses_here, corrections_here))
    return tuple(rows)


@cached_per_history
def passage_anchors(history: History, paper: Work) -> Mapping[Passage, str]:
    """Return the anchor of each passage on the page of its paper.

    Adjacent unused passages share an anchor.
    """
    by_place = {}
    for row in paper_passages(history, paper):
        anchor = links.locator_anchor(row.locator)
        for passage in locators.parse_passages(row.locator):
            by_place[passage] = anchor
    return by_place


def _passage_with_uses(
    history: History,
    passages: Sequence[Passage],
    uses: Sequence[tuple[Record, Source]],
    corrections: tuple[Correction, ...],
) -> PaperPassage:
    """Return a passage with the records that cite it, or adjacent passages without any.

    If a source names several notes, it is unknown which note cites which work.
    """
    first_passage = passages[0]
    is_note = first_passage.unit == "note"
    co_cited_passages = set[Passage]()
    works: dict[Basis, None] = {}
    records: dict[Record, None] = {}
    for record, source in uses:
        cited_passages = locators.parse_passages(source.at)
        text = [passage for passage in cited_passages if is_note and passage.unit != "note"]
        co_cited_passages.update(text)
        if is_note and len(cited_passages) - len(text) == 1:
            works |= dict.fromkeys(source.rests_on)
        if not text:
            records[record] = None
    # A mention without a locator adds nothing to another mention of the same work.
    mentions = Counter(basis.work for basis in works)
    cited_works = [basis for basis in works if basis.at or mentions[basis.work] == 1]
    claims = [record for record in records if isinstance(record, Claim)]
    claim_pages = {addresses.page_address(history.addresses[claim.id]) for claim in claims}
    other_records = []
    for record in records:
        if record not in claims and history.addresses[record.id] not in claim_pages:
            other_records.append(record)
    return PaperPassage(
        first_passage=first_passage,
        locator=locators.format_locator(passages),
        corrections=corrections,
        co_cited_passages=tuple(sorted(co_cited_passages)),
        cited_works=tuple(cited_works),
        claims=tuple(claims),
        other_records=tuple(other_records),
    )


@cached_per_history
def _records_by_passage(history: History) -> Mapping[str, Uses]:
    """Return the records that cite each work, by its passages."""
    works: defaultdict[str, defaultdict[Passage, list[tuple[Record, Source]]]]
    works = defaultdict(lambda: defaultdict(list))
    for record in history.corpus.records.values():
        for _, source in iter_sources(record):
            for passage in dict.fromkeys(locators.parse_passages(source.at)):
                works[source.work][passage].append((record, source))
    return works
