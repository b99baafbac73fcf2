"""What describes the project to those who keep it."""

import json
from dataclasses import replace

import yaml

from chronicle.exports import deposit, package, record_json
from chronicle.history import History
from chronicle.queries import selection
from chronicle.site import Editor, Licence
from support.histories import saying

ADA = Editor("Ada Holm", family="Holm", url="https://holm.example/")
FREE = Licence("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")


def edited(history: History) -> History:
    """The history with an editor and a licence."""
    return replace(history, site=replace(history.site, editors=(ADA,), licence=FREE))


def test_without_an_editor_the_site_is_the_author(history: History) -> None:
    meta = json.loads(deposit.codemeta(history))
    assert meta["author"] == [{"@type": "Organization", "name": history.site.maker}]
    assert json.loads(deposit.zenodo(history))["creators"] == [{"name": history.site.maker}]
    assert "license" not in json.loads(
        deposit.zenodo(replace(history, site=replace(history.site, licence=None)))
    )


def test_a_deposit_names_its_editors_version_and_licence(history: History) -> None:
    meta = json.loads(deposit.codemeta(edited(history)))
    (author,) = meta["author"]
    assert (author["familyName"], author["givenName"], author["url"]) == ("Holm", "Ada", ADA.url)
    assert (meta["version"], meta["license"]) == (history.version, FREE.url)
    assert meta["keywords"] == ["Digging", "Floods"]
    kept = json.loads(deposit.zenodo(edited(history)))
    assert kept["creators"] == [{"name": "Holm, Ada"}]
    assert (kept["license"], kept["upload_type"]) == ("cc-by-4.0", "dataset")


def test_the_citation_of_the_data_names_the_papers_and_what_they_are_about(
    history: History,
) -> None:
    cited = yaml.safe_load(package.citation(history))
    assert cited["keywords"] == ["Digging", "Floods"]
    holm, notes = cited["references"]
    assert holm["authors"] == [{"family-names": "Holm", "given-names": "Ada"}]
    assert holm["year"] == 1987
    assert notes["authors"] == [{"name": "anonymous"}]


def test_a_deposit_leads_to_the_papers_and_to_where_its_sources_are_kept(history: History) -> None:
    papers = [
        one["identifier"] for one in json.loads(deposit.zenodo(history))["related_identifiers"]
    ]
    assert papers == [
        paper.DOI or paper.URL
        for paper in selection.papers(history.corpus)
        if paper.DOI or paper.URL
    ]
    forge = "https://forge.example/ditch"
    site = replace(history.site, repository=forge, report=f"{forge}/issues/new?record={{record}}")
    kept = replace(history, site=site)
    last = json.loads(deposit.zenodo(kept))["related_identifiers"][-1]
    assert last == {"identifier": forge, "relation": "isSupplementedBy"}
    meta = json.loads(deposit.codemeta(kept))
    assert (meta["codeRepository"], meta["issueTracker"]) == (forge, f"{forge}/issues/new")
    assert yaml.safe_load(package.citation(kept))["repository-code"] == forge
    assert "codeRepository" not in json.loads(deposit.codemeta(history))


def test_whoever_takes_the_data_is_told_how_they_were_made(history: History) -> None:
    method = "Two clerks read the papers."
    told = saying(history, method)
    assert json.loads(deposit.zenodo(told))["notes"] == method
    assert json.loads(deposit.codemeta(told))["description"].endswith(method)
    assert json.loads(package.description(told))["method"] == method
    assert yaml.safe_load(package.citation(told))["message"].endswith(method)
    assert json.loads(record_json.write(told))["method"] == method
    # Where nobody says it, no file has the field.
    assert "method" not in json.loads(package.description(history))
    assert "notes" not in json.loads(deposit.zenodo(history))
