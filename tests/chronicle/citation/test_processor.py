from collections.abc import Iterable
from pathlib import Path

import pytest

from chronicle.citation import processor
from chronicle.citation.csl import CSLItem
from chronicle.citation.forms import WorkForms
from chronicle.citation.processor import format_works
from chronicle.corpus.corpus import Corpus
from chronicle.records.work import Work
from support import work

pytestmark = pytest.mark.pandoc


def test_a_work_comes_out_the_same_whatever_is_formatted_with_it(corpus: Corpus) -> None:
    """No style adds a letter, a name or a dash because of another work in the batch."""
    works, holm = list(corpus.of(Work)), corpus.get(Work, "holm-1987")
    twin = holm.model_copy(update={"id": "holm-1987-b", "title": "The Short Ditch"})
    together = format_works([*works, twin])
    assert together["holm-1987"] == format_works(works)["holm-1987"]
    assert together["holm-1987-b"] == format_works([twin])["holm-1987-b"]


def test_nothing_is_formatted_again_until_item_language_or_code_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def in_every_style(items: Iterable[CSLItem]) -> list[WorkForms]:
        found = list(items)
        asked.extend(item["id"] for item in found)
        others = {"entry": "-", "mla": "-", "apa": "-"}
        return [WorkForms({"full": item["title"], **others}, {}) for item in found]

    monkeypatch.setattr(processor, "in_every_style", in_every_style)

    def full(title: str, language: str | None = None) -> str:
        works = [work(id="x", title=title, language=language), work(id="y", title="Y")]
        return format_works(works, tmp_path / "works")["x"].whole["full"]

    assert full("X") == full("X") == "X"
    assert asked == ["x", "y"]
    assert full("Z") == "Z"
    assert asked == ["x", "y", "x"]
    assert full("Z", "vi") == '<span lang="vi" translate="no">Z</span>'
    assert asked == ["x", "y", "x", "x"]
    monkeypatch.setattr(processor, "VERSION", "another")
    full("Z", "vi")
    assert asked == ["x", "y", "x", "x", "x", "y"]
