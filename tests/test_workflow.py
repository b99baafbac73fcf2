"""The workflows do nothing that a contributor could not do by hand, and no more than each job is for."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from support import ROOT

Workflow = dict[str, Any]
WORKFLOWS = ROOT / ".github" / "workflows"
TARGETS = set(
    re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)
READ = {"contents": "read"}
# An action is pinned by the digest of a commit, behind which stands its version.
PINNED = re.compile(r"- (?:id: \w+\n +)?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")


@cache
def workflow(name: str) -> Workflow:
    loaded: Workflow = yaml.load((WORKFLOWS / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def commands(job: Workflow) -> Iterator[str]:
    """The targets of make that a job runs."""
    for step in job["steps"]:
        for command in re.findall(r"make ((?:[a-z-]+ ?)+)", step.get("run", "")):
            yield from command.split()


def test_pull_requests_are_tested_by_what_can_only_read_and_with_every_tool() -> None:
    tests = workflow("test.yml")
    assert set(tests["on"]) == {"pull_request", "workflow_call", "schedule"}
    assert tests["permissions"] == READ
    (job,) = tests["jobs"].values()
    assert "permissions" not in job
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert list(commands(job)) == ["test"]
    assert job["env"] == {"NOTHING_MISSING": "1"}


def test_only_what_was_tested_and_released_is_published() -> None:
    jobs = workflow("pages.yml")["jobs"]
    assert jobs["test"] == {"uses": "./.github/workflows/test.yml"}
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("test", "build")
    assert next(commands(jobs["build"])) == "check-release"


@pytest.mark.parametrize("name", sorted(path.name for path in WORKFLOWS.iterdir()))
def test_every_job_ends_and_runs_what_exists(name: str) -> None:
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    assert text.count("uses: ") == len(PINNED.findall(text)) + text.count("uses: ./")
    for job in workflow(name)["jobs"].values():
        if "steps" in job:
            assert int(job["timeout-minutes"]) <= 60
            assert set(commands(job)) <= TARGETS
            for step in job["steps"]:
                if "setup-python" in step.get("uses", ""):
                    assert step["with"]["cache"] == "pip"
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] == "false"
