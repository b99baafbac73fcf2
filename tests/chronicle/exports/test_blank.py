import re

import pytest
import yaml

from chronicle.exports import blank
from chronicle.record.models import KINDS, Record, Settings
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
