import re

import pytest
from jinja2 import TemplateRuntimeError
from jinja2.nodes import Macro

from chronicle.history import History
from chronicle.layout import page_templates
from chronicle.layout.page_templates import make_term_explainer
from chronicle.records import GlossaryTerm
from chronicle.values import Prose
from support import with_records


def test_explains_longest_term_once(history: History) -> None:
    names = (("ab", "AB"), ("ab-c", "AB C"), ("amp", "amp"), ("i", "i"))
    terms = [
        GlossaryTerm(id=i, name=Prose(name), description=Prose(f"{name}.")) for i, name in names
    ]
    explain = make_term_explainer(with_records(history, GlossaryTerm, *terms))
    assert explain("ABs, AB C & AB C") == 'ABs, <abbr title="AB C.">AB C</abbr> &amp; AB C'
    assert explain("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
    assert explain("AB-9, AB") == 'AB-9, <abbr title="AB.">AB</abbr>'


def test_template_links_reject_invalid_urls(history: History) -> None:
    """The text of a record is a string too, but not a URL."""
    context = page_templates.template_context(history, "events/x/")
    text = Prose("It rained for three days.")
    for function in ("link_to", "href", "link", "citable"):
        with pytest.raises(TemplateRuntimeError, match="“It rained for three days"):
            context[function](text)
    with pytest.raises(TemplateRuntimeError, match="page “chapters/nowhere/” not found"):
        context["link"]("chapters/nowhere/")
    assert context["link_to"]("chapters/the-flood/#nowhere").label == "The flood"


def test_no_class_looks_like_a_byline() -> None:
    """Readability, which makes reader views, takes an element with such a class for the author."""
    environment = page_templates.page_environment()
    assert environment.loader
    for template in environment.list_templates(["html"]):
        source, _, _ = environment.loader.get_source(environment, template)
        classes = " ".join(re.findall(r'class="([^"]*)"', source))
        assert not re.search("byline|author|dateline|writtenby", classes, re.IGNORECASE), template


def test_macros_do_not_shadow_globals(history: History) -> None:
    """Such a macro once hid the function it called and recursed infinitely."""
    environment = page_templates.page_environment()
    assert environment.loader
    taken = page_templates.template_context(history, "").keys() | environment.globals.keys()
    for template in environment.list_templates(["html", "xml", "svg"]):
        source, _, _ = environment.loader.get_source(environment, template)
        macros = {macro.name for macro in environment.parse(source).find_all(Macro)}
        assert macros.isdisjoint(taken), template
