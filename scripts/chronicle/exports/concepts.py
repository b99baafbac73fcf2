"""The words that models know, with their meanings: verdicts on uses, kinds of dependence."""

from dataclasses import dataclass

from chronicle.queries.readings import VERDICT_WORDS
from chronicle.records import HOW

CERTAINTY_WORDS = {
    "certain": "The sources show it.",
    "probable": "There is a reason to think so, which is given.",
    "possible": "It may be so, for a reason that is given.",
}
MEANINGS_BY_GROUP = {
    "verdict": VERDICT_WORDS,
    "dependence": {how: meaning for how, (meaning, _) in HOW.items()},
    "certainty": CERTAINTY_WORDS,
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


CONCEPTS = [
    Concept(group, name, meaning)
    for group, meanings in MEANINGS_BY_GROUP.items()
    for name, meaning in meanings.items()
]
