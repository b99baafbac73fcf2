"""What the plugin tells MkDocs, without a build: on the invented history, as MkDocs would call it."""

from pathlib import Path
from typing import Any, cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

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


def test_a_style_sheet_that_a_history_has_itself_takes_the_place_of_ours(project: Project) -> None:
    plugin, config = read(project)
    own = File.generated(config, options.SHEET, content="p { color: red }")
    files = plugin.on_files(Files([own]), config)
    assert files.get_file_from_path(options.SHEET) is own
    assert files.get_file_from_path(options.PRINT)


def test_two_scripts_are_sent_and_those_of_others_as_they_are(
    project: Project, tmp_path: Path
) -> None:
    plugin, config = read(project)
    (tmp_path / "mine.js").write_text("/* Mine. */\nlet mine = 1;\n", "utf-8")
    mine = File("mine.js", str(tmp_path), config.site_dir, True)
    files = plugin.on_files(Files([mine]), config)
    assert {file.src_uri for file in files if file.src_uri.endswith(".js")} == {
        "assets/search.js",
        "assets/site.js",
        "mine.js",
    }
    assert mine.content_string.startswith("/* Mine. */")


def test_lists_are_listed(project: Project) -> None:
    plugin, config = read(project)
    listed = page(plugin, config, "timeline/").listing
    assert listed is not None
    assert (listed.address, listed.title) == ("timeline/", "Timeline")
    assert page(plugin, config, "about/glossary/").listing is not None


def test_what_stands_for_another_page_says_so(project: Project) -> None:
    plugin, config = read(project)
    events = page(plugin, config, "events/")
    plugin.on_page_context(cast(Any, {}), events, config=config, nav=Navigation([], []))
    assert events.canonical_url == f"{plugin.history.site.url}timeline/"
    flood = page(plugin, config, "events/1903-flood/")
    before = flood.canonical_url
    plugin.on_page_context(cast(Any, {}), flood, config=config, nav=Navigation([], []))
    assert flood.canonical_url == before


def test_what_a_page_no_longer_offers_is_taken_away_by_a_server_alone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin, config = read(project)
    glossary = page(plugin, config, "about/glossary/")
    # Another plugin may have written a file there; a save may have left one of ours.
    works = Path(config.site_dir) / "cite" / "about" / "glossary" / "works.xml"
    works.parent.mkdir(parents=True)
    works.touch()
    plugin.on_page_context(cast(Any, {}), glossary, config=config, nav=Navigation([], []))
    assert works.exists()
    # MkDocs keeps the plugin from one build to the next.
    monkeypatch.setattr(plugin, "_server", object())
    plugin.on_page_context(cast(Any, {}), glossary, config=config, nav=Navigation([], []))
    assert not works.exists()


def test_a_save_has_the_whole_navigation_again(project: Project) -> None:
    plugin, config = read(project)
    whole = list(config.nav or [])
    assert any("Glossary" in str(entry) for entry in whole)
    data = Path(plugin.config.data_dir)
    glossary = (data / "glossary.yml").read_text("utf-8")
    (data / "glossary.yml").write_text(glossary.splitlines()[0] + "\n", "utf-8")
    for method in plugin.on_config.methods:
        method(config)
    assert "Glossary" not in str(config.nav)
    (data / "glossary.yml").write_text(glossary, "utf-8")
    for method in plugin.on_config.methods:
        method(config)
    assert config.nav == whole


def test_the_content_of_a_page_lies_compressed_until_it_is_asked_for(project: Project) -> None:
    plugin, config = read(project)
    made = page(plugin, config, "events/1903-flood/")
    assert made.content is None
    made.render(config, Files([]))
    html = made.content
    assert html is not None
    assert 'class="statement' in html
    made.content = html * 50
    kept = sum(len(value) for value in vars(made).values() if isinstance(value, str | bytes))
    assert kept < len(html) * 5
    assert made.content == html * 50
    made.content = None
    assert made.content is None


def test_a_page_has_its_own_content_whichever_was_in_hand_last(project: Project) -> None:
    plugin, config = read(project)
    first, second = (page(plugin, config, address) for address in ("timeline/", "about/glossary/"))
    for each in (first, second):
        each.render(config, Files([]))
    timeline, glossary = first.content, second.content
    assert timeline
    assert glossary
    assert timeline != glossary
    second.content = f"{glossary}<p>More.</p>"
    assert second.content == f"{glossary}<p>More.</p>"
    assert first.content == timeline
    first.content = None
    assert first.content is None


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
