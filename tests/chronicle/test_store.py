import shutil
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import pytest

from chronicle import store
from chronicle.citation import formatted_works
from chronicle.store import entries, version
from tools import floors


class Capitals:
    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, keys: Sequence[str]) -> list[str]:
        self.asked.append(list(keys))
        return [key.upper() for key in keys]


def test_only_what_changed_is_computed_again(tmp_path: Path) -> None:
    compute, file = Capitals(), tmp_path / "cache" / "kind"
    assert entries(file, "1", {"a": "x", "b": "y"}, compute) == {"a": "A", "b": "B"}
    assert entries(file, "1", {"b": "y", "a": "x"}, compute) == {"b": "B", "a": "A"}
    assert entries(file, "1", {"a": "x", "b": "z"}, compute) == {"a": "A", "b": "B"}
    assert compute.asked == [["a", "b"], ["b"]]
    assert entries(file, "2", {"a": "x"}, compute) == {"a": "A"}
    assert compute.asked[2:] == [["a"]]
    assert store.unpickled(file, "2") == {"x": "A"}
    # What is asked for no more is dropped, even where nothing has to be computed.
    assert entries(file, "2", {"a": "x", "b": "y"}, compute) == {"a": "A", "b": "B"}
    assert entries(file, "2", {"b": "y"}, compute) == {"b": "B"}
    assert store.unpickled(file, "2") == {"y": "B"}
    assert list(file.parent.iterdir()) == [file]


def test_a_spoilt_file_is_written_again_and_none_is_needed(tmp_path: Path) -> None:
    compute, file = Capitals(), tmp_path / "kind"
    file.write_text("{", encoding="utf-8")
    assert entries(file, "1", {"a": "x"}, compute) == {"a": "A"}
    assert entries(None, "1", {"a": "x"}, compute) == {"a": "A"}
    assert compute.asked == [["a"], ["a"]]
    assert entries(file, "1", {"a": "x"}, compute) == {"a": "A"}
    assert compute.asked == [["a"], ["a"]]


def test_what_is_pickled_is_had_again_by_the_same_version(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "things"
    assert store.unpickled(file, "1") is None
    store.keep_pickled(file, "1", {"a": Path("a")})
    assert store.unpickled(file, "1") == {"a": Path("a")}
    assert store.unpickled(file, "2") is None
    for length in (0, 1, 2, 9):
        file.write_bytes(file.read_bytes()[:length])
        assert store.unpickled(file, "1") is None
        store.keep_pickled(file, "1", {"a": Path("a")})


def test_an_edit_of_the_code_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Path(shutil.copytree(store.PACKAGE, tmp_path / "chronicle"))
    monkeypatch.setattr(store, "PACKAGE", copy)

    def changes(module: str) -> bool:
        before = version(("values", "kinds/*/model.py", "citation"), ())
        with (copy / module).open("a", encoding="utf-8") as file:
            file.write("# Another line.\n")
        return version(("values", "kinds/*/model.py", "citation"), ()) != before

    assert changes("citation/processor.py")
    assert changes("citation/apa.csl")
    assert changes("kinds/work/model.py")
    assert changes("store.py")
    assert not changes("pages/page.py")
    before = version((), ("rispy",))
    monkeypatch.setattr(metadata, "version", lambda name: "99")
    assert version((), ("rispy",)) != before


def test_the_version_of_citations_covers_all_the_code_that_shapes_them() -> None:
    modules = {floors.module(path): path for path in floors.SCRIPTS.rglob("*.py")}
    shaping = {name for name in modules if name.startswith("chronicle.citation.")}
    waiting = [*shaping]
    while waiting:
        more = set(floors.imports(modules[waiting.pop()], set(modules))) & modules.keys() - shaping
        shaping |= more
        waiting += more
    covered = {path for part in formatted_works.PARTS for path in store.code(part)}
    ground = {store.PACKAGE / name for name in store.GROUND}
    assert {modules[name] for name in shaping} - covered - ground == set()
    assert {f"{name}.py" for name in floors.FLOORS[0]} == set(store.GROUND)
