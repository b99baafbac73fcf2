from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.book import Book
from chronicle.upkeep import site_settings
from support import ANOTHER, ROOT


def told(tmp_path: Path, book: Book, text: str) -> list[str]:
    """What is wrong with settings of this text."""
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return [str(problem) for problem in site_settings.problems(path, book)]


def test_the_settings_of_the_invented_history_are_well(tmp_path: Path, book: Book) -> None:
    text = (ANOTHER / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "mkdocs.yml").write_bytes((ROOT / "scripts/mkdocs.yml").read_bytes())
    assert told(tmp_path, book, text) == []


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("site_nam: X", "mkdocs.yml:1:1: unknown setting “site_nam”; did you mean “site_name”?"),
        ("site_name: X: Y", "mkdocs.yml:1:13: a colon inside text; put the whole text between '…'"),
        ("site_name: X\nsite_url: x.example", "mkdocs.yml:2:1: site_url is “x.example”; expected"),
        ('site_name: X\nsite_url: !ENV [A, "x"]', "mkdocs.yml:2:1: site_url is “x”; expected an"),
        (
            "site_name: X\nsite_url: [A, 'https://x/']",
            "mkdocs.yml:2:1: site_url is a list; write !ENV before it, or one address",
        ),
        (
            "site_name: X\nsite_url: https://[x/",
            "mkdocs.yml:2:1: site_url is “https://[x/”; expected",
        ),
        ("site_name: X\nINHERIT: x.yml", "mkdocs.yml:2:1: there is no file “x.yml”"),
        ("site_name: X\nextra:", "mkdocs.yml:2:1: extra is no mapping; write “name: value”"),
        (
            "site_name: X\nextra: {report: me}",
            "mkdocs.yml:2:9: report is “me”; expected an address",
        ),
        (
            "site_name: X\nextra: {report: 'mailto:a@b.example?subject={recrod}'}",
            "mkdocs.yml:2:9: report has {recrod}; expected of {record}, {place}, {version}; did",
        ),
        (
            "site_name: X\nnav:\n  - Story: chapters/indx.md",
            "mkdocs.yml:3:5: there is no page “chapters/indx.md”; did you mean “chapters/index.md”?",
        ),
        ("site_name: X\nnav:\n  - {A: index.md, B: data.md}", "mkdocs.yml:3:5: expected a page,"),
        ("site_name: X\nnav: index.md", "mkdocs.yml:2:1: expected a page or a list:"),
        ("site_name: X\nsite_url: !EMV [A, x]", "mkdocs.yml:2:11: has the tag !EMV; expected"),
        ("- site_name: X", "mkdocs.yml:1:1: is no record"),
    ],
)
def test_a_slip_is_told_once(tmp_path: Path, book: Book, settings: str, problem: str) -> None:
    found = told(tmp_path, book, f"{settings}\n")
    missing = "mkdocs.yml:1:1: site_name is missing; say what the site is called"
    (line,) = [line for line in found if line != missing]
    assert line.startswith(problem)
