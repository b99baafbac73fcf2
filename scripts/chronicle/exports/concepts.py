"""The words that models know, each with what it means: verdicts on uses, kinds of dependence."""

from dataclasses import dataclass
from functools import cache

from chronicle.queries.readings import VERDICT_WORDS
from chronicle.records import CERTAINTIES, HOW

VERDICT = "verdict"
DEPENDENCE = "dependence"
CERTAINTY = "certainty"
CERTAINTY_WORDS = {
    "certain": "The sources show it.",
    "probable": "There is a reason to think so, which is given.",
    "possible": "It may be so, for a reason that is given.",
}


@dataclass(frozen=True)
class Concept:
    """A word that models know: the group to which it belongs, and what it means."""

    group: str
    name: str
    meaning: str

    @property
    def anchor(self) -> str:
        """The anchor on the page of the data."""
        return f"{self.group}-{self.name}"


@cache
def all_concepts() -> tuple[Concept, ...]:
    """The words that models know, by group."""
    concepts = [Concept(VERDICT, name, words) for name, words in VERDICT_WORDS.items()]
    concepts += [Concept(DEPENDENCE, name, words) for name, words in HOW.items()]
    concepts += [Concept(CERTAINTY, name, CERTAINTY_WORDS[name]) for name in CERTAINTIES]
    return tuple(concepts)
