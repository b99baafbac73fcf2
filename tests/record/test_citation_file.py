"""The file by which the whole is cited is of a version of this record."""

import pytest
import yaml

from chronicle.project import Project
from chronicle.record.models import Change
from chronicle.site import LICENCE
from support import ROOT, the_record


@pytest.mark.record
def test_the_file_for_citing_is_of_a_version_of_the_record() -> None:
    """`make publish` writes it; `make released` asks that it is of the last version."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    site = Project.load(ROOT / "mkdocs.yml").read().site
    assert (citation["title"], citation["abstract"]) == (site.name, site.description)
    assert citation["authors"] == [{"name": site.maker}]
    assert citation["license"] == LICENCE.identifier
    versions = {change.version: change.date.text for change in the_record().of(Change)}
    assert versions[citation["version"]] == str(citation["date-released"])
