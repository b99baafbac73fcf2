"""What is served after a save is right, always: whatever is not made again is unchanged."""

from pathlib import Path

import pytest

from tools.saves import serving

# `PYTHONPATH=tests python -m tools.saves` saves fifty.
COUNT, SEED = 10, 1903


@pytest.mark.warns  # a record that goes leaves links that lead nowhere
def test_after_any_save_everything_served_is_as_a_build_from_nothing_has_it(tmp_path: Path) -> None:
    with serving(tmp_path, SEED) as served:
        for _ in range(COUNT):
            what, _ = served.save()
            assert served.differences() == [], what
