import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import chronicle
from chronicle.__main__ import commands
from chronicle.corpus import loading
from chronicle.host.options import ChronicleConfig
from chronicle.kinds import introspection, registry
from chronicle.kinds.base import Record
from chronicle.pages.environment import environment
from chronicle.reference import options, page, records
from chronicle.starter.start import PROJECT
from support import ROOT


@cache
def text() -> str:
    """The page, written when it is first asked for: not by each process that only collects."""
    return page.write(commands, chronicle.__all__)


def test_the_page_is_that_of_the_code() -> None:
    """`chronicle reference docs/about/reference.md` writes it."""
    assert (ROOT / "docs" / "about" / "reference.md").read_text("utf-8") == text()


@pytest.mark.parametrize("model", [*registry.models(), *records.inside()], ids=str)
def test_every_field_has_a_meaning_and_an_example(model: type[Record]) -> None:
    is_kind = model in registry.models()
    among: list[Any] = list(records.values()[model.kind_] if is_kind else records.inside()[model])
    schema = model.model_json_schema(by_alias=True)
    for name in introspection.fields(model):
        assert records.example(model, name, among), name
        assert schema["properties"][name].get("description"), name


def test_every_example_is_one() -> None:
    """A record of a started project that has the fields of an example as well is a record."""
    settings = loading.load(PROJECT / "data").settings
    for name, examples in records.typed_examples().items():
        model = registry.by_name()[name].model
        first = records.values()[name][0]
        for example in examples:
            model.model_validate({**first, **example}, context=settings)


def test_it_names_all_that_may_be_written() -> None:
    for name in (*commands.commands, *dict(ChronicleConfig._schema), *registry.by_name()):
        assert f"\n### {name}\n" in text(), name
    ours = {path for path in environment().list_templates() if "-parts" not in path}
    no_page = {"parts.html", "shown.html", "works.xml", "frame.html", "cite-parts.html"}
    named = [name for name in ours if f"\n### {name}\n" in text()]
    assert len(named) > 25
    assert not [name for name in no_page if f"\n### {name}\n" in text()]
    for method in ("add_page(address, render)", "add_export(path, write)", "add_query(name, ask)"):
        assert f"- `{method}`: " in text()
    for word in ("`statement_table(", "`--measure`", "| `../1903` | by 1903 |", "`<!-- the great questions -->`"):  # fmt: skip
        assert word in text()


def test_the_schema_of_the_settings_takes_what_they_may_be_and_no_slip() -> None:
    schema = json.loads(options.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    whole = {"site_name": "x", "extra": {"y": 1}, "plugins": ["search", {"chronicle": {}}]}
    own = whole["plugins"][1]["chronicle"]  # type: ignore[index]
    own |= {"editors": [{"name": "Ada Holm", "family": "Holm"}], "licence": {"id": "CC0-1.0"}}
    assert check.is_valid(whole)
    slips: list[dict[str, Any]] = [
        {"editor": []},
        {"licence": {"spdx": "x"}},
        {"editors": ["Ada"]},
        {"report": 1},
    ]
    for slip in slips:
        assert not check.is_valid({"site_name": "x", "plugins": [{"chronicle": slip}]}), slip


def test_it_and_the_guide_travel_with_a_started_project() -> None:
    for name in ("reference.md", "another-history.md", "contribute.md"):
        travels: Path = PROJECT / "docs" / "about" / name
        assert travels.read_text("utf-8") == (ROOT / "docs" / "about" / name).read_text("utf-8")
