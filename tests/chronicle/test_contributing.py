"""The examples of the guides form a record that `make check` accepts, with every kind."""

import html
import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest

from chronicle.records import MODELS, VALUE_LABELS, Dependence
from support import ROOT, WriteData, load_project
from support.cases import load_yaml

PAGE, MAINTENANCE = (
    (ROOT / "docs" / "about" / name).read_text("utf-8") for name in ("contribute.md", "maintain.md")
)
EXAMPLE = re.compile(
    r"in `data/(?P<file>\S+)`[^`\n]*:\n\n```yaml\n(?P<record>.*?)^```$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
CHAPTER = re.compile(r'<pre><code class="chapter">(?P<text>.*?)</code></pre>', re.DOTALL)
# Records that the examples refer to but the guides omit.
OMITTED_RECORDS = load_yaml(__file__)["others"]


def read_examples() -> dict[str, str]:
    files: defaultdict[str, str] = defaultdict(str)
    for match in EXAMPLE.finditer(PAGE + MAINTENANCE):
        files[match["file"]] += match["record"]
    for name, records in OMITTED_RECORDS.items():
        files[name] += records
    return files


@pytest.fixture
def project(write_data: WriteData) -> Path:
    data = write_data(read_examples())
    docs = data.parent / "docs" / "chapters"
    docs.mkdir(parents=True)
    (match,) = CHAPTER.finditer(PAGE)
    (docs / "the-bridge.md").write_text(html.unescape(match["text"]), "utf-8")
    return data.parent


def test_examples_form_a_valid_record(project: Path) -> None:
    history = load_project(project)
    (chapter,) = history.chapters
    assert len(history.corpus.records) > len(OMITTED_RECORDS)
    assert (chapter.number, chapter.paragraphs[0].record_ids) == (1, ("1901-bridge-opens",))
    works = [source.work for source in chapter.paragraphs[0].sources]
    assert works == ["example-1999", "ballad-notes"]
    assert "opened-in-may" in history.markdown_pages["chapters/the-bridge/"].anchors


def test_guide_names_every_kind_of_dependence() -> None:
    kinds = get_args(Dependence.model_fields["how"].annotation)
    assert kinds == (*VALUE_LABELS["dependence"],) == (*VALUE_LABELS["before witnesses"],)
    [listed] = re.findall(r"^- `how` is (.*)$", PAGE, re.MULTILINE)
    assert {*re.findall("`(.*?)`", listed)} == {*kinds}


def test_guide_has_example_of_every_kind() -> None:
    folders = {file.partition("/")[0] for file in read_examples()}
    assert {model.kind_config.data_path for model in MODELS} <= folders
