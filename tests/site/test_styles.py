"""The style sheet: every file is in it, one declaration a line, and a history's own rules count first."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from chronicle import styles

FILES = sorted(Path(styles.__file__).parent.glob("*.css"))


def test_every_file_is_in_a_layer() -> None:
    named = [name for names in styles.LAYERS.values() for name in names]
    assert sorted(named) == [path.stem for path in FILES]
    for path in FILES:
        assert path.read_text("utf-8") in styles.sheet()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_declaration_has_a_line_and_a_file_at_most_five_hundred(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/|\"[^\"]*\"|\([^)]*\)", "", path.read_text("utf-8"), flags=re.DOTALL)
    lines = rules.splitlines()
    assert [line for line in lines if line.count(";") > 1 or re.search(r"\{.*;", line)] == []
    assert len(lines) <= 500


def test_a_rule_outside_the_layers_counts_before_ours(page: Page) -> None:
    page.set_content(
        '<main class="book"><article class="record"><h1>The flood</h1></article></main>'
    )
    page.add_style_tag(content="h1 { color: rgb(1, 2, 3) }")
    page.add_style_tag(content=styles.sheet())
    assert page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") == "rgb(1, 2, 3)"
