"""Templates ask only for what they are given, on every branch, and are given nothing for which none asks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, Template, meta
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.nodes import Const, Extends, Import, Include, Macro, Name, Node

from chronicle.editions import composing
from chronicle.frame.environment import WORDS, TemplateWords, environment
from chronicle.history import History
from chronicle.host.export import documents
from chronicle.story.markdown import EXTENSIONS

# By the environment and name of each template, the names that it had whenever it was filled.
Given = Mapping[tuple[Environment, str], set[frozenset[str]]]


@pytest.fixture(scope="module")
def given(history: History) -> Given:
    found: defaultdict[tuple[Environment, str], set[frozenset[str]]] = defaultdict(set)
    render, make_module = Template.render, Template.make_module

    def rendered(template: Template, *values: Any, **named: Any) -> str:
        found[template.environment, template.name or ""].add(frozenset(dict(*values, **named)))
        return render(template, *values, **named)

    def made(template: Template, values: dict[str, Any] | None = None, *more: Any) -> Any:
        if values and not more:  # not where a template imports another with all that it has
            found[template.environment, template.name or ""].add(frozenset(values))
        return make_module(template, values, *more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", rendered)
        patch.setattr(Template, "make_module", made)
        list(documents(history, Path("none")))
        composing.compose(history, EXTENSIONS, Path())
    return found


@cache
def asked(templates: Environment, name: str) -> set[str]:
    """What a template asks for, and those that it extends, includes, or imports with its context."""
    assert templates.loader is not None
    tree = templates.parse(templates.loader.get_source(templates, name)[0])
    inside = [asked(templates, other) for other in _shared(tree)]
    # What is set on one branch is looked up on others.
    own = {name.name for name in tree.find_all(Name) if name.ctx != "load"}
    own |= {node.target for node in tree.find_all(Import)}
    own |= {macro.name for macro in tree.find_all(Macro)}
    return meta.find_undeclared_variables(tree).union(*inside) - own - templates.globals.keys()


def _shared(tree: Node) -> Iterator[str]:
    for frame in tree.find_all(Extends):
        if isinstance(frame.template, Const):
            yield frame.template.value
    others: list[Include | Import] = [*tree.find_all(Include), *tree.find_all(Import)]
    for node in others:
        if node.with_context and isinstance(node.template, Const):
            yield node.template.value


def test_every_name_that_a_template_asks_for_is_given(given: Given) -> None:
    assert {
        (name, *lacking)
        for (templates, name), calls in given.items()
        for keys in calls
        if (lacking := asked(templates, name) - keys)
    } == set()


def test_nothing_is_given_for_which_no_template_asks(given: Given, history: History) -> None:
    # The latter are those of any piece of the book, and of the frame of any page.
    common = {*TemplateWords(history, "").as_names(), "heading", "style", "this"}
    assert {
        (name, *idle)
        for (templates, name), calls in given.items()
        for keys in calls
        if (idle := keys - common - asked(templates, name))
    } == set()
    used = set[str]().union(*(asked(templates, name) for templates, name in given))
    assert common - used == set()


def test_no_macro_hides_what_a_template_can_ask(history: History) -> None:
    templates = environment()
    assert templates.loader is not None
    known = {
        *TemplateWords(history, "").as_names(),
        *templates.globals,
        *templates.filters,
    } - DEFAULT_FILTERS.keys()
    sources = (
        templates.loader.get_source(templates, name)[0]
        for name in templates.list_templates(["html"])
    )
    macros = (macro.name for text in sources for macro in templates.parse(text).find_all(Macro))
    assert known.intersection(macros) == set()


def test_every_word_that_templates_have_is_asked_for_and_explained(given: Given) -> None:
    used = {name for templates, template in given for name in asked(templates, template)}
    assert set(WORDS) - used == set()
    assert [name for name in WORDS if not getattr(TemplateWords, name).__doc__] == []
