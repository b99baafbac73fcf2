"""The invented history as a project that was published once."""

import shutil
from pathlib import Path

import pytest

from chronicle import build
from chronicle.book import load_book
from chronicle.corpus import ledger
from support import ANOTHER, SITE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The root of the project, with data, pages written by hand and a ledger."""
    root = tmp_path / "project"
    shutil.copytree(ANOTHER, root)
    book = load_book(root / "data", root / "docs", SITE)
    ledger.publish(root / "data" / "permalinks.txt", build.published(book), "2099.1.0")
    return root
