"""Every published id that is changed is reported with its URL."""

import random
import re
import shutil
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.corpus import ledger
from chronicle.records import MODELS, Change, Lesson, Withdrawn
from support import ROOT, load_record

LEDGER = ledger.read(ROOT / "data" / "permalinks.txt")
# Size of the random sample of published ids, in addition to one of each kind.
DRAWN = 50
# The URLs of these kinds do not contain the id of the record.
WITHOUT_ID = (Change, Lesson, Withdrawn)


def published() -> dict[str, str]:
    """Map the id of each living record to its published URL, if the ledger contains it."""
    record = load_record()
    entered = {}
    for kind in MODELS:
        for each in record.of(kind) if kind not in WITHOUT_ID else ():
            address = each.site_address(record)
            if address and address in LEDGER:
                entered[each.id] = address
    return entered


def drawn() -> list[str]:
    """Return one id of each kind and a random sample of fifty, all on different pages."""
    record, entered = load_record(), published()
    order = sorted(entered)
    random.Random(95).shuffle(order)
    first_of_kind = {type(record[name]): name for name in reversed(order)}
    chosen: list[str] = []
    pages = set[tuple[str, bool]]()
    for name in dict.fromkeys([*first_of_kind.values(), *order]):
        page, hash_, _ = entered[name].partition("#")
        if (page, not hash_) not in pages:
            pages.add((page, bool(hash_)))
            chosen.append(name)
    return chosen[: len(first_of_kind) + DRAWN]


def change_by_hand(project: Path, ids: list[str]) -> None:
    """Rename the ids in all files except the ledger, as in the guide, but without `formerly`."""
    whole = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])")
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(whole.sub(lambda match: f"{match[0]}-x", text), "utf-8")


def say_formerly(project: Path, ids: list[str]) -> None:
    """Add `formerly` with the old id to each record, as in the guide."""
    for path in (project / "data").rglob("*.yml"):
        if path.parent.name == "search":
            continue
        text = path.read_text("utf-8")
        for name in ids:
            text = text.replace(f"- id: {name}-x\n", f"- id: {name}-x\n  formerly: [{name}]\n")
            text = text.replace(f"{{id: {name}-x,", f"{{id: {name}-x, formerly: [{name}],")
        path.write_text(text, "utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the record with changed ids."""
    for part in ("data", "docs", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    change_by_hand(tmp_path, drawn())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_id_that_is_changed_by_hand_is_refused_with_its_address(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entered = published()
    assert main(["check"]) == 1
    printed = capsys.readouterr().err
    silent = []
    for name in drawn():
        refused = rf"/{re.escape(entered[name])} was published .*formerly: \[{name}\]"
        if not re.search(refused, printed):
            silent.append(name)
    assert silent == []
    say_formerly(project, drawn())
    assert main(["check"]) == 0, capsys.readouterr().err
