"""Promises in documents: each sentence exists, and the edits that test it have the promised effect."""

import re
from pathlib import Path

import pytest

from chronicle.__main__ import main
from support import ROOT, CapturedOutput
from support.cases import cases
from support.projects import copy_sample_project


@cases
def test_documented_messages_are_printed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: CapturedOutput,
    says: str,
    edits: list[list[str]],
) -> None:
    document, _, sentence = says.partition(": ")
    assert sentence in " ".join((ROOT / document).read_text("utf-8").split())
    for number, (file, old, new, message) in enumerate(edits):
        project = copy_sample_project(tmp_path / str(number))
        monkeypatch.chdir(project)
        path = project / file
        path.parent.mkdir(exist_ok=True)
        text = path.read_text("utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")
        main(["check"])
        printed = "".join(capsys.readouterr())
        assert message in re.sub(r":\d+:\d+:", ":#:", printed)
