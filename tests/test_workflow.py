"""The workflow that publishes the site does nothing that a contributor could not do by hand."""

from __future__ import annotations

import re

import yaml

from support import ROOT


def test_the_workflow_runs_targets_that_exist_and_sets_the_one_setting() -> None:
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8"))["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = [target for run in runs if run.startswith("make ") for target in run.split()[1:]]
    assert called == ["test", "editions", "build"]
    assert set(called) <= targets
    assert [list(step["env"]) for step in steps if "env" in step] == [["SITE_URL"]]
    (upload,) = [step for step in steps if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"]["path"] == "site"
