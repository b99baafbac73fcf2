"""What is not English says its language, on every page of the built site (WCAG 3.1.1 and 3.1.2)."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

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
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
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


class Reader(HTMLParser):
    """Reads a page and keeps every text that stands in no element of its language."""

    def __init__(self, latin: dict[str, str]) -> None:
        super().__init__()
        self.latin = latin
        self.title = re.compile("|".join(map(re.escape, sorted(latin, key=len, reverse=True))))
        self.shortest = min(map(len, latin))
        self.open: list[tuple[str, str]] = []
        self.unsaid: list[str] = []
        self.said = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(
                (tag, dict(attrs).get("lang") or (self.open[-1][1] if self.open else ""))
            )

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(tag in PLAIN for tag, _ in self.open):
            for languages in self.wanted(data):
                if self.open[-1][1].split("-")[0] in languages:
                    self.said += 1
                else:
                    self.unsaid.append(
                        f"{data.strip()[:60]} is in {'/'.join(sorted(languages))}, not {self.open[-1][1]}"
                    )

    def wanted(self, text: str) -> Iterator[set[str]]:
        for script, languages in () if text.isascii() else SCRIPTS.items():
            if script.search(text):
                yield languages
        if len(text) < self.shortest:
            return
        if match := self.title.search(text.translate(QUOTES)):
            yield {self.latin[match[0]]}


def test_every_foreign_title_and_name_says_its_language(built: Built, site: Site) -> None:
    latin = titles()
    assert len(latin) > 10
    unsaid: dict[str, list[str]] = {}
    said = 0
    for address in site.pages:
        path = built[0] / address
        reader = Reader(latin)
        reader.feed((path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8"))
        said += reader.said
        if reader.unsaid:
            unsaid[address] = reader.unsaid[:3]
    assert said > 1000
    assert unsaid == {}


def test_the_reader_finds_what_is_not_said() -> None:
    reader = Reader({"L'eau": "fr"})
    reader.feed(
        '<html lang="en"><p>물 <i lang="ja">水</i> <b lang="ko-Hang">물<br> 水</b> “L’eau” <pre>水</pre></html>'
    )
    assert reader.unsaid == ["물 is in ko, not en", "“L’eau” is in fr, not en"]
    assert reader.said == 3
