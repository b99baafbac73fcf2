"""What `chronicle export` writes is built by MkDocs without plugin and theme of ours, and by another generator."""

import os
import subprocess
from pathlib import Path

import pytest
from lxml import html

from chronicle.__main__ import main
from chronicle.release.built_site import BuiltSite, problems, read_site
from support import words
from support.built_site import Built
from support.projects import BINARIES, ENVIRONMENT, HOME, another_project

PAGE = """---
title: News
tags: [water]
---
# News { #news }

See [the timeline](../timeline.md#1903-flood), [us](../about/index.md), ![a gate](gate.svg "A gate") and [this][it]. [@holm-1987, p. 12]

`[as typed](../timeline.md)`

[it]: ../about/cite.md
"""
COMMANDS = {"mkdocs": ["build", "--strict"], "zensical": ["build", "--strict"]}


@pytest.fixture(scope="module")
def exported(starter: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = another_project(tmp_path_factory.mktemp("export") / "project", starter[0].parent / "project")  # fmt: skip
    (project / "docs" / "more").mkdir()
    (project / "docs" / "more" / "news.md").write_text(PAGE, "utf-8")
    (project / "docs" / "more" / "gate.svg").write_text("<svg/>", "utf-8")
    directory = project.parent / "exported"
    export = ["-f", str(project / "mkdocs.yml"), "export", str(directory)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SITE_URL", HOME)
        assert main(export) == 0
        assert main(export) == 1  # it is not empty
    return directory


def built(directory: Path, program: str) -> BuiltSite:
    result = subprocess.run(
        [BINARIES / program, *COMMANDS[program]], cwd=directory, env=ENVIRONMENT | {"PYTHONPATH": os.devnull},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return read_site(directory / "site")


@pytest.mark.parametrize("program", COMMANDS)
def test_others_build_the_same_pages_and_anchors(
    starter: Built, exported: Path, program: str
) -> None:
    site = read_site(starter[0])
    other = built(exported, program)
    assert set(other.pages) == {*site.pages, "more/news/"}
    for address, page in site.pages.items():
        of_the_frame = {"content", "q"}
        assert set(page.ids) - set(other.pages[address].ids) <= of_the_frame, address
    assert list(problems(other, HOME, ())) == []
    page = html.parse(exported / "site" / "more" / "news" / "index.html")
    links = page.xpath("//main//a/@href | //article//a/@href")
    assert {"../../timeline/#1903-flood", "../../about/", "../../about/cite/"} <= {*links}
    assert "[as typed](../timeline.md)" in words(page.getroot())
    assert "Ada Holm, “The Long Ditch,”" in words(page.getroot())
    assert (exported / "site" / "more" / "gate.svg").is_file()


def test_mkdocs_alone_has_the_frame_and_what_reference_managers_read(
    starter: Built, exported: Path
) -> None:
    built(exported, "mkdocs")
    here, there = (
        html.parse(site / "events" / "1903-flood" / "index.html")
        for site in (exported / "site", starter[0])
    )
    # The plugin calls each style sheet by what is in it.
    alone = "//head/link[not(contains(@href, '.css'))]"
    for part in ("//head/meta", alone, "//header//a", "//footer/div/nav/a", "//span[@class='Z3988']", "//script/@src"):  # fmt: skip
        assert list(map(_shown, here.xpath(part))) == list(map(_shown, there.xpath(part))), part


def _shown(node: html.HtmlElement | str) -> str:
    """What is compared: MkDocs alone ties no words to one another."""
    text = node if isinstance(node, str) else html.tostring(node, encoding="unicode").strip()
    return text.replace("\N{NO-BREAK SPACE}", " ")
