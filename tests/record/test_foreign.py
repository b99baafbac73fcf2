"""Text in other languages has a `lang` attribute on every page (WCAG 3.1.1 and 3.1.2); titles of works are in sentence case."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from lxml import html
from markupsafe import Markup

from chronicle.history import History as Record
from chronicle.records import Work
from chronicle.release.built_site import BuiltSite
from chronicle.values import Label
from support import load_record
from support.built_site import SiteBuild, read_page_source
from support.cases import load_yaml

SCRIPTS = {re.compile(letters): {*tags} for letters, tags in load_yaml(__file__)["scripts"].items()}
FOREIGN = re.compile("|".join(script.pattern for script in SCRIPTS))
# A page title cannot contain markup. Export files are shown verbatim.
VERBATIM_TAGS = {"title", "option", "pre", "code", "script", "style"}
QUOTES = re.compile('["“”‘’]')


def foreign_titles() -> dict[str, str]:
    """Map the beginnings of all foreign titles in Latin script to their languages."""
    works = [work for work in load_record().of(Work) if work.language not in (None, "en")]
    # A title in Latin script of a work in another script is a translation, unless its language tag marks a
    # romanization.
    languages_of_scripts = set().union(*SCRIPTS.values()) - {"vi"}
    latin = {
        work.title: work.language or ""
        for work in works
        if not any(script.search(work.title) for script in SCRIPTS)
    }
    latin = {title: tag for title, tag in latin.items() if tag not in languages_of_scripts}
    return {
        QUOTES.sub("'", title)[:30]: tag.split("-")[0]
        for title, tag in latin.items()
        if not title.startswith("[")
    }


def find_foreign_texts(content: str, latin: dict[str, str]) -> Iterator[tuple[bool, str]]:
    """Yield every foreign text on a page: whether its language is tagged, and a message if not."""
    plain = QUOTES.sub("'", unescape(content))
    titles = {title: tag for title, tag in latin.items() if title in plain}
    if not titles and not FOREIGN.search(plain):
        return
    for text, language in iter_texts(html.document_fromstring(content)):
        if text.isascii() and not titles:
            continue
        expected = [languages for script, languages in SCRIPTS.items() if script.search(text)]
        plain = QUOTES.sub("'", text) if titles else ""
        expected += [{titles[title]} for title in titles if title in plain][:1]
        for languages in expected:
            is_tagged = language.split("-")[0] in languages
            yield (
                is_tagged,
                f"{text.strip()[:60]} is in {'/'.join(sorted(languages))}, not {language}",
            )


def iter_texts(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield every text on a page with its tagged language."""
    pending = [(page, "")]
    while pending:
        element, inherited = pending.pop()
        language = element.get("lang") or inherited
        if element.tag in VERBATIM_TAGS:
            continue
        if element.text and isinstance(element.tag, str):  # comments have no tag name
            yield element.text, language
        for child in element:
            pending.append((child, language))
            if child.tail:
                yield child.tail, language


@pytest.mark.long
def test_foreign_texts_have_language(record_build: SiteBuild, site: BuiltSite) -> None:
    latin = foreign_titles()
    assert len(latin) > 10
    untagged = {}
    tagged = 0
    for address in site.pages:
        texts = list(find_foreign_texts(read_page_source(record_build, address), latin))
        tagged += sum(is_tagged for is_tagged, _ in texts)
        if messages := [message for is_tagged, message in texts if not is_tagged][:3]:
            untagged[address] = messages
    assert tagged > 1000
    assert untagged == {}


def test_english_titles_follow_the_style(record: Record) -> None:
    marks = str.maketrans("‘’", "“”")
    for work in record.corpus.of(Work):
        if work.language == "en" and not work.is_description and not work.is_newspaper_issue:
            forms = record.formatted_works[work.id].complete_forms
            forms_of_title = (Label(Markup(forms[name])).as_text for name in ("full", "mla", "apa"))
            as_entered = [
                work.title.translate(marks) in text.translate(marks) for text in forms_of_title
            ]
            is_name = work.id in load_yaml(__file__)["only names"]
            assert as_entered == [is_name, is_name, True], work.id
