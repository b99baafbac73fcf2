from pathlib import Path

from chronicle.files import list_files, misdirected_links


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


def test_finds_symlinks_that_leave_the_project(tmp_path: Path) -> None:
    """A link within the project may lead to a directory with a link out of it."""
    docs = tmp_path / "project" / "docs"
    images = tmp_path / "project" / "images"
    home = tmp_path / "home"
    for folder in (docs / ".well-known", images, home):
        folder.mkdir(parents=True)
        (folder / "some.txt").touch()
    links = {
        "images": images,
        "images/again": images,
        "images/key.txt": home / "some.txt",
        ".well-known/home": home,
        "absent.md": home / "absent.md",
    }
    for name, target in links.items():
        (docs / name).symlink_to(target)
    (docs / "itself").symlink_to(docs / "itself")
    found = {path.relative_to(docs).as_posix() for path in misdirected_links(docs, docs.parent)}
    assert found == {"images/key.txt", ".well-known/home", "absent.md", "itself"}
