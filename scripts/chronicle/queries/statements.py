"""Statements as pages show them: what each group names, and what is said once for all of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from chronicle.corpus.corpus import Corpus
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.kinds.vocabulary.model import Property
from chronicle.queries.claims import MANY, Statement, StatementGroup

# So few statements need no heads.
FEW = 5


@dataclass(frozen=True)
class TableGroup:
    """Statements of one property.

    `count` is how many claims they are; `about` is what they are about, where that is to be said;
    `disputed` are the questions to name at their head, on which only a part may be disputed.
    """

    property: Property
    statements: Sequence[Statement]
    count: int
    about: Record | None
    disputed: Sequence[Question]
    is_in_part: bool


@dataclass(frozen=True)
class StatementTable:
    """Statements in groups.

    One that `is_short` has no heads; of one that `is_folded` each group is opened by itself. All
    groups may be about one `subject`, though some claims in them `has_others`. `ways` are the
    properties to whose groups the table opens with ways.
    """

    groups: Sequence[TableGroup]
    is_short: bool
    is_folded: bool
    subject: Record | None
    has_others: bool
    ways: Sequence[Property]


def statement_table(
    corpus: Corpus,
    groups: Sequence[StatementGroup],
    is_here: Callable[[Record], bool],
    said: Iterable[Question] = (),
) -> StatementTable:
    """Statements as a page shows them.

    `is_here` tells what has its address on the page; a single question on which all are disputed
    is named only where it is not `said` on the page before.
    """
    claims: list[Claim] = []
    asked: dict[Question, None] = {}
    for group in groups:
        claims += group.claims
        asked |= dict.fromkeys(group.questions)
    is_short = len(claims) <= FEW
    is_folded = len(claims) > 3 * MANY and len(groups) > 2
    names_questions = len(asked) > 1 or not set(asked) <= set(said)

    rows = []
    for group in groups:
        about = corpus[group.claims[0].about]
        is_told = not is_short and not is_here(about)
        row = TableGroup(
            property=group.property,
            statements=group.statements,
            count=len(group.claims),
            about=about if is_told else None,
            disputed=list(group.questions) if names_questions else (),
            is_in_part=max(group.questions.values(), default=0) < len(group.claims),
        )
        rows.append(row)

    subject = None
    if not is_short:
        subject = _one_subject(corpus, groups)
    return StatementTable(
        groups=rows,
        is_short=is_short,
        is_folded=is_folded,
        subject=subject,
        has_others=subject is not None and any(claim.about != subject.id for claim in claims),
        ways=() if is_folded or len(claims) <= MANY else _ways(groups),
    )


def _one_subject(corpus: Corpus, groups: Sequence[StatementGroup]) -> Record | None:
    """What the first claims of several groups are all about, if that is one record."""
    subjects = {group.claims[0].about for group in groups}
    if len(groups) == 1 or len(subjects) != 1:
        return None
    return corpus[subjects.pop()]


def _ways(groups: Sequence[StatementGroup]) -> list[Property]:
    """The properties to whose groups there are ways: of very many, those of several claims."""
    are_very_many = len(groups) > 2 * MANY
    ways = []
    for group in groups:
        if not are_very_many or len(group.claims) > 1:
            ways.append(group.property)
    if len(ways) < 2:
        return []
    return ways
