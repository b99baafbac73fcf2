"""The answers of each paper to a question, and the number of other voices that give them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import related_records
from chronicle.queries.source_counts import sort_answers
from chronicle.records import Claim, Position, Question, Work


class ComparedAnswer(NamedTuple):
    """An answer, its URL, and for each paper the claims that give it, if any.

    A paper that gives the answer itself has only its own claim. A paper that reports it has one
    claim per reported voice. `other_voice_count` is the number of voices other than papers.
    """

    position: Position
    address: str
    claims: Mapping[Work, Sequence[Claim]]
    other_voice_count: int

    @property
    def reporting_papers(self) -> Mapping[Work, Sequence[Claim]]:
        """The papers that only report the answer of others, with the claims of the others."""
        return {
            paper: claims for paper, claims in self.claims.items() if claims[0].voice != paper.id
        }


def compared_answers(history: History, question: Question) -> tuple[ComparedAnswer, ...]:
    """Return the answers to a question, with the papers that give each."""
    answers = []
    papers = related_records.papers_of_record(history.corpus)
    for position in sort_answers(history, question):
        claims = {}
        for paper in papers:
            if giving := _claims_of_paper(history, position, paper):
                claims[paper] = giving
        address = addresses.answer_address(question, position) or history.addresses[question.id]
        voices = {claim.voice for claim in history.corpus.get_each(Claim, position.claims)}
        other_voices = voices - {paper.id for paper in papers}
        answers.append(ComparedAnswer(position, address, claims, len(other_voices)))
    return tuple(answers)


def _claims_of_paper(history: History, position: Position, paper: Work) -> list[Claim]:
    """Return a paper's own claim that gives an answer, or else the claims that it reports.

    It reports one claim per voice.
    """
    corpus = history.corpus
    claims: dict[str, Claim] = {}
    # The first claim of an answer states it most fully.
    for claim in corpus.get_each(Claim, position.claims):
        if paper.id in related_records.paper_ids(corpus, claim):
            claims.setdefault(claim.voice, claim)
    if paper.id in claims:
        return [claims[paper.id]]
    return list(claims.values())
