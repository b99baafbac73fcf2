"""Data files changed by position: what is not meant to change stays to the byte."""

from __future__ import annotations

import pytest
import yaml

from chronicle.corpus.reader import Path_
from chronicle.upkeep.typed import DataFile

BLOCK = """\
# The first line.
- id: one  # a comment
  see:
    - two
    # why three
    - three
  summary: >-
    Folded
    text.

- {id: two, see: [one, three,
    four], kind: 'x'}
"""
FORMER = {"id": "old", "date": "2099-02-03", "label": "Old: it", "why": "No."}


def file_and_records(text: str) -> tuple[DataFile, list[yaml.Node]]:
    file = DataFile(text)
    return file, file.root.value


@pytest.mark.parametrize(
    ("number", "path", "value", "old", "new"),
    [
        (0, ("see", 1), "four", "    - three", "    - four"),
        (1, ("see", 0), "eins", "see: [one,", "see: [eins,"),
        (1, ("kind",), "y", "'x'", "'y'"),
        (0, ("see", 0, "work"), "1904", "    - two", "    - '1904'"),
    ],
)
def test_an_id_is_replaced_in_its_own_quotes(
    number: int, path: Path_, value: str, old: str, new: str
) -> None:
    file, records = file_and_records(BLOCK)
    file.put(records[number], path, value)
    assert file.changed == BLOCK.replace(old, new)


@pytest.mark.parametrize(
    ("number", "paths", "old", "new"),
    [
        (0, [("see", 0)], "    - two\n", ""),
        (0, [("see", 1)], "    - three\n", ""),
        (0, [("see", 0), ("see", 1)], "  see:\n    - two\n    # why three\n    - three\n", ""),
        (0, [("summary",)], "  summary: >-\n    Folded\n    text.\n", ""),
        (1, [("see", 0)], "[one, three,", "[three,"),
        (1, [("see", 2)], "three,\n    four]", "three]"),
        (1, [("see", 1), ("see", 2)], "[one, three,\n    four]", "[one]"),
        (1, [("see", 0), ("see", 1), ("see", 2)], "see: [one, three,\n    four], ", ""),
        (1, [("kind",)], ", kind: 'x'", ""),
    ],
)
def test_what_is_left_out_leaves_its_neighbours(
    number: int, paths: list[Path_], old: str, new: str
) -> None:
    file, records = file_and_records(BLOCK)
    file.drop(records[number], paths)
    assert file.changed == BLOCK.replace(old, new)


def test_the_first_field_in_an_item_leaves_its_dash() -> None:
    text = "- id: one\n  positions:\n    - note: A.\n      answer: B.\n"
    file, records = file_and_records(text)
    file.drop(records[0], [("positions", 0, "note")])
    assert file.changed == text.replace("note: A.\n      ", "")


def test_records_are_removed_and_added() -> None:
    file, records = file_and_records(BLOCK)
    file.remove(records[0])
    file.append({"id": "three", "see": ["two"]})
    start, end = BLOCK.index("- id"), BLOCK.index("\n- {")
    assert file.changed == f"{BLOCK[:start]}{BLOCK[end:]}- id: three\n  see:\n  - two\n"


def test_blank_lines_stand_between_records_as_before() -> None:
    text = "# A line.\n- id: one\n\n- id: two\n\n- id: three\n"
    file, records = file_and_records(text)
    file.remove(records[1])
    assert file.changed == "# A line.\n- id: one\n\n- id: three\n"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "- id: one  # so\n  x: 1\n",
            "- id: one  # so\n  formerly:\n    - id: old\n      date: '2099-02-03'\n"
            "      label: 'Old: it'\n      why: No.\n  x: 1\n",
        ),
        (
            "- {id: one, x: 1}\n",
            "- {id: one, formerly: [{id: old, date: '2099-02-03', label: 'Old: it', why: No.}], x: 1}\n",
        ),
        (
            "- id: one\n  formerly: [{id: x}]\n",
            "- id: one\n  formerly: [{id: old, date: '2099-02-03', label: 'Old: it', why: No.}, {id: x}]\n",
        ),
        (
            "- id: one\n  formerly:\n    - id: x\n",
            "- id: one\n  formerly:\n    - {id: old, date: '2099-02-03', label: 'Old: it', why: No.}\n    - id: x\n",
        ),
        (
            "- id: one",
            "- id: one\n  formerly:\n    - id: old\n      date: '2099-02-03'\n"
            "      label: 'Old: it'\n      why: No.\n",
        ),
        (
            "- id: one\r\n  x: 1\r\n",
            "- id: one\r\n  formerly:\r\n    - id: old\r\n      date: '2099-02-03'\r\n"
            "      label: 'Old: it'\r\n      why: No.\r\n  x: 1\r\n",
        ),
    ],
)
def test_an_earlier_id_is_entered_in_the_style_of_the_record(text: str, changed: str) -> None:
    file, records = file_and_records(text)
    file.add_formerly(records[0], [FORMER])
    assert file.changed == changed


def test_a_file_without_records_gets_its_first() -> None:
    file = DataFile("# A line.\n")
    file.append(FORMER)
    assert (
        file.changed
        == "# A line.\n- id: old\n  date: '2099-02-03'\n  label: 'Old: it'\n  why: No.\n"
    )
