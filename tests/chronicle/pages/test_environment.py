"""What templates of pages ask for, and what they are given."""

from collections import defaultdict
from typing import Any

import pytest
from jinja2 import meta, nodes

from chronicle import build
from chronicle.book import Book
from chronicle.pages import cite, environment, page


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
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: defaultdict[str, set[str]] = defaultdict(set)

    def fill(book: Book, template: str, address: str, values: dict[str, Any]) -> str:
        given[template] |= set(values)
        return environment.fill(book, template, address, values)

    monkeypatch.setattr(page, "fill", fill)
    monkeypatch.setattr(cite, "fill", fill)
    assert list(build.pages(book))
    for _, make in cite.files(book):
        make()
    made = environment.environment()
    everywhere = set(made.globals) | set(environment.names(book, ""))
    for name in made.list_templates(["html"]):
        assert asked(name) - given[name] - everywhere == set(), name
    for name, names in given.items():
        assert names - asked(name) == set(), name
