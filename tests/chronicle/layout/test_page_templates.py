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


def test_the_longest_term_is_explained_once_and_in_no_part_of_a_word(history: History) -> None:
    names = (("ab", "AB"), ("ab-c", "AB C"), ("amp", "amp"), ("i", "i"))
    terms = [
        GlossaryTerm(id=i, name=Prose(name), description=Prose(f"{name}.")) for i, name in names
    ]
    explain = make_term_explainer(with_records(history, GlossaryTerm, *terms))
    assert explain("ABs, AB C & AB C") == 'ABs, <abbr title="AB C.">AB C</abbr> &amp; AB C'
    assert explain("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
    assert explain("AB-9, AB") == 'AB-9, <abbr title="AB.">AB</abbr>'


def test_what_is_no_address_is_refused_where_a_template_leads_to_it(history: History) -> None:
    """A record text, which is a string too but not a URL."""
    words = page_templates.template_context(history, "events/x/")
    rain = Prose("It rained for three days.")
    for lead in ("link_to", "href", "link", "citable"):
        with pytest.raises(TemplateRuntimeError, match="“It rained for three days"):
            words[lead](rain)
    with pytest.raises(TemplateRuntimeError, match="there is no page at “chapters/nowhere/”"):
        words["link"]("chapters/nowhere/")
    assert words["link_to"]("chapters/the-flood/#nowhere").label == "The flood"


def test_no_class_is_taken_for_a_byline_by_reader_views() -> None:
    """Readability names what has such a class as the author of the page."""
    pages = page_templates.environment()
    assert pages.loader
    for template in pages.list_templates(["html"]):
        source, _, _ = pages.loader.get_source(pages, template)
        classes = " ".join(re.findall(r'class="([^"]*)"', source))
        assert not re.search("byline|author|dateline|writtenby", classes, re.IGNORECASE), template


def test_no_macro_has_the_name_of_what_every_template_has(history: History) -> None:
    """Such a macro once hid the function it called and recursed infinitely."""
    pages = page_templates.environment()
    assert pages.loader
    taken = page_templates.template_context(history, "").keys() | pages.globals.keys()
    for template in pages.list_templates(["html", "xml", "svg"]):
        source, _, _ = pages.loader.get_source(pages, template)
        macros = {macro.name for macro in pages.parse(source).find_all(Macro)}
        assert macros.isdisjoint(taken), template
