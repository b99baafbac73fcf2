"""The repository itself: Makefile, architecture document, package data, docstrings and wording."""

import ast
import os
import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import yaml

from chronicle.problems import Problem
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
    assert print_arguments("start")[2:] == ["chronicle", "start", "--", ""]
    port = "$(shell touch typed)"
    assert print_arguments("serve", f"PORT={port}")[-1] == f"127.0.0.1:{port}"
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


def test_backticks_in_documents_are_balanced() -> None:
    """An unbalanced backtick would hide the names after it from the other tests of documents."""
    unbalanced = []
    for path in chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md"), SCRIPTS.rglob("*.md")):
        text = re.sub(r"(?ms)^( *)(```+|~~~+).*?^\1\2", "", path.read_text("utf-8"))
        lines = (line for line in text.splitlines() if line.count("`") % 2)
        unbalanced += [f"{path.relative_to(ROOT)}: {line}" for line in lines]
    assert unbalanced == []


QUOTED = re.compile(r"`([\w./-]+)`")
NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")
PROSE = re.compile(r'""".*?"""|#[^\n]*', re.DOTALL)
CODE = [
    path
    for folder in (SCRIPTS, ROOT / "tests")
    for path in folder.rglob("*")
    if path.suffix in (".py", ".html", ".css", ".js", ".mjs")
]


def read_docstrings(path: Path) -> str:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    return "\n".join(ast.get_docstring(n) or "" for n in nodes if isinstance(n, documented))


def is_file(name: str) -> bool:
    candidates = (*SCRIPTS.rglob(name), ROOT / name)  # x is a placeholder for any name
    return Path(name).stem == "x" or any(candidate.exists() for candidate in candidates)


def test_docstring_references_exist() -> None:
    """A name in backticks is a file, a module, or a name in the package or in the module that precedes it."""
    words = {path: set(re.findall(r"\w+", PROSE.sub("", path.read_text("utf-8")))) for path in CODE}
    modules = {path.stem for path in FILES}
    missing = []
    for path in FILES:
        in_package = (names for file, names in words.items() if file.parent == path.parent)
        known = modules.union(path.parts, *in_package)
        for name in QUOTED.findall(read_docstrings(path)):
            module, dot, _ = name.partition(".")
            in_module = (
                words[file] for file in words if dot and module in (*file.parts, file.stem)
            )
            is_there = not NAME.fullmatch(name) or known.union(*in_module).issuperset(
                name.split(".")
            )
            if not is_there and not is_file(name):
                missing.append(f"{path.relative_to(ROOT)} names {name}")
    assert missing == []


def test_private_words_are_not_used() -> None:
    table = yaml.safe_load((ROOT / "tests" / "private_words.yml").read_text("utf-8"))
    found = []
    for path in CODE:
        text = path.read_text("utf-8")
        for words, standard in table.items():
            pattern = rf"(?<!\w)(?:{words})(?!\w)".replace(" ", r"[\s#*]+")
            for match in re.finditer(pattern, text, re.IGNORECASE):
                message = f"“{match[0]}”; write {standard}"
                found.append(str(Problem.from_offset(str(path), text, match.start(), message)))
    assert found == []
