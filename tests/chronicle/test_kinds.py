"""A map of the code that handles each kind of record, kept in `kinds.txt` for maintainers.

To update it: `PYTHONPATH=scripts python tests/chronicle/test_kinds.py`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from chronicle import build
from chronicle.citation.citable import citables_of_record
from chronicle.queries.links import link_label
from chronicle.records import CITED_KINDS, MODELS, Record
from chronicle.records.fields import SUBJECT_KINDS
from chronicle.search.documents import BOOSTS
from chronicle.search.records import record_search_document

KINDS_FILE = Path(__file__).with_name("kinds.txt")
GENERIC_FUNCTIONS: Mapping[str, Any] = {
    "link label": link_label,
    "citables": citables_of_record,
    "search": record_search_document,
}


def test_list_of_kinds_is_current() -> None:
    assert describe_kinds() == KINDS_FILE.read_text(encoding="utf-8")


def test_each_kind_with_a_page_has_a_renderer() -> None:
    assert {model for model in MODELS if model.kind_config.url_prefix} <= build.RECORD_PAGES.keys()


def code_location(code: Any) -> str:
    """Return the module and the name of a class or a function: `records/event.py Event`."""
    module = code.__module__.removeprefix("chronicle.").replace(".", "/")
    return f"{module}.py {code.__qualname__}"


def describe_kinds() -> str:
    """Return a paragraph for each kind; facts that are the same for all kinds are omitted."""
    paragraphs = []
    for model in MODELS:
        facts = [f"{name + ':':13}{fact}\n" for name, fact in describe_kind(model)]
        paragraphs.append(f"{model.record_kind}\n" + "".join(facts))
    return "\n".join(paragraphs)


def describe_kind(model: type[Record]) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each fact that is particular to a kind."""
    config = model.kind_config
    yield "model", code_location(model)
    yield "data", f"data/{config.data_path}"
    if config.url_prefix:
        yield "page", f"{config.url_prefix}<id>/"
    if model in build.RECORD_PAGES:
        yield "rendered by", code_location(build.RECORD_PAGES[model])
    list_address = config.list_address or config.url_prefix
    if list_address in build.SINGLE_PAGES:
        yield "listed by", code_location(build.SINGLE_PAGES[list_address])
    for name, generic in GENERIC_FUNCTIONS.items():
        if generic.dispatch(model) is not generic.dispatch(object):
            yield name, code_location(generic.dispatch(model))
    if model.record_kind in BOOSTS:
        yield "boost", str(BOOSTS[model.record_kind])
    groups = {
        "cited": model.record_kind in CITED_KINDS,
        "subject of claims": model.record_kind in SUBJECT_KINDS,
        "searchable": config.is_searchable,
        "table": config.has_table,
    }
    if any(groups.values()):
        yield "also", ", ".join(name for name, is_member in groups.items() if is_member)


if __name__ == "__main__":
    KINDS_FILE.write_text(describe_kinds(), encoding="utf-8")
