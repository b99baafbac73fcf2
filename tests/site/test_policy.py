"""Every page carries a strict Content-Security-Policy and has nothing in it that the policy would stop.

That a real browser is content with it is seen in `test_browser.py`, where any message in the console fails a test.
"""

import re
from pathlib import Path

from support.site_reader import Site

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


WANTED = ("default-src 'none'", "script-src 'self'")
UNWANTED = ("unsafe-inline", "unsafe-eval", "*", "http:")


def test_every_page_has_a_policy_and_nothing_inline(built: tuple[Path, object], site: Site) -> None:
    wrong = {}
    for address, page in site.pages.items():
        path = built[0] / address
        text = (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")
        policy = "".join(POLICY.findall(text))
        found = [*page.inline, *(word for word in WANTED if word not in policy)]
        if found := [*found, *(word for word in UNWANTED if word in policy)]:
            wrong[address] = found
    assert wrong == {}


def test_no_script_but_our_own_is_published(built: tuple[Path, object], site: Site) -> None:
    scripts = {path.relative_to(built[0]).as_posix() for path in built[0].rglob("*.js")}
    assert scripts == {f"assets/{path.name}" for path in (built[0] / "assets").glob("*.js")}
