import pytest
from pydantic import ValidationError

from chronicle.record.models import Locators, Name, Settings, Source
from chronicle.record.models.base import Basis


def test_a_history_renames_a_kind_of_actors_in_its_place_and_adds_others_at_the_end() -> None:
    corps, guild = {"one": "corps", "many": "Corps"}, {"one": "guild", "many": "Guilds"}
    named = Settings.model_validate({"actor_kinds": {"unit": corps, "guild": guild}}).actor_kinds
    assert named["unit"].many == "Corps"
    assert list(named) == [*Settings().actor_kinds, "guild"]


@pytest.mark.parametrize(
    ("openings", "message"),
    [
        ({1: "Of the lock"}, "has 3 words; copy the first 4 to 6 of the paragraph"),
        ({1: "Of the lock I know a good deal"}, "has 8 words"),
        ({1: "Of the lock I know"}, "openings of 1 paragraphs; expected each of ¶¶1–2 once, in"),
        ({2: "Of the lock I know", 1: "They came in the spring"}, "once, in order"),
    ],
)
def test_each_paragraph_of_a_paper_opens_with_a_few_of_its_words(
    openings: dict[int, str], message: str
) -> None:
    typed = tuple({"paragraph": number, "words": words} for number, words in openings.items())
    with pytest.raises(ValidationError, match=message):
        Locators.model_validate({"paragraph": (1, 2), "openings": typed})


def test_a_place_in_a_work_is_plain() -> None:
    for model in (Source, Basis):
        with pytest.raises(ValidationError, match="has asterisks; write it without, in plain"):
            model.model_validate({"work": "holm-1987", "at": "report in the *Courier*"})


def test_another_form_of_a_name_is_plain() -> None:
    with pytest.raises(ValidationError, match="has asterisks; write it without, in plain letters"):
        Name.model_validate({"text": "HMS *Heron*"})
