"""The files of the record are read by any reader of YAML, not by ours alone."""

import pytest
import yaml

from support import ROOT

pytestmark = pytest.mark.record

# Longer files are of the same forms, and the slow reader takes seconds for each.
SMALL = 30_000  # bytes


def test_lists_of_words_are_read_by_plain_readers_too() -> None:
    """A question mark before a comma is read by some and refused by others."""
    small = [path for path in (ROOT / "data").rglob("*.yml") if path.stat().st_size < SMALL]
    assert len(small) > 5
    records = [yaml.safe_load(path.read_text("utf-8")) for path in small]
    assert sum(len(some or ()) for some in records) > 100
