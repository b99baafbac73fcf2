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


def test_whatever_is_wrong_is_reported(root: Path) -> None:
    site = built_site.read_site(root)
    found = built_site.problems(site, URL, ["a/#y", "a/#gone", "gone/"])
    assert sorted(found) == beside(__file__)["messages"]
