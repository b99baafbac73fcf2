from collections.abc import Sequence
from os.path import relpath
from pathlib import Path

import pytest

from chronicle import disk_cache
from chronicle.disk_cache import get_or_compute


class CountingFunction:
    def __init__(self) -> None:
        self.inputs: list[list[str]] = []

    def __call__(self, keys: Sequence[str]) -> list[dict[str, str]]:
        self.inputs.append(list(keys))
        return [{"is": key.upper()} for key in keys]


A = {"is": "A"}
B = {"is": "B"}


def test_computes_only_changed_entries(tmp_path: Path) -> None:
    compute = CountingFunction()
    file = tmp_path / "cache" / "kind.json"
    assert get_or_compute(file, "1", {"a": "x", "b": "y"}, compute) == {"a": A, "b": B}
    assert get_or_compute(file, "1", {"b": "y", "a": "x"}, compute) == {"b": B, "a": A}
    assert get_or_compute(file, "1", {"a": "x", "b": "z"}, compute) == {"a": A, "b": B}
    assert compute.inputs == [["a", "b"], ["b"]]
    assert get_or_compute(file, "2", {"a": "x"}, compute) == {"a": A}
    assert get_or_compute(None, "2", {"a": "x"}, compute) == {"a": A}
    assert compute.inputs[2:] == [["a"], ["a"]]
    assert disk_cache.read_cache(file, "2") == {"x": A}
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.warns
@pytest.mark.parametrize("content", [b"", b"[1, {", b"[]", bytes(9)])
def test_damaged_file_is_reported_and_ignored(
    content: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "kind.json"
    file.write_bytes(content)
    assert get_or_compute(file, "1", {"a": "x"}, CountingFunction()) == {"a": A}
    (message,) = (record.getMessage() for record in caplog.records)
    assert message.startswith(f"{relpath(file)} cannot be read (")
    assert disk_cache.read_cache(file, "1") == {"x": A}


@pytest.mark.warns
def test_inaccessible_file_is_reported_and_ignored(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "folder.json"
    folder.mkdir()
    (tmp_path / "taken").write_text("", "utf-8")
    for file in (folder, tmp_path / "taken" / "kind.json"):
        caplog.clear()
        assert get_or_compute(file, "1", {"a": "x"}, CountingFunction()) == {"a": A}
        read_message, write_message = (record.getMessage() for record in caplog.records)
        assert read_message.startswith(f"{relpath(file)} cannot be read (")
        assert write_message.startswith(f"{relpath(file)} cannot be written (")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.json", "taken"]


def test_code_change_invalidates_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_cache, "PACKAGE", tmp_path)
    versions = set()
    for text in ("a = 1", "a = 2"):
        (tmp_path / "code.py").write_text(text, "utf-8")
        versions.add(disk_cache.cache_version("pypandoc-binary"))
    assert len(versions) == 2
