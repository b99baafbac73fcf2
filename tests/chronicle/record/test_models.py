from __future__ import annotations

import json
from typing import get_args

import pytest
from pydantic import ValidationError

from chronicle.record.models import KINDS, Actor, ActorKind, Locators, Record, Settings, Work


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_kind_is_strict_closed_and_frozen(kind: type[Record]) -> None:
    assert kind.model_config["strict"]
    assert kind.model_config["extra"] == "forbid"
    assert kind.model_config["frozen"]


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_field_says_what_it_means_and_how_it_is_written(kind: type[Record]) -> None:
    schema = kind.model_json_schema(by_alias=True)
    for name, model in {kind.__name__: schema, **schema.get("$defs", {})}.items():
        unexplained = {
            field for field, values in model["properties"].items() if "description" not in values
        }
        assert unexplained == set(), name
    assert schema["properties"]["id"]["description"].endswith("Small letters, digits and hyphens.")


def test_csl_variables_go_by_their_own_names() -> None:
    work = Work.model_validate(
        {
            "id": "w",
            "type": "book",
            "title": "T",
            "evidence": "press",
            "publisher-place": "Vik",
            "archive_location": "K 7",
            "title-short": "S",
        }
    )
    assert (work.publisher_place, work.archive_location, work.title_short) == ("Vik", "K 7", "S")


def test_a_record_goes_out_as_it_came_in() -> None:
    typed = {
        "id": "w",
        "type": "book",
        "title": "T",
        "evidence": "press",
        "issued": "1969~",
        "container-title": "C",
    }
    assert (
        json.loads(Work.model_validate(typed).model_dump_json(by_alias=True, exclude_defaults=True))
        == typed
    )


def test_an_actor_needs_a_source() -> None:
    with pytest.raises(ValidationError, match="sources"):
        Actor.model_validate(
            {"id": "a", "kind": "body", "name": "A", "description": "D", "sources": ()}
        )


def test_every_kind_of_actors_has_a_name() -> None:
    assert set(Settings().kind_names) == set(get_args(ActorKind))
    unit = {"one": "corps", "many": "Corps"}
    names = Settings.model_validate({"actor_kinds": {"unit": unit}}).kind_names
    assert names["unit"].many == "Corps"
    assert list(names) == list(get_args(ActorKind))


def opening(number: int, words: str) -> dict[str, object]:
    return {"paragraph": number, "words": words}


@pytest.mark.parametrize(
    ("openings", "message"),
    [
        ((opening(1, "Of the lock"),), "has 3 words; copy the first 4 to 6 of the paragraph"),
        ((opening(1, "Of the lock I know a good deal"),), "has 8 words"),
        (
            (opening(1, "Of the lock I know"),),
            "has openings of 1 paragraphs; expected each of ¶¶1–2 once, in order",
        ),
        (
            (opening(2, "Of the lock I know"), opening(1, "They came in the spring")),
            "once, in order",
        ),
    ],
)
def test_each_paragraph_of_a_paper_opens_with_a_few_of_its_words(
    openings: tuple[dict[str, object], ...], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        Locators.model_validate({"paragraph": (1, 2), "openings": openings})
