from __future__ import annotations

import pytest
import yaml

from chronicle.exports import blank
from chronicle.record.models import KINDS, Event, Record


@pytest.mark.parametrize("kind", KINDS.values())
def test_it_is_yaml_with_every_required_field(kind: type[Record]) -> None:
    (record,) = yaml.safe_load(blank.record(kind))
    required = {field.alias or name for name, field in kind.model_fields.items() if field.is_required()}
    assert set(record) == required


def test_every_field_is_there() -> None:
    text = blank.record(Event)
    assert text.startswith(
        "# For data/events/….yml, whose first line is: # yaml-language-server: $schema=../schema/event.json\n- id:"
    )
    assert "  # see: []" in text
    assert "weight:  # major | minor" in text
