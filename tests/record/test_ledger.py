"""Every published id that is changed is reported with its URL."""

import random
import re
import shutil
from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.corpus import ledger
from chronicle.records import MODELS, Change, Lesson, Withdrawn
from support import ROOT, CapturedOutput, load_record

LEDGER = ledger.read_ledger(ROOT / "data" / "permalinks.txt")
# Size of the random sample of published ids, in addition to one of each kind.
SAMPLE_SIZE = 50
# The URLs of these kinds do not contain the id of the record.
WITHOUT_ID = (Change, Lesson, Withdrawn)


def published_urls() -> dict[str, str]:
    """Map the id of each living record to its published URL, if the ledger contains it."""
    record = load_record()
    urls = {}
    for kind in MODELS:
        for item in record.of(kind) if kind not in WITHOUT_ID else ():
            address = item.site_address(record)
            if address and address in LEDGER:
                urls[item.id] = address
    return urls


def sample_ids() -> list[str]:
    """Return one id of each kind and a random sample of fifty, all on different pages."""
    record = load_record()
    urls = published_urls()
    order = sorted(urls)
    random.Random(95).shuffle(order)
    first_of_kind = {type(record[name]): name for name in reversed(order)}
    sample: list[str] = []
    pages = set[tuple[str, bool]]()
    for name in dict.fromkeys([*first_of_kind.values(), *order]):
        page, hash_, _ = urls[name].partition("#")
        if (page, not hash_) not in pages:
            pages.add((page, bool(hash_)))
            sample.append(name)
    return sample[: len(first_of_kind) + SAMPLE_SIZE]


def rename_ids(project: Path, ids: list[str]) -> None:
    """Rename the ids in all files except `permalinks.txt`, but do not add `formerly`."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])")
    for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(pattern.sub(lambda match: f"{match[0]}-x", text), "utf-8")


def add_formerly(project: Path, ids: list[str]) -> None:
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
    rename_ids(tmp_path, sample_ids())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_renamed_ids_are_reported_with_their_urls(project: Path, capsys: CapturedOutput) -> None:
    urls = published_urls()
    assert main(["check"]) == 1
    printed = capsys.readouterr().err
    unreported = []
    for name in sample_ids():
        message = rf"/{re.escape(urls[name])} was published .*formerly: \[{name}\]"
        if not re.search(message, printed):
            unreported.append(name)
    assert unreported == []
    add_formerly(project, sample_ids())
    assert main(["check"]) == 0, capsys.readouterr().err
