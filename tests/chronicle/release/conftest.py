"""The sample history as a project that was published once."""

from pathlib import Path

import pytest

from chronicle import build
from chronicle.corpus import ledger
from chronicle.history import History
from support.projects import copy_sample_project


@pytest.fixture(scope="session")
def addresses(history: History) -> set[str]:
    return build.resolvable_addresses(history)


@pytest.fixture
def project(tmp_path: Path, addresses: set[str]) -> Path:
    root = copy_sample_project(tmp_path / "project")
    ledger.publish(root / "data" / "permalinks.txt", addresses, "2099.1.0")
    return root
