from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from chronicle.corpus.loading import modeline
from chronicle.exports import blank
from chronicle.record.models import KINDS, Event, PlaceRecord, Record, Work


@pytest.mark.parametrize("kind", KINDS.values())
def test_it_is_yaml_with_every_required_field(kind: type[Record]) -> None:
    (record,) = yaml.safe_load(blank.record(kind))
    required = {field.alias or name for name, field in kind.model_fields.items() if field.is_required()}
    assert set(record) == required


def test_every_field_is_there() -> None:
    text = blank.record(Event)
    assert text.startswith(f"# For data/events/….yml, whose first line is: {modeline(Path('events/x.yml'), Event)}\n- id:")
    assert "  # see: []" in text
    assert "weight:  # Whether a short history would keep it. major | minor" in text


def test_an_optional_field_says_how_it_is_written_and_among_what_it_chooses() -> None:
    assert "  # precision:  # How good the coordinates are. exact | approximate\n" in blank.record(PlaceRecord)
    assert "  # issued:  # When it was issued or written. EDTF: 1966-10-20, " in blank.record(Work)
