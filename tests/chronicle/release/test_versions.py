"""What a version has to say of itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from chronicle.history import History
from chronicle.release import versions
from support import ANOTHER


@pytest.mark.parametrize(
    ("day", "newer"), [("4100000000 +0000", ["chapters/the-flood.md"]), ("4071038400 +0000", [])]
)
def test_a_page_is_named_whose_words_are_newer_than_its_day(
    history: History, tmp_path: Path, day: str, newer: list[str]
) -> None:
    docs = tmp_path / "docs"
    assert versions.pages_newer_than_their_date(history, tmp_path) == []  # no repository
    shutil.copytree(ANOTHER / "docs/chapters", docs / "chapters")
    (docs / "chapters/index.md").unlink()
    identity = {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    author = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    environment = {**os.environ, **identity, **author, "GIT_COMMITTER_DATE": f"@{day}"}
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Begin"]):
        subprocess.run(["git", *command], cwd=docs, env=environment, check=True)
    assert versions.pages_newer_than_their_date(history, docs) == newer
