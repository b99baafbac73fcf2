"""Other YAML parsers can read the data files."""

import pytest
import yaml

from support import ROOT

pytestmark = pytest.mark.record

# Longer files have the same syntax, and the pure Python parser needs seconds for each.
MAX_SIZE = 30_000  # bytes


def test_pyyaml_reads_data_files() -> None:
    """Some parsers reject a question mark before a comma."""
    small = [path for path in (ROOT / "data").rglob("*.yml") if path.stat().st_size < MAX_SIZE]
    assert len(small) > 5
    contents = [yaml.safe_load(path.read_text("utf-8")) for path in small]
    assert sum(len(content or ()) for content in contents) > 100
