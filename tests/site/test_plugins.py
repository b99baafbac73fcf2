"""External plugins, configured as in their documentation, find every page of the record; ProperDocs builds the same site."""

import json
from pathlib import Path

import pytest
from mkdocs.exceptions import ConfigurationError

from chronicle.release.built_site import read_site
from support import replace_in_file
from support.built_site import SiteBuild, copy_project
from support.cases import load_yaml
from support.projects import build_in_process, run_build, update_settings

FILES: dict[str, str] = load_yaml(__file__)["files"]
PLUGINS = load_yaml(__file__)["plugins"]


@pytest.fixture(scope="module")
def site_with_plugins(sample_build: SiteBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = copy_project(sample_build, tmp_path_factory.mktemp("with-plugins"))
    update_settings(directory, plugins=["chronicle", *PLUGINS])
    build_in_process(directory, directory / "site")
    return directory / "site"


@pytest.fixture
def pages(sample_build: SiteBuild) -> set[str]:
    """Return the URL of every page of the site."""
    return {*read_site(sample_build[0]).pages} - {"404.html"}


def test_material_search_has_every_page(site_with_plugins: Path, pages: set[str]) -> None:
    index = json.loads((site_with_plugins / "search" / "search_index.json").read_text("utf-8"))
    texts = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert pages <= {location.partition("#")[0] for location in texts}
    assert "The isthmus" in texts["events/1903-flood/"]


def test_file_based_plugins_find_record_pages(site_with_plugins: Path) -> None:
    page = (site_with_plugins / "the-flood" / "index.html").read_text("utf-8")
    assert "../events/1903-flood/" in page


def test_rejects_offline_plugin(sample_project: Path) -> None:
    update_settings(sample_project, plugins=["chronicle", "material/offline"])
    with pytest.raises(ConfigurationError, match="any plugin that sets it, such as offline"):
        build_in_process(sample_project, sample_project / "site")


def test_record_text_is_not_rendered_as_template(sample_project: Path) -> None:
    """A hook renders pages as templates, as mkdocs-macros does, unless they opt out."""
    (sample_project / "filling.py").write_text(FILES["filling.py"], "utf-8")
    replace_in_file(
        sample_project, "data/events/events.yml", "The isthmus floods", "The {{ isthmus", 1
    )
    update_settings(sample_project, hooks=["filling.py"])
    build_in_process(sample_project, sample_project / "site")
    page = (sample_project / "site" / "events" / "1903-flood" / "index.html").read_text("utf-8")
    assert "The {{ isthmus" in page


@pytest.mark.long
def test_properdocs_builds_the_same_site(
    sample_build: SiteBuild, sample_project: Path, tmp_path: Path
) -> None:
    site = read_site(sample_build[0])
    result = run_build(sample_project, tmp_path / "site", "properdocs")
    assert result.returncode == 0, result.stdout + result.stderr
    other = read_site(tmp_path / "site")
    assert set(other.pages) == set(site.pages)
    different = [a for a, page in site.pages.items() if other.pages[a].ids != page.ids]
    assert different == []
