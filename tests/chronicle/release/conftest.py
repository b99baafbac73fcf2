"""The sample history as a project that was published once."""

from pathlib import Path

import pytest

from chronicle.corpus import ledger
from chronicle.history import History
from chronicle.queries import redirect_table


@pytest.fixture(scope="session")
def addresses(history: History) -> set[str]:
    return redirect_table.resolvable_addresses(history)


@pytest.fixture
def project(project: Path, addresses: set[str]) -> Path:
    ledger.publish_version(project / "data" / "permalinks.txt", addresses, "2019.1.0")
    return project
