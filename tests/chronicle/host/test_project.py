"""The settings in `mkdocs.yml`, and the plugin's changes to the configuration before a build."""

import inspect
import re
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from chronicle.__main__ import main
from chronicle.content import languages
from chronicle.host import navigation, options
from chronicle.host.navigation import drop_missing_pages
from chronicle.host.plugin import ChroniclePlugin
from chronicle.host.project import Project
from chronicle.problems import DataError
from chronicle.release.addresses import unpublished_addresses
from chronicle.site import Editor, Options, Site
from support import CapturedOutput
from support.cases import cases, load_yaml
from support.histories import add_dutch
from support.projects import build_in_process, update_settings

EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("name", options.UNSUPPORTED_SETTINGS)
def test_rejects_unsupported_plugins(project: Path, name: str) -> None:
    loaded = Project.from_file(project / "mkdocs.yml")
    loaded.config.plugins[name] = ChroniclePlugin()
    with pytest.raises(
        ConfigurationError, match=f"the plugin “{name}” {options.UNSUPPORTED_SETTINGS[name]}"
    ):
        options.complete_config(loaded.config, loaded.options)


def test_options_reach_the_site(project: Path) -> None:
    (project / "data").rename(project / "record")
    editors = ["Ada Holm", "Canal Society"]
    options = load_yaml(__file__)["options"]
    other_options = {"data_dir": "record", "editors": [{"name": name} for name in editors]}
    update_settings(project, plugins=[{"chronicle": options | other_options}])
    history = Project.from_file(project / "mkdocs.yml").read_history()
    assert history.site.editors == tuple(Editor(name=name) for name in editors)
    assert {name: getattr(history.site, name) for name in options} == options
    assert history.corpus.records
    assert history.citation_cache == project / ".cache" / "citations.json"


def test_keeps_extensions_styles_and_exclusions(project: Path) -> None:
    extensions = ["footnotes", {"toc": {"permalink": "¶"}}]
    update_settings(project, markdown_extensions=extensions, extra_css=["mine.css"])
    update_settings(project, exclude_docs="drafts/\n", copyright="Mine.")
    config = Project.from_file(project / "mkdocs.yml").config
    assert {"footnotes", "attr_list", "toc"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"]["permalink"] == "¶"
    assert config.mdx_configs["toc"]["anchorlink"]
    assert config.extra_css == ["assets/site.css", "mine.css"]
    excluded = config.exclude_docs
    assert excluded
    assert [name for name in ("drafts/x.md", "x.md~", "x.md") if not excluded.match_file(name)] == [
        "x.md"
    ]
    assert config.copyright == "Mine."


WITHHELD_CHAPTER = load_yaml(__file__)["withheld chapter"]


@pytest.fixture
def draft(project: Path) -> Path:
    """A chapter with the word “quicksilver” that the project has."""
    path = project / "docs" / "chapters" / "quicksilver.md"
    path.write_text(WITHHELD_CHAPTER, "utf-8")
    return path


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_withheld_page_is_not_published(draft: Path, project: Path, setting: str) -> None:
    """No page, list, search index, ledger or book has such a page; a server shows drafts."""
    nav = {"nav": ["index.md", {"Draft": "chapters/quicksilver.md"}]}
    update_settings(project, **{setting: "quicksilver.md\n"}, **nav)
    loaded = Project.from_file(project / "mkdocs.yml")
    history = loaded.read_history()
    loaded.raise_on_problems(history)
    build_in_process(project, project / "site")
    built = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert built
    assert [path for path in built if b"uicksilver" in path.read_bytes()] == []
    assert "chapters/quicksilver/" not in {*unpublished_addresses(history)}
    assert [chapter.name for chapter in history.chapters] == ["the-flood"]
    served = replace(loaded, is_served=True).read_history()
    assert ("chapters/quicksilver/" in served.markdown_pages) == (setting == "draft_docs")
    draft.write_text(WITHHELD_CHAPTER.replace("dug", "found"), "utf-8")
    assert loaded.read_history().is_changed == history.is_changed


@pytest.mark.usefixtures("draft")
@cases
def test_reports_text_that_is_lost(project: Path, line: str, problem: str) -> None:
    """Text and links that readers would not get stop `check` and a strict build."""
    update_settings(project, draft_docs="quicksilver.md\n")
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{line}\n")
    loaded = Project.from_file(project / "mkdocs.yml")
    with pytest.raises(DataError, match=re.escape(problem)):
        loaded.raise_on_problems(loaded.read_history())


@cases
def test_reports_links_that_leave_the_project(
    project: Path, capsys: CapturedOutput, links: dict[str, str], status: int, reported: list[str]
) -> None:
    (project / "images").mkdir()
    for name, target in links.items():
        (project / name).symlink_to(target)
    assert main(["check"]) == status
    output = "".join(capsys.readouterr())
    assert re.findall(r"(?m)^(\S+): is a symbolic link", output) == reported


def test_warns_of_missing_files(project: Path, capsys: CapturedOutput) -> None:
    nav = ["index.md", "foo.md", "timeline.md", {"Away": "https://ditch.example/"}]
    update_settings(project, nav=nav, extra_css=["looks.css"])
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "not found" in line] == [
        "mkdocs.yml: “looks.css” not found in docs",
        "mkdocs.yml: “foo.md” not found in docs",
    ]


def test_validates_inherited_settings(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTACT", "nobody")
    base = (project / "mkdocs.yml").read_text("utf-8")
    base = base.replace("licence:", "contact: !ENV CONTACT\n      licence:")
    tagged = "extra:\n  made: &x !!python/name:json.dumps\n  again: *x\n"
    (project / "base.yml").write_text(base + tagged, "utf-8")
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\rsite_name: Another\r", "utf-8")
    with pytest.raises(ConfigurationError, match=r"^base.yml:10:7: contact is “nobody”; write an"):
        load_config(str(project / "mkdocs.yml"))
    monkeypatch.setenv("CONTACT", "nobody@ditch.example")
    assert (
        Project.from_file(project / "mkdocs.yml").read_history().site.contact
        == "nobody@ditch.example"
    )


def test_project_file_replaces_theme_file(project: Path) -> None:
    (project / "docs" / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    templates = Project.from_file(project / "mkdocs.yml").config.theme.static_templates
    assert {"404.html", "sitemap.xml"} <= templates
    assert "robots.txt" not in templates


def test_every_option_has_a_valid_example(project: Path) -> None:
    examples = [
        yaml.safe_load(dedent(text)) for text in EXAMPLE.findall(inspect.getsource(Options))
    ]
    options = {name for example in examples for name in example["plugins"][0]["chronicle"]}
    assert options == Options.model_fields.keys()
    (project / "record").mkdir()
    for example in examples:
        update_settings(project, plugins=[*example["plugins"]])
        assert Project.from_file(project / "mkdocs.yml")


def test_report_url_has_record_page_and_version() -> None:
    """Without a report URL, there is no link for reports."""
    site = Site(name="Any", url="https://ditch.example/book/")
    values = {
        "record": "1903-flood",
        "place": f"{site.url}events/1903-flood/",
        "file": "data/events.yml:3",
        "version": "2019.1.0",
    }
    assert site.report_url(values) == ""
    form = "https://host.example/new?record={place}&file={file}&version={version}"
    page = "https%3A%2F%2Fditch.example%2Fbook%2Fevents%2F1903-flood%2F"
    assert site.model_copy(update={"report": form}).report_url(values) == (
        f"https://host.example/new?record={page}&file=data%2Fevents.yml%3A3&version=2019.1.0"
    )
    mail = "mailto:ada@ditch.example?subject=Mistake%20in%20{record}"
    assert site.model_copy(update={"report": mail}).report_url(values) == (
        "mailto:ada@ditch.example?subject=Mistake%20in%201903-flood"
    )


NAV = load_yaml(__file__)["navigation"]


def test_navigation_omits_missing_pages() -> None:
    pages = {"timeline/", "about/changes/", "about/glossary/"}
    assert drop_missing_pages(NAV, pages) == load_yaml(__file__)["existing"]


def test_reports_untranslated_navigation(project: Path) -> None:
    (project / "docs" / "nl.md").write_text("---\nlang: nl\n---\n\n# Sloot { #sloot }\n", "utf-8")
    add_dutch(project, names={"Story": "Verhaal"})
    loaded = Project.from_file(project / "mkdocs.yml")
    history = loaded.read_history()
    names = navigation.titles_of_listed_pages(loaded.config.nav, history)
    [problem] = languages.check_translations(history.languages, loaded.data_dir, {"nl": names})
    assert '  "Timeline":\n  "People and units":\n  "Deployments":\n' in str(problem)
    assert "Home" not in str(problem)
