"""The repository itself: Makefile, architecture document, package data, and names in docstrings."""

import ast
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from support import ROOT

SCRIPTS = ROOT / "scripts"
FILES = sorted(SCRIPTS.rglob("*.py"))


def test_make_passes_arguments_unchanged(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', "utf-8")
    python.chmod(0o755)
    # Not as a sub-make of the make that runs the tests, which would print directory names.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    text = 'It cost $5, “so” $(shell touch typed) `date`; “more” & "less".'

    def print_arguments(*given: str) -> list[str]:
        command = [
            "make",
            "-o",
            ".venv/serving",
            "-o",
            ".venv/developing",
            f"BIN={tmp_path}",
            *given,
        ]
        run = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return run.stdout.splitlines()

    for target, name in (("start", "DIR"), ("publish", "VERSION"), ("compare-builds", "BASE")):
        assert print_arguments(target, f"{name}={text}")[-1] == text
    assert print_arguments("start") == ["-m", "chronicle", "start", "--", ""]
    with pytest.raises(subprocess.CalledProcessError):
        print_arguments("serve", "PORT=$(shell touch typed)")
    assert not (ROOT / "typed").exists()


def test_package_data_and_lock_are_complete() -> None:
    """The package data include templates, styles, scripts and the starter; the lock includes all libraries."""
    package = ROOT / "scripts" / "chronicle"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    installed = {
        path
        for name, patterns in project["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in ROOT.joinpath("scripts", *name.split(".")).glob(
            f"{pattern}/*" if pattern.endswith("**") else pattern
        )
    }
    data_files = {p for p in package.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")}
    assert data_files - installed == set()
    locked = (ROOT / "requirements.lock").read_text("utf-8")
    required = (
        re.split("[<>=]", requirement)[0] for requirement in project["project"]["dependencies"]
    )
    assert [name for name in required if f"\n{name}==" not in locked] == []


def test_architecture_names_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    code = set(re.findall(r"\w+", " ".join(path.read_text("utf-8") for path in FILES)))
    assert set(re.findall(r"`([A-Za-z_]+)`", text)) - code == set()
    files = re.findall(r"`([\w./-]+\.(?:py|html|css|yml))`", text)
    paths = [*files, *re.findall(r"(?<![\w./-])[a-z_]+/", text)]
    roots = (ROOT, ROOT / "scripts" / "chronicle")
    assert not [name for name in paths if not any((root / name).exists() for root in roots)]


QUOTED = re.compile(r"`([\w./-]+)`")
NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")
FILE = re.compile(r"[\w./-]+\.(?:py|html|md|toml|css|js)")


def read_docstrings(path: Path) -> str:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    return "\n".join(ast.get_docstring(n) or "" for n in nodes if isinstance(n, documented))


def test_docstring_references_exist() -> None:
    texts = (QUOTED.sub("", path.read_text("utf-8")) for path in FILES)
    known_names = {path.stem for path in FILES}.union(*(re.findall(r"\w+", text) for text in texts))
    missing = []
    for path in FILES:
        for name in QUOTED.findall(read_docstrings(path)):
            if FILE.fullmatch(name):
                candidates = (*SCRIPTS.rglob(name), ROOT / name)  # x is a placeholder for any name
                is_there = Path(name).stem == "x" or any(
                    candidate.exists() for candidate in candidates
                )
            else:
                is_there = not NAME.fullmatch(name) or known_names.issuperset(name.split("."))
            if not is_there:
                missing.append(f"{path.relative_to(ROOT)} names {name}")
    assert missing == []
