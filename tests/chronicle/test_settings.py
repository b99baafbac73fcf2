from __future__ import annotations

from pathlib import Path

import pytest

from chronicle import settings as site
from chronicle.settings import Site
from support import ROOT


def test_the_settings_are_read(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        "site_name: The Long Ditch\nsite_url: https://ditch.example/book\nhooks: [x.py]\n",
        encoding="utf-8",
    )
    assert site.read(settings) == Site("The Long Ditch", "", "https://ditch.example/book/")
    assert site.read(settings).maker == "The Long Ditch"


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    assert site.read(ROOT / "mkdocs.yml").url == "https://elsewhere.example/"


def test_settings_are_inherited_and_mappings_merged(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "mkdocs.yml").write_text(
        "site_name: Any\nplugins: [a]\nextra: {version: false, report: none}\n", encoding="utf-8"
    )
    own = tmp_path / "mkdocs.yml"
    own.write_text(
        "INHERIT: all/mkdocs.yml\nsite_name: Own\nplugins: [b]\nextra: {report: x@y.example}\n",
        encoding="utf-8",
    )
    assert site.load(own) == {
        "site_name": "Own",
        "plugins": ["b"],
        "extra": {"version": False, "report": "x@y.example"},
    }


def test_what_is_written_by_hand_names_the_licence_of_the_settings() -> None:
    for name in ("LICENSE", "docs/about/index.md"):
        text = " ".join((ROOT / name).read_text(encoding="utf-8").split())
        assert site.LICENCE.name in text
        assert site.LICENCE.url in text
    assert site.LICENCE.name in (ROOT / "README.md").read_text(encoding="utf-8")
