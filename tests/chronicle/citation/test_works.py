"""Every form of some works, as text beside this module: in the styles as pandoc sets them, and for programs.

Where a change of them is meant, `make snapshots` writes them anew, and the change is read as a diff.
"""

from typing import get_args

import pytest

from chronicle.records.work import CSLType
from support import cited


def test_there_is_a_work_of_every_type() -> None:
    assert {one.type for one in cited.works()} == {*get_args(CSLType)}


@pytest.mark.pandoc
def test_works_in_every_style() -> None:
    assert cited.in_styles() == cited.STYLED.read_text("utf-8"), (
        "`make snapshots`, and read the diff"
    )


def test_works_for_every_program() -> None:
    assert cited.for_programs() == cited.PRINTED.read_text("utf-8"), (
        "`make snapshots`, and read the diff"
    )
