"""Statements as pages show them: what each group names, and what is said once for all of them."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from chronicle.citation.labels import assertion
from chronicle.corpus.corpus import Corpus
from chronicle.kinds.base import Record, Source
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.event.model import Event
from chronicle.kinds.question.model import Question
from chronicle.kinds.vocabulary.model import Property
from chronicle.kinds.work.model import Work
from chronicle.queries import documents
from chronicle.queries.claims import MANY, Statement, StatementGroup, questions
from chronicle.values.amounts import Figure

# So few statements need no heads.
FEW = 5
# So many groups of one statement each are gathered where every group is folded.
LONE = 3
# A unit of so few words is a bare measure: “years” does not say of what.
MEASURE = 2
# What stands before groups of figures and of words, where many are folded.
IN = {"figure": "In figures", "words": "In words"}
# A note of more letters is folded below its statement.
LONG_NOTE = 100
# Of the longer words of a statement, known by their first letters, so many that a text says it too.
STEM = 5
SHARE = 0.66
LONG = re.compile(r"\w{4,}")
# A way to a part of a page: its anchor, its words, and what stands there, if anything does.
Way = tuple[str, str, Sequence[object]]


def says_again(groups: Sequence[StatementGroup], text: str) -> bool:
    """Whether there is one statement in words, and these stand in a text but for a few."""
    claims = _all_claims(groups)
    if len(claims) != 1 or not isinstance(claims[0].value, str):
        return False
    said = _stems(claims[0].value)
    return len(said & _stems(text)) >= SHARE * len(said)


def said_again(
    groups: Sequence[StatementGroup], text: str, sources: Sequence[Source]
) -> StatementGroup | None:
    """The single statement of a page whose text says it already: it is folded with the sources."""
    return groups[0] if sources and says_again(groups, text) else None


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[:STEM] for word in LONG.findall(text.casefold())}


@dataclass(frozen=True)
class TableGroup:
    """Statements of one property.

    `count` is how many claims they are; what they are about is `told` before them where that is to
    be said, at their head if it is `about`; `disputed` are the questions to name there, on which
    only a part may be disputed. The first of figures, and of words, `opens` these with a word where
    there are many of both.
    """

    property: Property
    anchor: str
    statements: Sequence[Statement]
    count: int
    told: Record | None
    about: Record | None
    disputed: Sequence[Question]
    is_in_part: bool
    opens: str = ""


@dataclass(frozen=True)
class StatementTable:
    """Statements in groups.

    One that `is_short` has no heads; of one that `is_folded` each group is opened by itself, and
    the `lone` ones, rests and those of a single statement each, together. All groups may be about
    one `subject`, though some claims in them `has_others`. `ways` are those with which the table
    opens, each an anchor, its words, and what stands there.
    """

    groups: Sequence[TableGroup]
    lone: Sequence[TableGroup]
    is_short: bool
    is_folded: bool
    subject: Record | None
    has_others: bool
    ways: Sequence[Way]


@dataclass(frozen=True)
class ShownClaim:
    """What a statement says beside its claim.

    It `is_here` where it has its address; there alone it tells on what it depends, and who depends
    on it elsewhere (`behind`). Its value alone may tell nothing without the property (`is_bare`).
    What it is `about` is to be said, and its date if it is dated apart from words. A short `note`
    stands with these, a `long_note` is folded. `asked` are the questions that it answers.
    """

    is_here: bool
    is_bare: bool
    is_dated_apart: bool
    about: Record | None
    note: str
    long_note: str
    told_dependences: Sequence[Dependence]
    behind: Sequence[Record]
    asked: Sequence[Question]

    @property
    def on(self) -> str:
        """What stands before what it is about: the title of an event is a sentence."""
        return "on the event: " if isinstance(self.about, Event) else "on "


class NumberedWay(NamedTuple):
    """A way to a record in few words, which `title` tells where the words do not."""

    record: Record
    words: str
    title: str


def statement_table(
    corpus: Corpus,
    groups: Sequence[StatementGroup],
    is_here: Callable[[Record], bool],
    said: Collection[Question] = (),
    anchor: str = "claims",
    after: Iterable[Way] = (),
    beside: Sequence[StatementGroup] = (),
) -> StatementTable:
    """Statements as a page shows them.

    `is_here` tells what has its address on the page; a question on which some are disputed is
    named only where it is not `said` on the page before. The anchors of groups begin with that
    of the table; `after` are ways to what follows it. What stands `beside` other groups that are
    folded is folded, too.
    """
    claims = _all_claims(groups)
    is_short = len(claims) <= FEW
    is_folded = are_very_many(groups) or (not is_short and are_very_many(beside))

    subject = None
    if not is_short:
        subject = _one_subject(corpus, groups)
    rows = []
    for group in groups:
        told = None if is_short else _elsewhere(corpus, group, is_here, subject)
        row = TableGroup(
            property=group.property,
            anchor=f"{anchor}-{group.property.id}",
            statements=group.statements,
            count=len(group.claims),
            told=told,
            about=None if subject else told,
            disputed=[question for question in group.questions if question not in said],
            is_in_part=max(group.questions.values(), default=0) < len(group.claims),
        )
        rows.append(row)

    if is_folded:
        rows.sort(key=lambda row: row.property.rest)
    lone = _lone(rows) if is_folded else []
    ways: list[Way] = []
    if len(claims) > MANY and not is_folded:
        ways = _ways(groups, anchor, after)
    has_others = subject is not None and any(claim.about != subject.id for claim in claims)
    if subject and is_here(subject):
        subject = None
    return StatementTable(
        groups=_parted([row for row in rows if row not in lone]),
        lone=lone,
        is_short=is_short,
        is_folded=is_folded,
        subject=subject,
        has_others=has_others,
        ways=ways,
    )


def _parted(rows: list[TableGroup]) -> list[TableGroup]:
    """Groups of which the first of figures and of words say so, if they are many and of both.

    A single one of figures has a name that says what it counts.
    """
    firsts = {row.property.value: row for row in reversed(rows)}
    figures = [row for row in rows if row.property.value == "figure"]
    if len(rows) <= MANY or len(firsts) < len(IN) or not figures[1:]:
        return rows
    parted = []
    for row in rows:
        kind = row.property.value
        parted.append(replace(row, opens=IN[kind]) if row is firsts[kind] else row)
    return parted


def _all_claims(groups: Iterable[StatementGroup]) -> list[Claim]:
    claims: list[Claim] = []
    for group in groups:
        claims += group.claims
    return claims


def are_very_many(groups: Sequence[StatementGroup]) -> bool:
    """Whether some groups have so many statements that each is opened by itself."""
    return sum(len(group.claims) for group in groups) > 3 * MANY and len(groups) > 2


def _lone(groups: Sequence[TableGroup]) -> list[TableGroup]:
    """The groups after the first that are opened together: the rests, and those of one statement.

    Of these only where they are several.
    """
    rests = [group for group in groups[1:] if group.property.rest]
    single = [group for group in groups[1:] if group.count == 1 and group not in rests]
    return [*single, *rests] if len(single) >= LONE else rests


def _elsewhere(
    corpus: Corpus,
    group: StatementGroup,
    is_here: Callable[[Record], bool],
    subject: Record | None,
) -> Record | None:
    """What a group is about, unless that has its address on the page.

    All claims in it are about that; or it is the subject of all groups, from which some differ.
    """
    about = corpus[group.claims[0].about]
    is_of_all = all(claim.about == about.id for claim in group.claims)
    return about if (is_of_all or about == subject) and not is_here(about) else None


def _one_subject(corpus: Corpus, groups: Sequence[StatementGroup]) -> Record | None:
    """What the first claims of several groups are all about, if that is one record."""
    subjects = {group.claims[0].about for group in groups}
    if len(groups) == 1 or len(subjects) != 1:
        return None
    return corpus[subjects.pop()]


def _ways(groups: Sequence[StatementGroup], anchor: str, after: Iterable[Way]) -> list[Way]:
    """Ways to groups, of very many to those of several claims; and to what comes `after` them."""
    are_very_many = len(groups) > 2 * MANY
    ways: list[Way] = []
    for group in groups:
        if not are_very_many or len(group.claims) > 1:
            ways.append((f"{anchor}-{group.property.id}", group.property.name, group.claims))
    if len(ways) < 2:
        return []
    return [*ways, *after]


def marks_in_words(corpus: Corpus, claims: Iterable[Claim]) -> str:
    """What the marks beside some claims mean, in a line; of marks that none has it says nothing."""
    has_evidence = has_reading = has_verdict = False
    for claim in claims:
        has_evidence |= _shows_evidence(corpus, claim)
        for source in claim.sources:
            has_reading |= bool(documents.read_as(corpus.get(Work, source.work)))
            has_verdict |= bool(documents.agreements(corpus, source, claim))
    small = []
    if has_evidence:
        small.append("the kind of evidence")
    if has_reading:
        small.append("how a document was read")
    words = []
    if small:
        words.append(f"In small letters: {', or '.join(small)}.")
    if has_verdict:
        words.append("In a frame: how a paper compares with its document.")
    return " ".join(words)


def _shows_evidence(corpus: Corpus, claim: Claim) -> bool:
    """Whether beside a claim stands of what class its voice is, or what a paper cites for it."""
    if not claim.is_own and corpus[claim.voice].class_of_evidence:
        return True
    cited = [basis.work for source in claim.sources for basis in source.rests_on]
    return any(work != claim.voice for work in cited)


def shown_claim(
    corpus: Corpus, claim: Claim, is_here: Callable[[Record], bool], told: Record | None = None
) -> ShownClaim:
    """What a statement says beside its claim.

    `is_here` tells what has its address on the page; that a claim is about what was `told` before
    is left out.
    """
    about: Record | None = corpus[claim.about]
    if about and (about == told or is_here(about)):
        about = None
    note = claim.note or ""
    is_long = len(note) > LONG_NOTE
    dependences = []
    behind = []
    is_claim_here = is_here(claim)
    if is_claim_here:
        for one in claim.depends_on:
            witness = corpus.find(Claim, one.witness)
            is_elsewhere = witness is not None and not is_here(witness)
            if one.certainty != "certain" or is_elsewhere:
                dependences.append(one)
        for other in corpus.linking(Record, claim.id, "depends_on.witness"):
            if not is_here(other):
                behind.append(other)
    return ShownClaim(
        is_here=is_claim_here,
        is_bare=is_bare(claim),
        is_dated_apart=not isinstance(claim.value, Figure) and is_dated_apart(corpus, claim),
        about=about,
        note="" if is_long else note,
        long_note=note if is_long else "",
        told_dependences=dependences,
        behind=behind,
        asked=questions(corpus, claim),
    )


def is_bare(claim: Claim) -> bool:
    """Whether a claim needs its property said.

    A figure in a bare measure does, and words that are no sentence. A figure without a unit is
    followed by the property itself.
    """
    if isinstance(claim.value, Figure):
        return claim.counted is not None and len(claim.counted.as_text.split()) <= MEASURE
    return not claim.value.as_text.rstrip("”’)").endswith((".", "?", "!", "…"))


def is_dated_apart(corpus: Corpus, claim: Claim) -> bool:
    """Whether a claim has a date that its words do not end with, or that a source has otherwise."""
    if not claim.date:
        return False
    ends_with_it = assertion(claim, corpus).as_text.endswith(claim.date.words)
    return bool(claim.as_given) or not ends_with_it


def numbered_ways(word: str, records: Sequence[Record]) -> list[NumberedWay]:
    """Ways to records for which one word stands: numbered and titled where they are several."""
    if len(records) == 1:
        return [NumberedWay(records[0], word, "")]
    ways: list[NumberedWay] = []
    for number, record in enumerate(records, 1):
        words = str(number) if ways else f"{word} {number}"
        ways.append(NumberedWay(record, words, record.label))
    return ways
