from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from chronicle.store import cached, code_of


class Maker:
    """Makes capitals, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, wanted: Mapping[str, str]) -> dict[str, str]:
        self.asked.append(list(wanted))
        return {key: text.upper() for key, text in wanted.items()}


def test_only_what_changed_is_made_anew(tmp_path: Path) -> None:
    make, file = Maker(), tmp_path / "cache" / "kept.json"
    assert cached(file, "1", {"a": "x", "b": "y"}, make) == {"a": "X", "b": "Y"}
    assert cached(file, "1", {"b": "y", "a": "x"}, make) == {"b": "Y", "a": "X"}
    assert cached(file, "1", {"a": "x", "b": "z"}, make) == {"a": "X", "b": "Z"}
    assert make.asked == [["a", "b"], ["b"]]
    assert cached(file, "2", {"a": "x"}, make) == {"a": "X"}
    assert make.asked[2:] == [["a"]]
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 1
    assert [path.name for path in file.parent.iterdir()] == ["kept.json"]


def test_a_spoilt_file_is_made_anew_and_none_is_needed(tmp_path: Path) -> None:
    make, file = Maker(), tmp_path / "kept.json"
    file.write_text("{", encoding="utf-8")
    assert cached(file, "1", {"a": "x"}, make) == {"a": "X"}
    assert cached(None, "1", {"a": "x"}, make) == {"a": "X"}
    assert make.asked == [["a"], ["a"]]


def test_the_code_of_a_part_is_all_its_modules() -> None:
    code = code_of("citation", "record")
    assert "def process_notes(" in code
    assert "class Claim(" in code
    assert "class Book" not in code
