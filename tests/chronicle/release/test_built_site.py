from pathlib import Path

import pytest

from chronicle.release import built_site

URL = "https://ditch.example/book/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site in which something is wrong of each sort."""
    files = {
        "index.html": '<p id="x"><p id="x"><a href="a/#y">good</a><a href="a/#z">bad</a>'
        '<a href="https://else.test/">out</a><link rel="canonical" href="https://ditch.example/book/"/>',
        "a/index.html": '<p id="y"><a href="../../">bad</a><a href="../b/">bad</a><img src="../p.png">',
        "p.png": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_whatever_is_wrong_is_told(root: Path) -> None:
    site = built_site.read_site(root)
    assert sorted(built_site.problems(site, URL, ["a/#y", "a/#gone", "gone/"])) == [
        "/a/#gone was published and leads nowhere",
        "/gone/ was published and leads nowhere",
        ": 2 elements have the id x",
        ": a/#z has no anchor there",
        "a/: ../../ leads nowhere",
        "a/: ../b/ leads nowhere",
    ]


def test_a_page_weighs_what_a_visit_fetches(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script with what it imports at once; nothing that a reader has to ask for."""
    head = '<script src="../s.js"></script><link rel="stylesheet" href="../s.css">'
    (root / "a" / "index.html").write_text(f'{head}<img src="../p.png" loading="lazy">', "utf-8")
    (root / "s.js").write_text('import { x } from "./t.js"; const later = () => import("./u.js");')
    for name in ("t.js", "u.js", "s.css"):
        (root / name).write_text(name)
    site = built_site.read_site(root)
    parts = ("a/index.html", "s.js", "t.js", "s.css")
    size = sum(built_site.sent(root / name) for name in parts)
    assert built_site.weight(site, site.pages["a/"], URL) == size
    monkeypatch.setattr(built_site, "HEAVIEST", size - 1)
    assert f"a/: a first visit fetches {size} bytes; at most {size - 1}" in list(
        built_site.problems(site, URL, ())
    )
