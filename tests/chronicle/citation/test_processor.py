from pathlib import Path

import pytest

from chronicle.citation import processor
from chronicle.citation.csl import Item
from chronicle.citation.forms import Forms
from chronicle.citation.processor import format_all
from chronicle.store import Store


def test_only_what_changes_is_formatted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def in_every_style(items: list[Item]) -> list[Forms]:
        asked.extend(item["id"] for item in items)
        return [{"full": item["title"]} for item in items]

    monkeypatch.setattr(processor, "_in_every_style", in_every_style)

    def formatted(title: str, language: str = "") -> dict[str, Forms]:
        items = {"x": {"id": "x", "title": title}, "y": {"id": "y", "title": "Y"}}
        markings = {"x": ({title: language} if language else {}, ""), "y": ({}, "")}
        return format_all(items, markings, Store(tmp_path), "forms")

    assert formatted("X") == formatted("X")
    assert asked == ["x", "y"]
    assert formatted("Z")["x"] == {"full": "Z"}
    assert asked == ["x", "y", "x"]
    assert formatted("Z", "vi")["x"] == {"full": '<span lang="vi">Z</span>'}
    assert asked == ["x", "y", "x", "x"]
    monkeypatch.setattr(processor, "VERSION", "another")
    formatted("Z", "vi")
    assert asked == ["x", "y", "x", "x", "x", "y"]
