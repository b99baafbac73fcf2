"""The way out: another generator builds the same site, here of the invented history, whose pages are of all kinds."""

from pathlib import Path

from chronicle.build import write_tree
from chronicle.project import Project
from chronicle.release.built_site import read_site
from support import THEME
from support.built_site import Built
from support.projects import build, build_here, without_our_code


def test_properdocs_builds_the_same_pages_and_anchors(
    starter: Built, starter_project: Path, tmp_path: Path
) -> None:
    site = read_site(starter[0])
    result = build(starter_project, tmp_path / "site", "properdocs")
    assert result.returncode == 0, result.stdout + result.stderr
    other = read_site(tmp_path / "site")
    assert set(other.pages) == set(site.pages)
    different = [
        address for address, page in site.pages.items() if other.pages[address].ids != page.ids
    ]
    assert different == []


def test_the_written_tree_builds_without_our_plugin(
    starter: Built, starter_project: Path, tmp_path: Path
) -> None:
    """The tree of Markdown on disk is enough: MkDocs without plugin and theme of ours makes the same pages and anchors of it."""
    site, settings = read_site(starter[0]), starter_project / "mkdocs.yml"
    project = Project.load(settings)
    write_tree(project.read(), project.docs, THEME / "assets", tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(without_our_code(settings), encoding="utf-8")
    build_here(tmp_path, tmp_path / "site")
    other = read_site(tmp_path / "site")
    assert set(other.pages) == set(site.pages)
    for address, page in site.pages.items():
        of_the_frame = {"content", "q"}
        assert set(page.ids) - set(other.pages[address].ids) <= of_the_frame, address
