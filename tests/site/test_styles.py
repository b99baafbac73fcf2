"""The style sheet: every file is in it, with one declaration a line."""

import re
from pathlib import Path

import pytest

from chronicle import styles

FILES = sorted(Path(styles.__file__).parent.glob("*.css"))


def test_every_file_is_in_a_sheet() -> None:
    assert sorted((*styles.FILES, *styles.PRINT_FILES)) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_declaration_has_a_line_and_a_file_at_most_five_hundred(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/|\"[^\"]*\"|\([^)]*\)", "", path.read_text("utf-8"), flags=re.DOTALL)
    lines = rules.splitlines()
    assert [line for line in lines if line.count(";") > 1 or re.search(r"\{.*;", line)] == []
    assert len(lines) <= 500
