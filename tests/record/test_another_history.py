"""The page that walks through making another history is walked: each command run, each file written."""

from pathlib import Path

import pytest

from record.heirs import walked
from support.projects import build
from support.site_reader import broken_links, read_site

pytestmark = pytest.mark.record


def test_the_walk_arrives(tmp_path: Path) -> None:
    walked(tmp_path / "lighthouse")
    result = build(tmp_path / "lighthouse", tmp_path / "site")
    told = result.stdout + result.stderr
    assert result.returncode == 0, told
    assert "WARNING" not in told
    site = read_site(tmp_path / "site")
    assert list(broken_links(site)) == []
    assert {
        "timeline/",
        "events/1871-lamp-is-lit/",
        "questions/what-did-the-light-cost/",
        "about/changes/",
    } <= set(site.pages)
    assert not {"chapters/", "deployments/", "places/"} & set(site.pages)
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "The Light in the Strait: A history of one lighthouse, as two papers tell it." in home
