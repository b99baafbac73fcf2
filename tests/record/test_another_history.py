"""The page that walks through making another history is walked: each command run, each file written."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.start import start
from support import ROOT
from support.projects import build
from support.site_reader import broken_links, read_site

pytestmark = pytest.mark.record

PAGE = (ROOT / "docs" / "about" / "another-history.md").read_text(encoding="utf-8")
FILE = re.compile(
    r"^In `(?P<name>[^`]+)`[^`]*?:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
REMOVAL = re.compile(r"^rm .*$", re.MULTILINE)


def walk(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do in a directory what the page says; each step passes `make check`."""
    start(ROOT, directory, dt.date(2026, 12, 1))
    monkeypatch.chdir(directory)
    for command in REMOVAL.findall(PAGE):
        subprocess.run(command, shell=True, cwd=directory, check=True)
    for found in FILE.finditer(PAGE):
        path = directory / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
        assert main(["check"]) == 0
    settings = directory / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for line in re.findall(r"^site_(?:name|description): .*$", PAGE, re.MULTILINE):
        text = re.sub(f"^{line.partition(':')[0]}: .*$", line, text, flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8")


def test_the_walk_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk(tmp_path / "lighthouse", monkeypatch)
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
