"""The dependence of a claim or a work on a witness: an edge of a stemma."""

from typing import Annotated, Literal, get_args

from pydantic import model_validator

from chronicle.records.base import Model
from chronicle.records.fields import OtherId, ReferenceTo
from chronicle.values import Prose

Certainty = Literal["certain", "probable", "possible"]
# The degrees of certainty, the most certain first.
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
ADVERBS_BY_CERTAINTY = {"certain": "", "probable": "probably", "possible": "possibly"}


class Dependence(Model):
    """The origin of the knowledge of a claim or a work, and its certainty.

    `rests_on` names the works that one paper cites; a dependence names the origin of the knowledge.
    """

    witness: Annotated[OtherId, ReferenceTo("work", "document", "paper", "claim", "actor")]
    """The work, the claim, or the speaker that the knowledge comes from."""
    how: Literal["cites", "reports", "shares-wording", "same-speaker"]
    """The evidence of the dependence."""
    certainty: Certainty = "certain"
    """The degree of certainty. Anything probable or possible needs a reason."""
    why: Prose | None = None
    """The reason, with the passages that show it."""

    @property
    def adverb(self) -> str:
        """The adverb for the certainty; empty if certain."""
        return ADVERBS_BY_CERTAINTY[self.certainty]

    @model_validator(mode="after")
    def _check_reason(self) -> "Dependence":
        if self.certainty != "certain" and not self.why:
            raise ValueError(f"is {self.certainty}, but has no reason; add why, with locators")
        return self
