"""The tables that join those of the records: their keys lead somewhere, and nothing is lost."""

import csv
import io
import json
from collections.abc import Iterator

from chronicle.exports import joins, package
from chronicle.exports.downloads import content, every
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.within import sources_within
from chronicle.kinds.work.model import Work


def rows(history: History, name: str) -> Iterator[dict[str, str]]:
    [file] = [download for download in every(history) if download.file == f"{name}.csv"]
    yield from csv.DictReader(io.StringIO(content(history, file).decode("utf-8-sig")))


def test_every_key_leads_to_a_row_of_the_table_that_it_names(any_history: History) -> None:
    described = json.loads(package.description(any_history))["resources"]
    ids: dict[str, set[str]] = {}
    for resource in described:
        for key in resource["schema"]["foreignKeys"]:
            table = key["reference"]["resource"]
            if table not in ids:
                ids[table] = {row["id"] for row in rows(any_history, table)}
            found = {row[key["fields"]] for row in rows(any_history, resource["name"])}
            assert found - {""} <= ids[table], (resource["name"], key["fields"])
    assert ids.keys() >= {"works", "questions", "claims"}


def test_every_place_and_all_on_which_it_rests_has_a_row(any_history: History) -> None:
    places = [
        (record.id, source)
        for record in any_history.corpus.records.values()
        for _, source in sources_within(record)
    ]
    expected = sum(max(1, len(source.rests_on)) for _, source in places)
    found = list(rows(any_history, "citations"))
    assert len(found) == expected > 0
    record, source = next((name, one) for name, one in places if one.rests_on)
    [*own] = [row for row in found if row["record"] == record and row["at"] == source.at]
    assert {row["rests_on"] for row in own} >= {basis.work for basis in source.rests_on}


def test_every_use_of_a_document_has_its_verdict(any_history: History) -> None:
    works = any_history.corpus.of(Work)
    uses = [(work.id, use.verdict) for work in works if work.reading for use in work.reading.uses]
    assert [(row["work"], row["verdict"]) for row in rows(any_history, "verdicts")] == uses != []


def test_answers_have_as_many_statements_as_are_given_for_them(any_history: History) -> None:
    given = [(row["question"], row["number"]) for row in rows(any_history, "answers-given")]
    answers = list(rows(any_history, "answers"))
    assert answers
    for row in answers:
        assert int(row["statements"]) == given.count((row["question"], row["number"]))
        assert 1 <= int(row["witnesses_least"]) <= int(row["witnesses_most"])


def test_what_depends_on_another_has_a_row(history: History) -> None:
    assert [*rows(history, "dependences")] == []
    assert not any(claim.depends_on for claim in history.corpus.of(Claim))
    assert joins.DEPENDENCES.columns[1].name == "witness"
