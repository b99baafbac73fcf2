import re
from pathlib import Path

import pytest
import yaml

from chronicle.corpus.loading import modeline
from chronicle.exports import blank
from chronicle.record.models import KINDS, Event, PlaceRecord, Record, Settings, Work
from support import Write, problems


@pytest.mark.parametrize("kind", KINDS.values())
def test_it_is_yaml_with_every_required_field(kind: type[Record]) -> None:
    (record,) = yaml.safe_load(blank.record(kind))
    fields = kind.model_fields.items()
    assert set(record) == {field.alias or name for name, field in fields if field.is_required()}


def empty(value: object) -> int:
    """How many values of a record are not filled in."""
    if isinstance(value, dict):
        return sum(map(empty, value.values()))
    return sum(map(empty, value)) if isinstance(value, list) else value is None


@pytest.mark.parametrize("kind", KINDS.values())
def test_what_is_not_filled_in_is_all_that_is_wrong(kind: type[Record], write: Write) -> None:
    home = next(place for place, model in KINDS.items() if model is kind)
    file = home if home.endswith(".yml") else f"{home}/new.yml"
    told = problems(write({file: blank.record(kind)}))
    assert len(told) == empty(yaml.safe_load(blank.record(kind)))
    assert [problem for problem in told if " is empty; fill it in" not in problem] == []


def test_every_setting_is_told_with_its_default_and_can_be_set_to_it(write: Write) -> None:
    text = blank.settings()
    assert set(re.findall(r"^# (\w+): ", text, re.MULTILINE)) == set(Settings.model_fields)
    lines = [line[2:] for line in text.splitlines() if re.match(r"# \w+: (?!null)", line)]
    typed = yaml.safe_load("\n".join(lines))
    assert problems(write({"settings.yml": yaml.safe_dump(typed)})) == []


def test_every_field_is_there_with_how_it_is_written_and_among_what_it_chooses() -> None:
    event, place, work = (blank.record(kind) for kind in (Event, PlaceRecord, Work))
    line = modeline(Path("events/x.yml"), Event)
    assert event.startswith(f"# For data/events/….yml, whose first line is: {line}\n- id:")
    assert "  # see:  # Other records that a reader should see.\n  #   -\n" in event
    assert "formerly" not in event
    assert "weight:  # Whether a short history would keep it. major | minor" in event
    precision = "  # precision:  # How good the coordinates are. exact | approximate\n"
    assert precision in place
    assert "  # issued:  # When it was issued or written. EDTF: 1966-10-20, " in work
