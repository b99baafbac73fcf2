"""The context of each page: what its template asks for, with its meaning."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from jinja2 import Environment, meta
from jinja2.nodes import Const, Import, Include, Macro, Name

from chronicle.frame import kinds
from chronicle.frame.context import PageContext
from chronicle.frame.environment import environment, names
from chronicle.history import History
from chronicle.pages.families import families


def contexts(parent: type[PageContext] = PageContext) -> Iterator[type[PageContext]]:
    kinds.kinds()
    families()
    for context in parent.__subclasses__():
        if context.__module__.startswith("chronicle."):
            yield context


def asked(templates: Environment, name: str) -> set[str]:
    """What a template asks for, and what those do that it takes in with all that it has."""
    assert templates.loader is not None
    tree = templates.parse(templates.loader.get_source(templates, name)[0])
    others: list[Include | Import] = [*tree.find_all(Include), *tree.find_all(Import)]
    inside = (
        asked(templates, other.template.value)
        for other in others
        if other.with_context and isinstance(other.template, Const)
    )
    own = {name.name for name in tree.find_all(Name) if name.ctx != "load"}
    own |= {node.target for node in tree.find_all(Import)}
    own |= {macro.name for macro in tree.find_all(Macro)}
    return meta.find_undeclared_variables(tree).union(*inside) - own - templates.globals.keys()


@pytest.mark.parametrize("context", [*contexts()], ids=lambda context: context.__name__)
def test_a_template_asks_for_the_fields_of_its_context(
    context: type[PageContext], history: History
) -> None:
    given = {*names(history, ""), "this", "style"}
    own = {field.name for field in fields(context)}
    assert own - given == own  # none hides a word that all templates have
    assert asked(environment(), context.template) - given == own
