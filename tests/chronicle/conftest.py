"""Copies of the sample project, and the two histories whose exports are tested."""

from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.history import History
from support import SITE
from support.projects import copy_sample_project


@pytest.fixture(scope="session")
def real_history(record: History) -> History:
    return replace(record, site=SITE)


@pytest.fixture(
    scope="session",
    params=["history", pytest.param("real_history", marks=pytest.mark.record)],
    ids=["invented", "real"],
)
def any_history(request: pytest.FixtureRequest) -> History:
    history: History = request.getfixturevalue(request.param)
    return history


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample project, for tests that change it; the current directory."""
    directory = copy_sample_project(tmp_path / "project")
    monkeypatch.chdir(directory)
    return directory


@pytest.fixture
def data(project: Path) -> Path:
    return project / "data"
