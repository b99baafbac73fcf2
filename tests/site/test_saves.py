"""What is served after a save is right, always: whatever is not made again is unchanged."""

from pathlib import Path

import pytest

from tools.saves import serving

# `PYTHONPATH=tests python -m tools.saves` compares after each of fifty saves.
COUNT, SEED = 9, 1903


@pytest.mark.warns  # a record that goes leaves links that lead nowhere
def test_after_any_save_everything_served_is_as_a_build_from_nothing_has_it(tmp_path: Path) -> None:
    with serving(tmp_path, SEED) as served:
        for _ in range(0, COUNT, 3):
            # What a save has left as it was stays so until another changes it.
            saved = [served.save()[0] for _ in range(3)]
            assert served.differences() == [], saved
