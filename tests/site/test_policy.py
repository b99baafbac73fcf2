"""Every page carries a strict Content-Security-Policy and has nothing in it that the policy would stop.

That a real browser is content with it is seen in `test_browser.py`, where any message in the console fails a test.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from site_reader import Site

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# A data block is no script: a browser never runs it.
DATA = "application/ld+json"


class _Inline(HTMLParser):
    """Gathers what a strict policy forbids in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "style" or (
            tag == "script" and "src" not in values and values.get("type") != DATA
        ):
            self.found.append(f"<{tag}>")
        self.found += [
            f"{tag} {name}" for name in values if name == "style" or name.startswith("on")
        ]


def test_every_page_has_a_policy_and_nothing_inline(built: tuple[Path, object], site: Site) -> None:
    wrong = {}
    for path in built[0].rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        policy = POLICY.search(text)
        reader = _Inline()
        reader.feed(text)
        found = reader.found + ([] if policy else ["no policy"])
        if policy:
            found += [
                word for word in ("unsafe-inline", "unsafe-eval", "*", "http:") if word in policy[1]
            ]
            found += (
                []
                if "default-src 'none'" in policy[1] and "script-src 'self'" in policy[1]
                else [policy[1]]
            )
        if found:
            wrong[path.relative_to(built[0]).as_posix()] = found
    assert wrong == {}


def test_no_script_but_our_own_is_published(built: tuple[Path, object], site: Site) -> None:
    scripts = {path.relative_to(built[0]).as_posix() for path in built[0].rglob("*.js")}
    assert scripts == {f"assets/{path.name}" for path in (built[0] / "assets").glob("*.js")}
