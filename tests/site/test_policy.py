"""Every page carries a strict Content-Security-Policy and has nothing in it that the policy would stop.

That a real browser is content with it is seen in `test_browser.py`, where any message in the console fails a test.
"""

import re
from pathlib import Path

from support.site_reader import Site

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def test_every_page_has_a_policy_and_nothing_inline(built: tuple[Path, object], site: Site) -> None:
    wrong = {}
    for path in built[0].rglob("*.html"):
        address = path.relative_to(built[0]).as_posix()
        policy = POLICY.search(path.read_text(encoding="utf-8"))
        found = site.pages[address.removesuffix("index.html")].inline
        found = found + ([] if policy else ["no policy"])
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
            wrong[address] = found
    assert wrong == {}


def test_no_script_but_our_own_is_published(built: tuple[Path, object], site: Site) -> None:
    scripts = {path.relative_to(built[0]).as_posix() for path in built[0].rglob("*.js")}
    assert scripts == {f"assets/{path.name}" for path in (built[0] / "assets").glob("*.js")}
