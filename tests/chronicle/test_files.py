from pathlib import Path

from chronicle import files


def test_what_systems_and_editors_leave_is_no_content(tmp_path: Path) -> None:
    left = (".DS_Store", "x.yml~", ".1966.yml.swp", "#x.yml#", ".cache/x.yml", "b/.#x.yml")
    for name in ("b/x.yml", "a.yml", *left):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "b" / ".#lock.yml").symlink_to("nobody@nowhere.1")
    found = [path.relative_to(tmp_path).as_posix() for path in files.contents(tmp_path)]
    assert found == ["a.yml", "b/x.yml"]
