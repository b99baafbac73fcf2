import re
from pathlib import Path

from chronicle import build
from chronicle.corpus.loading import load
from chronicle.exports import structured
from chronicle.history import History
from support import ANOTHER, SITE, THEME, named_after

ASSETS = THEME / "assets"


def test_what_is_as_it_was_is_left_alone(tmp_path: Path) -> None:
    docs, tree = tmp_path / "docs", tmp_path / "tree"
    docs.mkdir()
    empty = History(load(docs), SITE)
    build.write_tree(empty, docs, ASSETS, tree)
    before = {path: path.stat().st_mtime_ns for path in tree.rglob("*") if path.is_file()}
    (tree / "data.md").write_text("old", "utf-8")
    assert build.write_tree(empty, docs, ASSETS, tree) == 1
    after = {path for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert after == {tree / "data.md"}


def test_the_whole_book_is_written(history: History, tmp_path: Path) -> None:
    count = build.write_tree(history, ANOTHER / "docs", ASSETS, tmp_path)
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert count == len(files)
    assert {"about/cite.md", "timeline.md", "places.md", "figures/chart-diggers.svg"} <= files

    def text(name: str) -> str:
        return (tmp_path / name).read_text("utf-8")

    home = text("index.md")
    # The turns of the period at a glance are those of a list on the page.
    assert "</tspan> the water comes</text>" in home
    assert "1. 1903: [the water comes](events/1903-flood/)" in home
    assert "[@" not in home
    assert "<!-- the period at a glance -->" not in home
    # What search engines are told follows the text.
    event = build.render_page(history, "events/1903-flood/").structured
    assert text("events/1903-flood.md").endswith(f"</article>\n\n{event}\n")
    chapter = structured.block("chapters/the-flood/", history)
    assert text("chapters/the-flood.md").endswith(f"\n{chapter}\n")


def test_the_name_of_a_ship_has_no_asterisks_and_no_markup_in_words_alone(history: History) -> None:
    """Wherever it stands: in charts and their files, filters, tables, feeds, what is cited, what search engines read."""
    made = build.tree(named_after(history, "the *Heron*"), ANOTHER / "docs")
    files = {name: content.decode(errors="ignore") for name, content in made}
    assert sum("Heron" in text for text in files.values()) > 58
    # The record is given away as it is typed.
    assert "Vik the *Heron*" in files.pop("data/record.json")
    assert {name for name, text in files.items() if "*Heron" in text or "Heron*" in text} == set()
    in_words_alone = re.compile(
        r"""="[^"]*<i>[^"]*Heron|<(?:title|text|tspan)\b[^>]*>[^<]*<i>|&lt;i&gt;"""
    )
    assert {name for name, text in files.items() if in_words_alone.search(text)} == set()
