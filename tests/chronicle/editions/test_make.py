from __future__ import annotations

from pathlib import Path

import pytest

from building import another_project, build
from chronicle.__main__ import main
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.editions import names
from support import SITE


def test_files_bear_the_version_and_only_those_of_this_version_are_offered(book: Book, tmp_path: Path) -> None:
    assert names.stem(book) == "the-long-ditch-2099.1.0"
    home = tmp_path / names.HOME
    home.mkdir(parents=True)
    (home / "the-long-ditch-2099.1.0.epub").write_bytes(b"four")
    (home / "the-long-ditch-2098.1.0.pdf").write_bytes(b"old")
    assert names.existing(book, tmp_path) == [("the-long-ditch-2099.1.0.epub", 4)]
    assert names.existing(book, tmp_path / "none") == []


def test_the_command_makes_both_again_to_the_byte_and_the_site_offers_them(
    printed: Path, electronic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = another_project(tmp_path / "project")
    monkeypatch.chdir(project)
    monkeypatch.setenv("SITE_URL", SITE.url)
    assert main(["editions"]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith(".build/editions/the-long-ditch-2099.1.0.pdf, 0.")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    offered = tmp_path / "site" / addresses.EDITIONS
    assert (offered / "the-long-ditch-2099.1.0.pdf").read_bytes() == printed.read_bytes()
    assert (offered / "the-long-ditch-2099.1.0.epub").read_bytes() == electronic.read_bytes()
