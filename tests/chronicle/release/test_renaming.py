import errno
import os
import re
import shutil
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.corpus import ledger, loading
from chronicle.release.built_site import problems, read_site
from support import ANOTHER, replaced
from support.cases import cases
from support.projects import HOME, build_here


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    there = Path(shutil.copytree(ANOTHER, tmp_path / "project"))
    monkeypatch.chdir(there)
    return there


def lines_changed(project: Path) -> list[tuple[str, str]]:
    """Every line that is not what it was, before and after; nothing else may have changed."""
    changed = []
    for path in sorted([*project.rglob("*.yml"), *project.rglob("*.md")]):
        before = (ANOTHER / path.relative_to(project)).read_text("utf-8").split("\n")
        after = path.read_text("utf-8").split("\n")
        assert len(before) == len(after), path
        changed += [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    return changed


def test_a_record_is_renamed_wherever_it_is_named(project: Path) -> None:
    assert main(["rename", "holm-1987", "holm-ditch"]) == 0
    changed = lines_changed(project)
    assert len(changed) == 25
    for before, after in changed:
        assert before.replace("holm-1987", "holm-ditch") == after
    left = [
        path
        for path in project.rglob("*")
        if path.suffix in (".yml", ".md") and "holm-1987" in path.read_text("utf-8")
    ]
    assert left == []
    assert main(["check"]) == 0


def test_the_address_of_what_was_published_still_arrives(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish"]) == 0
    published = set(ledger.read(project / "data" / "permalinks.txt"))
    assert main(["rename", "1903-flood", "1903-great-flood"]) == 0  # fmt: skip
    assert "1903-flood is 1903-great-flood in 8 files; its old address arrives" in capsys.readouterr().out  # fmt: skip
    record = loading.load(project / "data").records["1903-great-flood"]
    assert record.formerly == ("1903-flood",)
    assert main(["check"]) == 0
    build_here(project, project / "site")
    site = read_site(project / "site")
    assert list(problems(site, HOME, published)) == []
    assert main(["rename", "1903-great-flood", "1903-flood-of-may"]) == 0
    record = loading.load(project / "data").records["1903-flood-of-may"]
    assert record.formerly == ("1903-flood",)  # the other was never published
    assert main(["rename", "canal-corps", "diggers"]) == main(["rename", "vik", "vik-town"]) == 0
    records = loading.load(project / "data").records
    assert records["diggers"].formerly == ("canal-corps", "ditch-corps")
    assert "- {id: vik-town, formerly: [vik], name" in (project / "data/places.yml").read_text()


def test_pages_keep_what_is_no_name_of_the_record(project: Path) -> None:
    page = project / "docs" / "news.md"
    written = """---
title: About the-lock
---
# The lock { #the-lock }

![It](the-lock.png) [Here](#the-lock), [in the list](places.md#the-lock), [elsewhere](about/index.md#the-lock), `the-lock`.
See [the lock](id:the-lock), and [it](https://x.example/the-lock).

[Where it was](map:the-lock,vik)
"""
    page.write_text(written, "utf-8")
    page.with_name("the-lock.png").touch()
    replaced(project, "docs/about/index.md", "# ", "# The method { #the-lock }\n\n## ", 1)
    assert main(["rename", "the-lock", "lock-of-vik"]) == 0
    after = written.replace("id:the-lock", "id:lock-of-vik").replace(
        "map:the-lock", "map:lock-of-vik"
    )
    assert page.read_text("utf-8") == after


GUIDE = "---\ntitle: A guide\n---\n# How to read it { #how }\n\nIt is [here](../../index.md).\n"


@pytest.fixture
def guided(project: Path) -> Path:
    """A project with a page below that of a paper, to which the home page leads."""
    guide = project / "docs" / "papers" / "holm-1987" / "guide.md"
    guide.parent.mkdir(parents=True)
    guide.write_text(GUIDE, "utf-8")
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as home:
        home.write(
            "\nRead [Holm][1] with [a guide](papers/holm-1987/guide.md).\n\n[1]: papers/holm-1987.md\n"
        )
    assert main(["check"]) == 0
    return project


def test_pages_below_that_of_a_record_go_with_it(
    guided: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = guided / "docs" / "papers" / "holm-1987" / "index.md"
    part.write_text("## On it { #on-it }\n\nDry.\n", "utf-8")
    led = "page: 'papers/holm-1987/#on-it', date: '2099-01-02', why: It moved."
    with (guided / "data" / "withdrawn.yml").open("a", encoding="utf-8") as withdrawn:
        withdrawn.write(f"- {{id: on, address: 'papers/holm-1987/#on', {led}}}\n")
    assert main(["rename", "holm-1987", "holm-ditch"]) == 0
    assert "docs/papers/holm-1987/ is docs/papers/holm-ditch/" in capsys.readouterr().out
    moved = guided / "docs" / "papers" / "holm-ditch" / "guide.md"
    assert moved.read_text("utf-8") == GUIDE
    assert moved.with_name("index.md").is_file()  # what stands on the page of the paper goes along
    home = (guided / "docs" / "index.md").read_text("utf-8")
    assert "[a guide](papers/holm-ditch/guide.md).\n\n[1]: papers/holm-ditch.md\n" in home
    assert main(["check"]) == 0


def test_line_breaks_and_marks_of_a_file_stay(project: Path) -> None:
    places = project / "data" / "places.yml"
    before = places.read_text("utf-8")
    places.write_bytes(b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode())
    assert main(["rename", "vik", "vik-town"]) == 0
    after = places.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# yaml")
    assert after.count(b"\r\n") == before.count("\n")


@cases
def test_what_cannot_be_renamed_is_reported_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    assert main(["rename", old, new]) == 1
    assert message in capsys.readouterr().err
    assert lines_changed(project) == []


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real = getattr(Path, step)
    paths: list[Path] = []

    def third_fails(path: Path, given: object) -> object:
        paths.append(path)
        if len(paths) == 3:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, given)

    monkeypatch.setattr(Path, step, third_fails)
    assert main(["rename", "1903-flood", "1903-great-flood"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"Error: .*\.(?:yml|md): Permission denied", line)
    assert lines_changed(project) == []
    assert {path.name for path in paths if path.name.startswith(".") and path.exists()} == set()
