"""Every file of the data may be absent or empty: what rests on it is missing, and nothing else."""

import posixpath
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from chronicle import build
from chronicle.corpus import addresses, loading
from chronicle.corpus.reader import entries
from chronicle.corpus.references import references
from chronicle.record.models import KINDS, Record
from support import ANOTHER, SITE

FILES = sorted(path.name for path in (ANOTHER / "data").iterdir())
TAG = re.compile(r"<[^>]+>")
# What is given with one and a plural.
DISAGREEMENT = re.compile(
    r"(?<![\d,.])1 (?:events|works|records|papers|deployments|places|figures|answers|questions)\b"
)


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages written by hand that name no record."""
    directory = tmp_path_factory.mktemp("docs")
    shutil.copytree(ANOTHER / "docs" / "about", directory / "about")
    chapter = directory / "chapters" / "the-flood.md"
    chapter.parent.mkdir()
    text = "---\ntitle: The flood\nnumber: 1\n---\n\n# The flood { #the-flood }\n"
    chapter.write_text(text, encoding="utf-8")
    return directory


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, docs: Path) -> Path:
    """The store of the whole history, so that little has to be formatted again."""
    directory = tmp_path_factory.mktemp("store")
    assert dict(build.tree(build.load(ANOTHER / "data", docs, SITE, directory), docs))
    return directory


def stands_without(record: dict[str, Any], kind: type[Record], ids: set[str]) -> bool:
    """Take from a record what names others than these; whether it still is one."""
    while lost := [link.path for link in references(kind, record) if link.target not in ids]:
        match lost[0]:
            case (str(field), int(index), *_):
                record[field] = record[field][:index] + record[field][index + 1 :]
            case (field, *_):
                del record[str(field)]
    try:
        kind.model_validate(record)
    except ValidationError:
        return False
    return True


class Dumper(yaml.CSafeDumper):
    """Writes what was read, numbers with a decimal point among it."""


Dumper.add_representer(
    Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", str(number))
)


def reduced(data: Path, removed: list[str]) -> Path:
    """The data of the invented history without some files, and without what rests on them."""
    shutil.copytree(ANOTHER / "data", data)
    for name in removed:
        path = data / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    lists = {
        path: (kind, [dict(one.values) for one in entries(path.read_text("utf-8"), path.name, [])])
        for path in sorted(data.rglob("*.yml"))
        if (kind := KINDS.get(path.relative_to(data).parts[0]))
    }
    count = -1
    while count != (count := sum(len(records) for _, records in lists.values())):
        ids = {record["id"] for _, records in lists.values() for record in records}
        for kind, records in lists.values():
            records[:] = [record for record in records if stands_without(record, kind, ids)]
    for path, (kind, records) in lists.items():
        text = yaml.dump(records, Dumper=Dumper, allow_unicode=True) if records else ""
        line = loading.modeline(path.relative_to(data), kind)
        path.write_text(f"{line}\n{text}", encoding="utf-8")
    return data


def broken_links(pages: dict[str, str], files: set[str]) -> Iterator[str]:
    """Every link of a page to an address of the site at which nothing is."""
    there = files | {name.removesuffix("index.html") for name in files}
    there |= {addresses.of_file(name) for name in files if name.endswith(".md")}
    for address, text in pages.items():
        for link in re.findall(r'href="([^"#?:]+)[^":]*"', text):
            target = posixpath.normpath(posixpath.join("/", address, link)).lstrip("/")
            target += "/" if link.endswith("/") and target else ""
            if target not in there:
                yield f"{address} → {target}"


@pytest.mark.parametrize(
    "removed",
    [
        *([name] for name in FILES),
        [name for name in FILES if name not in ("works", "events", "themes.yml")],
        FILES,
    ],
    ids=lambda names: names[0] if len(names) == 1 else f"{len(names)} files",
)
def test_a_history_without_a_file_builds(
    tmp_path: Path, store: Path, docs: Path, removed: list[str]
) -> None:
    shutil.copytree(store, tmp_path / "store")
    history = build.load(reduced(tmp_path / "data", removed), docs, SITE, tmp_path / "store")
    files = dict(build.tree(history, docs))
    pages = {each: files[addresses.source_file(each)].decode() for each in build.plans(history)}
    assert list(broken_links(pages, set(files))) == []
    assert [at for at, text in pages.items() if DISAGREEMENT.search(TAG.sub("", text))] == []


def test_pages_of_what_there_is_not_are_not_there(tmp_path: Path, docs: Path) -> None:
    history = build.load(reduced(tmp_path / "data", FILES), docs, SITE)
    always = {addresses.GAPS, addresses.DATA, addresses.SEARCH, addresses.MY_LIST}
    assert set(build.plans(history)) == always
