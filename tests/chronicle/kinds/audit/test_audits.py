"""Audits: a lot record by record, its rates, and what is refused."""

from pathlib import Path

import pytest
import yaml
from lxml import html

from chronicle import build
from chronicle.corpus.loading import load
from chronicle.corpus.problems import DataError
from chronicle.exports import joins
from chronicle.history import History
from chronicle.pages.handwritten import finish
from chronicle.release import audit
from support import SITE, read, words
from support.projects import another_project

HEAD = "# yaml-language-server: $schema=schema/audit.json\n"
OLD = """\
- id: audit-of-twenty
  date: '2099-01'
  drawn_from: All records.
  reader: Eva Lund, from memory.
  found: {right: 18, fault: 2}
  done: Both were mended.
"""
NEW = """\
- id: audit-of-four
  date: '2099-02-01'
  version: 2099.1.0
  seed: 3
  drawn_from: All records that have sources.
  reader: Eva Lund, with the papers before her.
  records:
    - {record: 1903-flood, at: 'Holm, p. 12', verdict: right}
    - {record: corps-strength-holm, at: 'Holm, p. 12, table', verdict: wrong, note: The paper has 430.}
    - {record: 1904-talks, at: 'Holm, p. 13', verdict: right}
    - {record: per-ruud, at: 'Holm, p. 14', verdict: unseen}
  done: It was mended.
"""


def audited(directory: Path, audits: str) -> History:
    project = another_project(directory / "project")
    (project / "data" / "audits.yml").write_text(HEAD + audits, "utf-8")
    return build.load(project / "data", project / "docs", SITE)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> History:
    return audited(tmp_path_factory.mktemp("twice"), OLD + NEW)


def test_the_page_has_each_lot_with_its_records_and_rates(twice: History) -> None:
    page = read(twice, "about/audits/")
    # The last of the data stands first.
    assert [heading.get("id") for heading in page.xpath("//h2")][:2] == [
        "audit-of-four",
        "audit-of-twenty",
    ]
    (lot,) = page.xpath("//section[h2[@id='audit-of-four']]")
    rows = [words(row) for row in lot.xpath(".//details//tbody/tr")]
    assert len(rows) == 4
    assert rows[1].endswith("Holm, p. 12, tablewrong: The paper has 430.")
    # Who was not seen does not count: one of three, by Wilson's formula.
    assert "1 of 3between 6.1 and 79.2 per cent" in words(lot)
    assert "Drawn with seed 3 from version no. 0 of January 2099." in words(lot)


def test_an_older_audit_has_no_list_and_does_not_tell_a_shade_from_a_fault(twice: History) -> None:
    (lot,) = read(twice, "about/audits/").xpath("//section[h2[@id='audit-of-twenty']]")
    assert [words(row) for row in lot.xpath(".//tbody/tr")] == [
        "right18 of 20between 69.9 and 97.2 per cent",
        "fault2 of 20between 2.8 and 30.1 per cent",
    ]
    assert not lot.xpath(".//details")


def test_a_page_written_by_hand_has_every_audit_in_a_row(twice: History, history: History) -> None:
    told = finish("<!-- what audits found -->", "about/", twice)
    assert told.count("<tr>") == 3
    assert told.index("20 records, January 2099") < told.index("3 records, 1 February 2099")
    assert 'href="../about/audits/#audit-of-four"' in told or "audits/#audit-of-four" in told
    rows = html.fromstring(told).xpath("//tbody/tr")
    older, newer = ([words(cell) for cell in row.findall("td")[1:]] for row in rows)
    assert older == ["18", "2", "not counted apart", "2.8 to 30.1"]
    assert newer == ["2", "1", "1", "6.1 to 79.2"]
    # Two of one day and size are told apart by their number, which is that of the page of audits.
    assert [words(row[0])[:2] for row in rows] == ["1.", "2."]
    heads = read(twice, "about/audits/").xpath("//h2[starts-with(@id, 'audit')]")
    assert [words(head)[:2] for head in heads] == ["2.", "1."]
    # A history without audits says nothing of them, and has no such page.
    assert "<table>" not in finish("<!-- what audits found -->", "about/", history)
    assert "about/audits/" not in build.plans(history)


def test_every_record_of_a_lot_is_a_row_of_a_table(twice: History) -> None:
    rows = joins.write(joins.AUDITS, twice).splitlines()
    assert len(rows) == 1 + 4
    assert rows[2].startswith("audit-of-four,2099-02-01,2099.1.0,3,")
    assert rows[2].endswith(
        'corps-strength-holm,claim,"Holm, p. 12, table",wrong,The paper has 430.'
    )


def test_what_was_filled_in_becomes_an_entry(tmp_path: Path, history: History) -> None:
    entries = yaml.safe_load(audit.write(history, 3, 3))
    for entry in entries:
        entry["verdict"] = "right"
    (made,) = yaml.safe_load(audit.publish(entries, history))
    assert [one["record"] for one in made["records"]] == [entry["id"] for entry in entries]
    made |= {"id": "audit-of-three", "seed": 3, "version": "2099.1.0"}
    published = audited(tmp_path, yaml.safe_dump([made], allow_unicode=True))
    assert "3 of 3" in words(read(published, "about/audits/"))
    entries[0]["verdict"] = None
    with pytest.raises(ValueError, match="has the verdict None; expected right"):
        audit.publish(entries, history)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("record: 1904-talks", "record: 1903-flood", "“1903-flood” is in this lot twice"),
        ("  done: It", "  found: {right: 3}\n  done: It", "counts other verdicts than its records"),
        ("record: per-ruud", "record: per-rude", "per-ruud"),
    ],
)
def test_a_lot_that_cannot_be_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    project = another_project(tmp_path / "project")
    (project / "data" / "audits.yml").write_text(HEAD + NEW.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=told):
        load(project / "data")
