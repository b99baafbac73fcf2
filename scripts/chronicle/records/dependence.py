"""What a statement or a work depends on: a line of a stemma."""

from typing import Annotated, Literal, get_args

from pydantic import model_validator

from chronicle.records.base import Model
from chronicle.records.fields import OtherId, Refers
from chronicle.values import Prose

Certainty = Literal["certain", "probable", "possible"]
# The surest first.
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


class Dependence(Model):
    """What a statement or a work has its knowledge from, and how surely that is so.

    `rests_on` says what a paper cites; this says where the knowledge came from, across papers.
    """

    witness: Annotated[OtherId, Refers("work", "document", "paper", "claim", "actor")]
    """The work, the statement, or the speaker from whom it has its knowledge."""
    how: Literal["cites", "reports", "shares-wording", "same-speaker"]
    """How that shows."""
    certainty: Certainty = "certain"
    """How surely it is so. What is probable or possible needs a reason."""
    why: Prose | None = None
    """Why one may think so, with the places that show it."""

    @model_validator(mode="after")
    def _has_a_reason(self) -> "Dependence":
        if self.certainty != "certain" and not self.why:
            raise ValueError(f"is {self.certainty}, but has no reason; add why, with locators")
        return self
