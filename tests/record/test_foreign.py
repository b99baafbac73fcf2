"""What is not English says its language, on every page of the built site (WCAG 3.1.1 and 3.1.2)."""

import re
from collections.abc import Iterator

from lxml import html

from chronicle.corpus import loading
from chronicle.record.models import Work
from support import ROOT
from support.built_site import Built
from support.site_reader import Site

# Letters, and the languages that are written with them; a middle dot between words belongs to no script.
SCRIPTS = {
    re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"): {"ko"},
    re.compile("[\u3041-\u3096\u30a1-\u30fa]"): {"ja"},
    re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"): {"zh", "ja", "ko", "vi"},
    re.compile("[\u0400-\u052f]"): {"ru", "uk", "bg"},
    re.compile("[\u1780-\u17ff]"): {"km"},
    re.compile("[\u0e80-\u0eff]"): {"lo"},
    re.compile("[\u0e00-\u0e7f]"): {"th"},
}
# The title of a page can hold no marks; files for programs are shown as they are.
PLAIN = {"title", "option", "pre", "script", "style"}
QUOTES = str.maketrans(dict.fromkeys('"“”‘’', "'"))


def titles() -> dict[str, str]:
    """The languages of all titles in Latin letters that are not English, by how the titles begin."""
    works = [
        work for work in loading.load(ROOT / "data").of(Work) if work.language not in (None, "en")
    ]
    # A title in Latin letters of a work in another script is a translation, unless the tag says that it is romanised.
    other = set().union(*SCRIPTS.values()) - {"vi"}
    latin = {
        work.title: work.language or ""
        for work in works
        if not any(script.search(work.title) for script in SCRIPTS)
    }
    latin = {title: tag for title, tag in latin.items() if tag not in other}
    return {
        title.translate(QUOTES)[:30]: tag.split("-")[0]
        for title, tag in latin.items()
        if not title.startswith("[")
    }


def texts(element: html.HtmlElement, language: str = "") -> Iterator[tuple[str, str]]:
    """Every text of an element, and the language of that in which it stands."""
    if isinstance(element.tag, str) and element.tag not in PLAIN:
        language = element.get("lang") or language
        yield element.text or "", language
        for child in element:
            yield from texts(child, language)
            yield child.tail or "", language


def heard(page: html.HtmlElement, latin: dict[str, str]) -> Iterator[tuple[bool, str]]:
    """Every text that is not English: whether its language is said, and where it is not, what stands there."""
    whole = page.text_content().translate(QUOTES)
    here = {title: tag for title, tag in latin.items() if title in whole}
    for text, language in texts(page):
        if text.isascii() and not here:
            continue
        wanted = [languages for script, languages in SCRIPTS.items() if script.search(text)]
        wanted += [{here[title]} for title in here if title in text.translate(QUOTES)][:1]
        for languages in wanted:
            said = language.split("-")[0] in languages
            yield said, f"{text.strip()[:60]} is in {'/'.join(sorted(languages))}, not {language}"


def test_every_foreign_title_and_name_says_its_language(built: Built, site: Site) -> None:
    latin = titles()
    assert len(latin) > 10
    unsaid, said = {}, 0
    for address in site.pages:
        path = built[0] / address
        page = (path / "index.html" if path.is_dir() else path).read_bytes()
        found = list(
            heard(html.document_fromstring(page, html.HTMLParser(encoding="utf-8")), latin)
        )
        said += sum(right for right, _ in found)
        if wrong := [told for right, told in found if not right][:3]:
            unsaid[address] = wrong
    assert said > 1000
    assert unsaid == {}


def test_what_is_not_said_is_found() -> None:
    page = html.document_fromstring(
        '<html lang="en"><p>물 <i lang="ja">水</i> <b lang="ko-Hang">물<br> 水</b> “L’eau” <pre>水</pre></html>'
    )
    found = list(heard(page, {"L'eau": "fr"}))
    wrong = [told for right, told in found if not right]
    assert wrong == ["물 is in ko, not en", "“L’eau” is in fr, not en"]
    assert len(found) == 5
