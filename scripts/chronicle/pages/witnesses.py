"""The page of voices and witnesses: who speaks in the record, and how few stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.drawing import tally
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import links, shares, stemma, voices
from chronicle.queries.shares import Alone
from chronicle.values.text import Prose

# How many witnesses are listed of a period, and of the whole.
OF_A_PERIOD = 5
OF_ALL = 24


@dataclass(frozen=True)
class CountedQuestion:
    """A question and what stands behind its answers."""

    question: Question
    behind: stemma.Witnesses


@dataclass(frozen=True, kw_only=True)
class WitnessesPage(PageContext):
    """What the page of voices and witnesses shows."""

    template = "witnesses.html"
    style = "index"

    first: Sequence[CountedQuestion]
    """The great questions, or all where none is great."""
    folded: Sequence[CountedQuestion]
    """The other questions, where there are great ones."""
    most: Markup
    """The witnesses behind most statements, as bars."""
    bar: Callable[[int, int], Markup]
    """A bar as long as a number is, beside the greatest."""
    periods: Sequence[voices.Period]
    """The periods of the history, each with the witnesses behind most of its statements."""
    alone: Sequence[Alone]
    """What is in each of the papers only."""
    shares: Sequence[voices.Share]
    """Statements by what their voice is."""
    ways: Sequence[voices.Share]
    """Statements by the way on which they are known."""
    states: Sequence[voices.Share]
    """Statements of actors by their states."""
    languages: Sequence[voices.Share]
    """Statements by the language of the works on which they rest."""
    statements: int
    """How many statements there are."""


def _most(history: History) -> Markup:
    """The witnesses behind most statements, a bar for each."""
    rows = []
    for behind in voices.behind_most(history, history.corpus.of(Claim))[:OF_ALL]:
        way = links.voice(history, history.corpus[behind.witness])
        address = addresses.relative(addresses.WITNESSES, way.address)
        rows.append(tally.Row(way.label.as_html, address, [tally.Part(behind.statements)]))
    return tally.figure(rows)


def _bar(number: int, greatest: int) -> Markup:
    """A bar as long as a number is, beside the greatest."""
    return tally.segments([tally.Part(number)], greatest)


def render_witnesses(history: History) -> Page:
    """The page of voices and witnesses."""
    corpus = history.corpus
    great = []
    others = []
    for question in corpus.of(Question):
        counted = CountedQuestion(question, stemma.of_question(history, question))
        if question.rank == "great":
            great.append(counted)
        else:
            others.append(counted)

    claims = corpus.of(Claim)
    context = WitnessesPage(
        first=great or others,
        folded=others if great else (),
        most=_most(history),
        bar=_bar,
        periods=voices.periods(history, OF_A_PERIOD),
        alone=shares.alone(history),
        shares=voices.by_voice(history),
        ways=voices.by_way(history),
        states=voices.by_state(history),
        languages=voices.by_language(history),
        statements=len(claims),
    )
    return make_page(
        history,
        context,
        address=addresses.WITNESSES,
        title=Prose("Voices and witnesses"),
        description="Who speaks here, and how many independent witnesses stand behind it.",
    )
