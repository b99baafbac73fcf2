"""What the plugin tells MkDocs, without a build: on the invented history, as MkDocs would call it."""

from pathlib import Path
from typing import cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from chronicle.host import options
from chronicle.host.plugin import ChroniclePlugin
from chronicle.host.project import Project
from chronicle.host.rendering import MadePage
from support.projects import another_project, build_here


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.load(another_project(tmp_path / "project") / "mkdocs.yml")


def read(project: Project) -> tuple[ChroniclePlugin, MkDocsConfig]:
    """The plugin of a project, as it is once MkDocs has read the configuration."""
    plugin = cast(ChroniclePlugin, project.config.plugins["chronicle"])
    config = project.config
    config.plugins._current_plugin = "chronicle"  # as while MkDocs calls it
    for method in plugin.on_config.methods:
        config = method(config)
    return plugin, config


def page(plugin: ChroniclePlugin, config: MkDocsConfig, address: str) -> MadePage:
    file = plugin.generated_file(config, address)
    assert file is not None
    assert isinstance(file.page, MadePage)
    file.page.read_source(config)
    return file.page


def test_every_page_and_file_of_the_record_is_there_for_other_plugins(project: Project) -> None:
    plugin, config = read(project)
    files = plugin.on_files(Files([]), config)
    there = {file.dest_uri for file in files}
    assert {"timeline/index.html", "events/1903-flood/index.html", "data/record.json"} <= there
    # A page has a title of the navigation where that gives one.
    titles = {file.dest_uri: file.page.title for file in files if file.page}
    assert titles["figures/index.html"] == "Numbers"
    assert plugin.generated_file(config, "events/nothing/") is None
    flood = page(plugin, config, "events/1903-flood/")
    flood.render(config, files)
    assert flood.toc.items == []  # plugins ask for the headings of each page


def test_a_style_sheet_that_a_history_has_itself_takes_the_place_of_ours(project: Project) -> None:
    plugin, config = read(project)
    own = File.generated(config, options.SHEET, content="p { color: red }")
    files = plugin.on_files(Files([own]), config)
    assert files.get_file_from_path(options.SHEET) is own
    assert files.get_file_from_path(options.PRINT)


@pytest.mark.warns
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/events/events.yml", "weight: minor", "weight: mnior"),
        ("docs/index.md", "[@", "[@nobody-1900; @"),
    ],
)
def test_a_mistake_leaves_the_last_good_site(tmp_path: Path, name: str, old: str, new: str) -> None:
    """MkDocs empties the directory of the site once it has the configuration."""
    project = another_project(tmp_path / "project")
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    good = tmp_path / "site" / "index.html"
    good.parent.mkdir()
    good.write_text("good", "utf-8")
    with pytest.raises(Abort, match="1 problem in the data; nothing was built"):
        build_here(project, tmp_path / "site")
    assert [*good.parent.iterdir()] == [good]
