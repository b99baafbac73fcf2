"""The workflows do nothing that a contributor could not do by hand, and no more than each job is for."""

from __future__ import annotations

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
    re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
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
        for command in re.findall(r"make ((?:[a-z]+ ?)+)", step.get("run", "")):
            yield from command.split()


def test_pull_requests_are_tested_by_what_can_only_read_and_with_every_tool() -> None:
    tests = workflow("test.yml")
    assert set(tests["on"]) == {"pull_request", "workflow_call", "schedule"}
    assert tests["permissions"] == READ
    (job,) = tests["jobs"].values()
    assert "permissions" not in job
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    (unlocked,) = (step for step in job["steps"] if "if" in step)
    assert unlocked["if"] == "github.event_name == 'schedule'"
    assert "touch .venv/serving .venv/developing" in unlocked["run"]
    assert list(commands(job)) == ["test"]
    assert [step["env"] for step in job["steps"] if "env" in step] == [{"NOTHING_MISSING": "1"}]
    installed = " ".join(step.get("run", "") for step in job["steps"])
    for tool in ("libpango-1.0-0", "fonts-noto-core", "fonts-noto-cjk", "jre"):
        assert tool in installed


def test_the_site_is_published_after_the_tests_by_a_job_of_its_own() -> None:
    pages = workflow("pages.yml")
    assert pages["on"]["push"] == {"branches": ["main"]}
    assert pages["permissions"] == READ
    jobs = pages["jobs"]
    assert jobs["test"] == {"uses": "./.github/workflows/test.yml"}
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("test", "build")
    assert jobs["build"]["permissions"] == {**READ, "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    (deployment,) = jobs["deploy"]["steps"]
    assert deployment["uses"].startswith("actions/deploy-pages@")


def test_only_what_is_released_is_built_and_the_editions_do_not_block_it() -> None:
    build = workflow("pages.yml")["jobs"]["build"]
    assert list(commands(build)) == ["released", "editions", "build"]
    (optional,) = (step for step in build["steps"] if "continue-on-error" in step)
    assert "make editions" in optional["run"]
    assert {name for step in build["steps"] for name in step.get("env", {})} == {"SITE_URL"}
    (upload,) = (step for step in build["steps"] if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"]["path"] == "site"


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
