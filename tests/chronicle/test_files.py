from pathlib import Path

from chronicle.files import list_files


def test_follows_symlinks_without_cycles(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shared = tmp_path / "shared"
    for folder in (data / "works", shared):
        folder.mkdir(parents=True)
        (folder / "some.yml").touch()
    (data / "lessons").symlink_to(shared)
    (shared / "back").symlink_to(data)
    (data / "again").symlink_to(data)
    (data / ".hidden").symlink_to(shared)
    (data / "nothing.yml").symlink_to(tmp_path / "nowhere")
    files = [path.relative_to(data).as_posix() for path in list_files(data)]
    assert files == ["lessons/some.yml", "works/some.yml"]
    assert [*list_files(tmp_path / "nowhere")] == []
