"""Other histories from the same code."""

import re
import shutil
from pathlib import Path

import pytest

from support import TREATY, modeline
from support.built_site import Built
from support.projects import another_project, build_here
from support.site_reader import Site, broken_links, duplicate_ids, read_site

# The smallest histories: a paper; and an event that it tells.
ONE_PAPER = {
    "works/works.yml": """\
- id: holm-1987
  type: article-journal
  title: The Long Ditch
  author: [{family: Holm, given: Ada}]
  issued: '1987'
  evidence: scholarship
  locators: {page: [11, 20]}
"""
}
ONE_EVENT = ONE_PAPER | {
    "themes.yml": "- {id: digging, name: Digging, description: Work on the canal.}\n",
    "actors/actors.yml": """\
- id: estmark
  kind: state
  name: Estmark
  description: A state.
  sources: [{work: holm-1987, at: p. 11}]
""",
    "events/events.yml": """\
- id: 1899-survey
  date: '1899~'
  title: Estmark surveys the isthmus
  summary: A survey was made, by one account about 1899.
  actors: [estmark]
  themes: [digging]
  weight: minor
  sources: [{work: holm-1987, at: p. 12}]
""",
}
# What every history has.
ALWAYS = {
    "", "404.html", "about/", "about/cite/", "about/contribute/", "about/gaps/", "bibliography/", "data/", "my-list/", "search/",
}  # fmt: skip
# Counts that do not agree with their nouns, and words for what these small histories lack.
WRONG = re.compile(
    r"(?<![\d,.])1 (?:event|record|work|question|place|actor|figure)s|the one papers|Natural Earth"
)


def test_another_history_builds_strictly(starter: Built) -> None:
    told = starter[1].stdout + starter[1].stderr
    assert starter[1].returncode == 0, told
    assert "WARNING" not in told
    site = whole(starter[0])
    wanted = (
        "events/1903-flood/ actors/canal-corps/ papers/anonymous-lock/ questions/how-many-diggers/"
    )
    assert set(wanted.split()) <= set(site.pages)


def test_a_history_in_other_scripts_builds_strictly(tmp_path: Path) -> None:
    build_here(another_project(tmp_path / "project", TREATY), tmp_path / "site")
    site = whole(tmp_path / "site")
    wanted = (
        "events/1921-treaty/ actors/nino-khideli/ papers/khideli-1998/ questions/how-many-ships/"
    )
    assert set(wanted.split()) <= set(site.pages)
    assert "deployments/" not in site.pages


def whole(target: Path) -> Site:
    """A site of which all links arrive."""
    site = read_site(target)
    assert list(broken_links(site)) == []
    assert list(duplicate_ids(site)) == []
    return site


@pytest.mark.parametrize(
    ("files", "pages"),
    [(ONE_PAPER, set()), (ONE_EVENT, {"actors/", "events/1899-survey/", "timeline/"})],
    ids=["a paper", "an event"],
)
def test_a_small_history_has_no_pages_for_what_it_lacks(
    tmp_path: Path, files: dict[str, str], pages: set[str]
) -> None:
    project = another_project(tmp_path / "project")
    shutil.rmtree(project / "data")
    shutil.rmtree(project / "docs" / "chapters")
    for name, text in files.items():
        (project / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "data" / name).write_text(f"{modeline(name)}\n{text}", encoding="utf-8")
    home = "# The Ditch { #top }\n\nInvented. [@holm-1987, p. 12]\n"
    (project / "docs" / "index.md").write_text(home, encoding="utf-8")
    build_here(project, tmp_path / "site")
    site = whole(tmp_path / "site")
    own = {address for address in site.pages if not address.startswith(("papers/", "actors/e"))}
    assert own == ALWAYS | pages
    for path in (tmp_path / "site").rglob("*.html"):
        text = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", path.read_text(encoding="utf-8")))
        assert not WRONG.search(text), path
