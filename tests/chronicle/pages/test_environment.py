from collections import defaultdict
from typing import Any

import pytest
from jinja2 import meta, nodes

from chronicle import build
from chronicle.history import History
from chronicle.pages import cite, environment, page
from chronicle.pages.explanation import explainer
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import Prose
from support import with_only


def asked(template: str) -> set[str]:
    """The names that a template does not give itself."""
    templates = environment.environment()
    assert templates.loader
    source, _, _ = templates.loader.get_source(templates, template)
    parsed = templates.parse(source)
    own = {node.target for node in parsed.find_all(nodes.Import)}
    own |= {node.name for node in parsed.find_all(nodes.Name) if node.ctx == "store"}
    return meta.find_undeclared_variables(parsed) - own - {"caller"}


def test_every_template_is_given_the_names_it_asks_for_and_no_others(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: defaultdict[str, set[str]] = defaultdict(set)

    def fill(history: History, template: str, address: str, values: dict[str, Any]) -> str:
        given[template] |= set(values)
        return environment.fill(history, template, address, values)

    monkeypatch.setattr(page, "fill", fill)
    monkeypatch.setattr(cite, "fill", fill)
    assert list(build.render_pages(history))
    for _, make in cite.files(history):
        make()
    made = environment.environment()
    everywhere = set(made.globals) | set(environment.names(history, ""))
    for name in made.list_templates(["html"]):
        assert asked(name) - given[name] - everywhere == set(), name
    for name, names in given.items():
        assert names - asked(name) == set(), name


FIRST = """\
{% import "parts.html" as p with context %}
{% call(one) p.first_of(items) %}<i>{{ one }}</i>{% endcall %}
"""


def test_of_many_the_first_are_shown_and_none_is_folded_alone() -> None:
    template = environment.environment().from_string(FIRST)
    assert "<details" not in template.render(items=range(9))
    shown, _, folded = template.render(items=range(12)).partition("<summary>")
    assert shown.count("<i>") == 8
    assert folded.startswith("4 more</summary>")
    assert folded.count("<i>") == 4


def test_the_longest_term_is_explained_the_first_time_and_in_no_part_of_a_word(
    history: History,
) -> None:
    names = (("ab", "AB"), ("ab-c", "AB C"))
    terms = [
        GlossaryTerm(id=one, name=Prose(name), description=Prose(f"{name}.")) for one, name in names
    ]
    explain = explainer(with_only(history, GlossaryTerm, *terms))
    assert explain("ABs, AB C & AB C") == 'ABs, <abbr title="AB C.">AB C</abbr> &amp; AB C'
    assert explain("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
