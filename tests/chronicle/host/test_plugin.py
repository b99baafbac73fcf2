"""The plugin's output for MkDocs, tested on the sample history without a build."""

from pathlib import Path
from typing import cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from chronicle import styles
from chronicle.host.navigation import NavItem, PageNavigation, header_cache_key
from chronicle.host.plugin import ChroniclePlugin
from chronicle.host.project import Project
from support.projects import build_in_process, copy_sample_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.from_file(copy_sample_project(tmp_path / "project") / "mkdocs.yml")


def load_config(project: Project) -> tuple[ChroniclePlugin, MkDocsConfig]:
    """Return the plugin of a project after MkDocs has loaded the configuration."""
    plugin = cast(ChroniclePlugin, project.config.plugins["chronicle"])
    config = project.config
    config.plugins._current_plugin = "chronicle"  # set by MkDocs during calls
    for method in plugin.on_config.methods:
        config = method(config)
    return plugin, config


def test_stylesheet_of_project_replaces_built_in_one(project: Project) -> None:
    plugin, config = load_config(project)
    custom = File.generated(config, styles.SITE_STYLESHEET, content="p { color: red }")
    files = plugin.on_files(Files([custom]), config)
    assert files.get_file_from_path(styles.SITE_STYLESHEET) is custom
    assert files.get_file_from_path("assets/print.css")


def test_policy_allows_inline_code_of_plugins(project: Project) -> None:
    plugin, config = load_config(project)
    page = "<meta content=\"script-src 'self'\"><script>begin()</script>"
    assert "'self' 'sha256-" in plugin.on_post_template(page, "404.html", config)
    unlimited = page.replace("'self'", "'self' 'unsafe-inline'")
    assert plugin.on_post_template(unlimited, "404.html", config) == unlimited


@pytest.mark.warns
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/events/events.yml", "weight: minor", "weight: mnior"),
        ("docs/index.md", "[@", "[@nobody-1900; @"),
    ],
)
def test_data_error_keeps_the_previous_site(tmp_path: Path, name: str, old: str, new: str) -> None:
    """MkDocs empties the site directory after loading the configuration."""
    project = copy_sample_project(tmp_path / "project")
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    good = tmp_path / "site" / "index.html"
    good.parent.mkdir()
    good.write_text("good", "utf-8")
    with pytest.raises(Abort, match="1 problem; nothing was built"):
        build_in_process(project, tmp_path / "site")
    assert [*good.parent.iterdir()] == [good]


def test_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    project = copy_sample_project(tmp_path / "project")
    (tmp_path / "file").touch()
    with pytest.raises(Abort, match=r"file/site\S*: Not a directory"):
        build_in_process(project, tmp_path / "file" / "site")


def test_pages_of_a_folder_share_their_navigation() -> None:
    """Pages in the navigation, and pages above these, have a navigation of their own."""
    nav = PageNavigation((NavItem("Sources", "bibliography/all/"),), (), NavItem("", "."))
    pages = ("events/a/", "events/b/", "bibliography/all/", "bibliography/b/", "about/", "places/")
    keys = [header_cache_key(nav, page) for page in pages]
    assert keys[0] == keys[1]
    assert len({*keys}) == 5
