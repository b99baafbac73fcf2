"""The passages of a paper, each with what cites it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from chronicle.corpus import addresses, group_by_key
from chronicle.history import History, once_per_history
from chronicle.queries import links, readings
from chronicle.records import Basis, Claim, Correction, Record, Source, Work, sources_within
from chronicle.values import locators
from chronicle.values.locators import Passage

# By each passage of a paper, the records that cite it, each with its source there.
Uses = Mapping[Passage, Sequence[tuple[Record, Source]]]


class PaperPassage(NamedTuple):
    """A passage in a paper with what cites it, or several neighbours that nothing cites.

    `first` is it, or the first of the neighbours; `words` are all of them as a locator. Of a
    note, `cited_with` has the pages and paragraphs that are cited together with it, and `works`
    what the paper cites in it. A record that cites text and notes is listed with the text alone.
    `others` are records that are no claims, without those on whose page one of the claims stands.
    """

    first: Passage
    words: str
    corrections: tuple[Correction, ...]
    cited_with: tuple[Passage, ...]
    works: tuple[Basis, ...]
    claims: tuple[Claim, ...]
    others: tuple[Record, ...]

    @property
    def is_cited(self) -> bool:
        """Whether any record cites or corrects it."""
        return bool(self.claims or self.others or self.cited_with or self.corrections)


@once_per_history
def passages(history: History, paper: Work) -> tuple[PaperPassage, ...]:
    """Each passage with what cites it; neighbours that nothing cites are together.

    A correction or query stands at the last passage that it names, so in a note if it names one.
    """
    assert paper.locators is not None
    uses = _uses(history).get(paper.id, {})
    corrections = history.corpus.linking(Correction, paper.id, "work")
    wrong = group_by_key((locators.passages(one.at)[-1], one) for one in corrections)
    alone = {*uses, *wrong, *paper.locators.guide_lines}
    alone.update(passage for passage in paper.locators.passages if passage.unit == "named")
    # The pages of the works that were read lead to where a paper uses them.
    for held in readings.uses(history, paper):
        alone.update(locators.passages(held.use.at))

    def row(passage: Passage) -> object:
        if passage in alone:
            return passage
        return passage.unit

    rows = []
    for _, group in groupby(paper.locators.passages, key=row):
        neighbours = list(group)
        uses_here = uses.get(neighbours[0], ())
        wrong_here = wrong.get(neighbours[0], ())
        rows.append(_with_uses(history, neighbours, uses_here, wrong_here))
    return tuple(rows)


@once_per_history
def anchors(history: History, paper: Work) -> Mapping[Passage, str]:
    """The anchor of each passage on the page of its paper.

    Neighbours that nothing cites have one anchor.
    """
    by_place = {}
    for row in passages(history, paper):
        anchor = links.anchor(row.words)
        for passage in locators.passages(row.words):
            by_place[passage] = anchor
    return by_place


def _with_uses(
    history: History,
    neighbours: Sequence[Passage],
    uses: Sequence[tuple[Record, Source]],
    corrections: tuple[Correction, ...],
) -> PaperPassage:
    """A passage with the records that cite it, or adjacent passages that none cites.

    If a source names several notes, it is not known which of them cites which work.
    """
    here = neighbours[0]
    is_note = here.unit == "note"
    cited_with = set[Passage]()
    works: dict[Basis, None] = {}
    records: dict[Record, None] = {}
    for record, source in uses:
        named = locators.passages(source.at)
        text = [passage for passage in named if is_note and passage.unit != "note"]
        cited_with.update(text)
        if is_note and len(named) - len(text) == 1:
            works |= dict.fromkeys(source.rests_on)
        if not text:
            records[record] = None
    claims = [record for record in records if isinstance(record, Claim)]
    return PaperPassage(
        first=here,
        words=locators.in_ranges(neighbours),
        corrections=corrections,
        cited_with=tuple(sorted(cited_with)),
        works=_without_repetition(works),
        claims=tuple(claims),
        others=_without_claims(history, records, claims),
    )


def _without_claims(
    history: History, records: Iterable[Record], claims: Sequence[Claim]
) -> tuple[Record, ...]:
    """The records that are no claims, without those on whose page a claim stands."""
    pages = {addresses.page_of(history.addresses[claim.id]) for claim in claims}
    found = []
    for record in records:
        if record not in claims and history.addresses[record.id] not in pages:
            found.append(record)
    return tuple(found)


def _without_repetition(works: Mapping[Basis, None]) -> tuple[Basis, ...]:
    """Works, without a mention that gives no passage where another mention gives one."""
    uses = Counter(basis.work for basis in works)
    return tuple(basis for basis in works if basis.at or uses[basis.work] == 1)


@once_per_history
def _uses(history: History) -> Mapping[str, Uses]:
    """The records that cite each work, by its passages."""
    works: defaultdict[str, defaultdict[Passage, list[tuple[Record, Source]]]]
    works = defaultdict(lambda: defaultdict(list))
    for record in history.corpus.records.values():
        for _, source in sources_within(record):
            for passage in dict.fromkeys(locators.passages(source.at)):
                works[source.work][passage].append((record, source))
    return works
