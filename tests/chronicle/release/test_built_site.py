from pathlib import Path

import pytest
from click import ClickException

from chronicle.release import built_site
from support.cases import load_yaml

URL = "https://ditch.example/book/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a site with one error of each kind."""
    files = load_yaml(__file__)["files"]
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_reports_every_problem(root: Path) -> None:
    site = built_site.read_site(root)
    problems = built_site.check_site(site, URL, ["a/#y", "a/#gone", "gone/"])
    assert sorted(problems) == load_yaml(__file__)["messages"]


@pytest.mark.parametrize("content", [b"\n", "<p>\xe9".encode("latin-1")])
def test_rejects_invalid_html(root: Path, content: bytes) -> None:
    (root / "b.html").write_bytes(content)
    with pytest.raises(ClickException, match=r"b\.html is not valid HTML"):
        built_site.read_site(root)
