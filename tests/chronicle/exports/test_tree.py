from pathlib import Path

from chronicle import build
from chronicle.book import Book
from support import ANOTHER, ROOT


def test_the_whole_book_is_written_and_then_left_alone(book: Book, tmp_path: Path) -> None:
    count = build.write_tree(book, ANOTHER / "docs", ROOT / "theme" / "assets", tmp_path)
    files = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert count == len(files)
    assert {
        "index.md",
        "about/cite.md",
        "events/1903-flood.md",
        "timeline.md",
        "places.md",
        "figures.md",
        "figures/chart-diggers.svg",
    } <= files
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    (tmp_path / "timeline.md").write_text("old", encoding="utf-8")
    assert build.write_tree(book, ANOTHER / "docs", ROOT / "theme" / "assets", tmp_path) == 1
    assert {
        path for path in before if path.is_file() and path.stat().st_mtime_ns != before[path]
    } == {tmp_path / "timeline.md"}
    home = (tmp_path / "index.md").read_text(encoding="utf-8")
    assert "[Canal Corps](actors/canal-corps/)" in home
    assert '<li id="note-3">' in home
    assert "[@" not in home
