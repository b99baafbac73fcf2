from pathlib import Path

import pytest

from chronicle.release import built_site
from support.cases import beside

URL = "https://ditch.example/book/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site in which something is wrong of each sort."""
    files = beside(__file__)["files"]
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_whatever_is_wrong_is_told(root: Path) -> None:
    site = built_site.read_site(root)
    found = built_site.problems(site, URL, ["a/#y", "a/#gone", "gone/"])
    assert sorted(found) == beside(__file__)["told"]


def test_a_page_weighs_what_a_visit_fetches(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script with what it imports at once; nothing to ask for."""
    head = '<script src="../s.js"></script><link rel="stylesheet" href="../s.css">'
    (root / "a" / "index.html").write_text(f'{head}<img src="../p.png" loading="lazy">', "utf-8")
    (root / "s.js").write_text('import { x } from "./t.js"; const later = () => import("./u.js");')
    faces = ('src:url("f.woff2")', 'src:url("g.woff2");unicode-range:U+100')
    (root / "s.css").write_text("".join(f"@font-face{{{face}}}" for face in faces))
    for name in ("t.js", "u.js", "f.woff2", "g.woff2"):
        (root / name).write_text(name)
    site = built_site.read_site(root)
    parts = ("a/index.html", "s.js", "t.js", "s.css", "f.woff2")
    size = sum(built_site.sent(root / name) for name in parts)
    assert built_site.weight(site, site.pages["a/"], URL) == size
    monkeypatch.setattr(built_site, "HEAVIEST", size - 1)
    assert f"a/: a first visit fetches {size} bytes; at most {size - 1}" in list(
        built_site.problems(site, URL, ())
    )
