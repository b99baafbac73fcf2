"""What `mkdocs.yml` says of a history, as it is read."""

import inspect
import re
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from mkdocs.exceptions import ConfigurationError

from chronicle import configuration, options
from chronicle.project import Project
from chronicle.site import Editor
from support.projects import another_project, changed_settings

EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The invented history, to be given other settings."""
    return another_project(tmp_path / "project")


def test_the_address_of_the_site_may_come_from_the_environment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    site = Project.load(project / "mkdocs.yml").read().site
    assert (site.url, site.name) == ("https://elsewhere.example/", "The Long Ditch")
    assert site.maker == "The Long Ditch"


def test_every_option_arrives(project: Path) -> None:
    editors = [
        {"name": "Ada Holm", "family": "Holm", "url": "https://holm.example/"},
        {"name": "Canal Society"},
    ]
    given = {
        "data_dir": "record",
        "cache_dir": "kept",
        "editors": editors,
        "publisher": "Museum of Inland Waters",
        "contact": "editors@museum.example",
        "report": "https://host.example/new?record={record}",
        "picture": "picture.png",
    }
    (project / "data").rename(project / "record")
    changed_settings(project, plugins=["bibtex", {"chronicle": given}])
    history = Project.load(project / "mkdocs.yml").read()
    assert history.site.editors == (
        Editor("Ada Holm", "Holm", "https://holm.example/"),
        Editor("Canal Society"),
    )
    facts = (
        history.site.publisher,
        history.site.contact,
        history.site.report,
        history.site.picture,
    )
    assert facts == tuple(given[name] for name in ("publisher", "contact", "report", "picture"))
    assert history.corpus.records
    assert history.store.directory == project / "kept"


def test_what_is_typed_of_extensions_styles_and_files_is_kept(project: Path) -> None:
    changed_settings(
        project,
        markdown_extensions=["footnotes", {"toc": {"permalink": "¶"}}],
        extra_css=["mine.css"],
        exclude_docs="drafts/\n",
        copyright="Mine.",
    )
    config = Project.load(project / "mkdocs.yml").config
    assert {"footnotes", "attr_list", "toc"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"] == {
        "permalink": "¶",
        "permalink_title": "Permanent address of this section",
    }
    assert config.extra_css == ["assets/site.css", "mine.css"]
    assert config.exclude_docs
    assert [config.exclude_docs.match_file(name) for name in ("drafts/x.md", "x.md~", "x.md")] == [
        True,
        True,
        False,
    ]
    assert config.copyright == "Mine."


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"theme": "material"}, "write theme: {name: chronicle}"),
        ({"plugins": ["chronicle"]}, "write plugins: [bibtex, chronicle]"),
        ({"plugins": ["bibtex"]}, "write plugins: [bibtex, chronicle]"),
    ],
)
def test_what_is_missing_is_named(project: Path, changes: dict[str, object], told: str) -> None:
    changed_settings(project, **changes)
    with pytest.raises(ConfigurationError, match=re.escape(told)):
        Project.load(project / "mkdocs.yml")


def test_every_option_has_an_example_that_can_be_copied(project: Path) -> None:
    found = [yaml.safe_load(dedent(text)) for text in EXAMPLE.findall(inspect.getsource(options))]
    named = {name for example in found for name in example["plugins"][0]["chronicle"]}
    assert named == {name for name, _ in options.ChronicleConfig._schema}
    for example in found:
        changed_settings(project, plugins=["bibtex", *example["plugins"]])
        assert list(configuration.problems(project / "mkdocs.yml")) == []
