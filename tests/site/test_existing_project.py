"""Customizations of external projects are preserved; unsupported ones are rejected with a clear message."""

import json
import re
from pathlib import Path

import pytest
import yaml
from lxml import html
from mkdocs.exceptions import Abort

from chronicle import build
from chronicle.__main__ import main
from chronicle.editions.book_templates import render_book_template
from chronicle.host.project import Project
from chronicle.queries import inventory
from chronicle.release import built_site
from support import CapturedOutput, visible_text
from support.cases import cases
from support.projects import build_in_process, update_settings


@pytest.fixture
def project(sample_project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(sample_project)
    return sample_project


def write_file(project: Path, name: str, text: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("frame", ["base.html", "main.html"])
def test_overrides_block_of_base_template(project: Path, frame: str) -> None:
    block = "{% block extrahead %}<meta name=mine content=yes>{% endblock %}"
    if frame == "base.html":
        write_file(project, "overrides/main.html", f'{{% extends "base.html" %}}{block}')
    update_settings(project, theme={"name": "chronicle", "custom_dir": "overrides"})
    (project / "overrides").mkdir(exist_ok=True)
    build_in_process(project, project / "site")
    page = (project / "site" / "timeline" / "index.html").read_text("utf-8")
    assert ("<meta name=mine content=yes>" in page) == (frame == "base.html")
    assert 'class="site-header"' in page
    assert re.search(r"assets/site(-[\w-]+)?\.css", page)
    assert not re.search(r"bundle\.\w+\.min\.js", page)


def override_page(project: Path, name: str, text: str) -> None:
    update_settings(project, theme={"name": "chronicle", "custom_dir": "overrides"})
    write_file(project, f"overrides/pages/{name}", text)


def test_overrides_block_of_page_template(project: Path) -> None:
    extending = '{% extends "default/event.html" %}\n'
    after = "{% block after %}<p>Mine, of {{ event.date.words }}.</p>{% endblock %}\n"
    aside = "{% block aside %}{{ super() }}<p>Beside it.</p>{% endblock %}\n"
    override_page(project, "event.html", f"{extending}{after}{aside}")
    build_in_process(project, project / "site")
    page = (project / "site" / "events" / "1903-flood" / "index.html").read_text("utf-8")
    assert "<p>Mine, of 1–3\N{NO-BREAK SPACE}May 1903.</p>" in page
    assert page.index("About this event") < page.index("<p>Beside it.</p>")
    assert "The isthmus floods" in page
    other = (project / "site" / "actors" / "norrmark" / "index.html").read_text("utf-8")
    assert "Mine, of" not in other


@pytest.mark.warns
@cases
def test_reports_template_errors_with_line(
    project: Path, caplog: pytest.LogCaptureFixture, name: str, text: str, message: str
) -> None:
    override_page(project, name, text)
    with pytest.raises(Abort):
        build_in_process(project, project / "site")
    assert message in caplog.text


OLD_PAGE = """---
template: mine.html
title: What's "new" -- and <old>
tags: [water]
hide: [toc]
description:
date: 2026-01-01
---
Some text, and ![a gate](img/the%20gate.png), a [call](tel:123), [mail: a@b.org].

## A part

#### Deep below

## A part

# Cite

[There](#a-part), [again](#a-part_1) and [mine](#mine).
{: #mine .loud }
"""


def test_existing_page_needs_no_anchors(project: Path) -> None:
    update_settings(project, theme={"name": "chronicle", "custom_dir": "overrides"})
    write_file(
        project,
        "overrides/mine.html",
        '{% extends "base.html" %}{% block header %}Mine{% endblock %}',
    )
    write_file(project, "docs/old/page.md", OLD_PAGE)
    write_file(project, "docs/old/img/the gate.png", "")
    assert (
        list(
            build.check_links(
                Project.from_file(project / "mkdocs.yml").read_history(), project / "docs"
            )
        )
        == []
    )
    build_in_process(project, project / "site")
    page = html.parse(project / "site" / "old" / "page" / "index.html")
    assert "Mine" in visible_text(page.find(".//body"))
    assert not page.xpath("//meta[contains(@content, 'None')]")
    assert page.findtext(".//title").startswith('What\'s "new" -- and <old> ·')
    assert page.xpath("//h2/@id")[:2] == ["a-part", "a-part_1"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    history = Project.from_file(project / "mkdocs.yml").read_history()
    citable = {
        address for address in inventory.citable_addresses(history) if address.startswith("old/")
    }
    assert citable == {"old/page/"}


MINIMAL_SETTINGS = {"site_name": "Waters", "theme": {"name": "chronicle"}, "plugins": ["chronicle"]}


def test_missing_options_are_never_printed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    write_file(tmp_path, "mkdocs.yml", yaml.safe_dump(MINIMAL_SETTINGS))
    write_file(tmp_path, "docs/index.md", "# Welcome\n\nSee [more](about.md).\n")
    write_file(tmp_path, "docs/about.md", "# More\n")
    write_file(tmp_path, "docs/about/cite.md", "# How to cite\n")
    write_file(tmp_path, "docs/about/contribute.md", "# How to contribute\n")
    build_in_process(tmp_path, tmp_path / "site", url="")
    for path in (tmp_path / "site").rglob("*.html"):
        page = html.parse(path)
        texts = [visible_text(page.getroot()), *page.xpath("//meta/@content")]
        assert not [text for text in texts if re.search(r"\bNone\b|CC BY|\bMIT\b", text)], path
        assert not page.xpath("//*[text()[contains(., '<')]]"), path
    assert list(built_site.check_site(built_site.read_site(tmp_path / "site"), "/", ())) == []


@cases
def test_licence_of_project_is_used(
    project: Path, licence: dict[str, str], name: str, url: str
) -> None:
    update_settings(project, plugins=[{"chronicle": {"licence": licence}}])
    loaded = Project.from_file(project / "mkdocs.yml")
    history = loaded.read_history()
    assert loaded.config.copyright == f"Text and data {name}."
    files = {
        path: make()
        for path, make in build.file_functions(history).items()
        if path.startswith("data/")
    }
    assert json.loads(files["data/record.json"])["licence"] == (url or name)
    imprint = visible_text(html.fromstring(render_book_template(history, "imprint.html")))
    assert imprint.endswith(f"Licence of text and data: {name}{f', {url}' if url else ''}.")
    data = build.render_page(history, "data/").body
    assert f"Licence of text and data: {name}" in visible_text(html.fromstring(data))
    assert ("credit this site" in data) == (licence.get("id") == "CC-BY-4.0")
    assert 'href=""' not in data


def test_reports_site_built_for_another_url(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapturedOutput
) -> None:
    build_in_process(project, project / "site", "https://x.example/pump/")
    monkeypatch.setenv("SITE_URL", "http://127.0.0.1:8000/")
    assert main(["check", "--site", "site"]) == 1
    assert capsys.readouterr().err == (
        "Error: site was built for https://x.example/pump/; run the command with SITE_URL=https://x.example/pump/\n"
    )
    monkeypatch.setenv("SITE_URL", "https://x.example/pump")
    assert main(["check", "--site", "site"]) == 0


HOOK = """
from chronicle import Page

def add_to_history(additions):
    additions.add_page("ships/", ships)
    additions.add_export("data/titles.txt", lambda history: "\\n".join(sorted(history.corpus.records)))
    additions.add_query("shouted", lambda history, word: f"{history.site.name}: {word.upper()}!")

def ships(history):
    return Page("ships/", "Ships", "Every ship of the canal.", '<h1>Ships</h1>\\n<p id="heron">The Heron.</p>')
"""


def test_hook_adds_page_file_and_query(project: Path, capsys: CapturedOutput) -> None:
    write_file(project, "adding.py", HOOK)
    update_settings(project, hooks=["adding.py"])
    write_file(project, "docs/news.md", "# News\n\nSee the [ships](ships.md#heron) and [titles](data/titles.txt).\n")  # fmt: skip
    override_page(project, "event.html", '{% extends "default/event.html" %}{% block after %}{{ shouted("flood") }}{% endblock %}')  # fmt: skip
    assert main(["check"]) == 0, capsys.readouterr().err
    build_in_process(project, project / "site")
    site = project / "site"
    assert "The Heron." in (site / "ships" / "index.html").read_text("utf-8")
    assert "holm-1987" in (site / "data" / "titles.txt").read_text("utf-8").splitlines()
    assert "The Long Ditch: FLOOD!" in (site / "events" / "1903-flood" / "index.html").read_text("utf-8")  # fmt: skip
    assert "Every ship of the canal." in (site / "search" / "index.json").read_text("utf-8")
    write_file(project, "docs/ships.md", "# Ships of mine\n")
    assert main(["check"]) == 1
    assert "docs/ships.md: conflicts with the page ships/, which chronicle generates" in capsys.readouterr().err  # fmt: skip
