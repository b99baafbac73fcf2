"""Every page carries a strict Content-Security-Policy and has nothing in it that the policy would stop.

That a real browser is content with it is seen in `test_browser.py`, where any message in the console fails a test.
"""

import re
from pathlib import Path

from lxml import html

from chronicle.release.built_site import BuiltSite

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

# Styles and scripts, which a strict policy stops; a block of data is no script.
INLINE = html.etree.XPath("//style | //script[not(@src) and not(@type='application/ld+json')]")
HANDLERS = html.etree.XPath("//@*[name() = 'style' or starts-with(name(), 'on')]")
WANTED = ("default-src 'none'", "script-src 'self'")
UNWANTED = ("unsafe-inline", "unsafe-eval", "*", "http:")


def inline(text: str) -> list[str]:
    page = html.document_fromstring(text.encode(), html.HTMLParser(encoding="utf-8"))
    return [f"<{one.tag}>" for one in INLINE(page)] + [
        f"{one.getparent().tag} {one.attrname}" for one in HANDLERS(page)
    ]


def test_what_a_strict_policy_stops_is_found() -> None:
    assert inline(
        '<style></style><script src="a.js"></script><script>1</script><p style="" onclick="">'
        '<script type="application/ld+json">{}</script>'
    ) == ["<style>", "<script>", "p style", "p onclick"]


def test_every_page_has_a_policy_alone(built: tuple[Path, object], site: BuiltSite) -> None:
    wrong = {}
    for address in site.pages:
        path = built[0] / address
        text = (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")
        policy = "".join(POLICY.findall(text))
        found = [*inline(text), *(word for word in WANTED if word not in policy)]
        if found := [*found, *(word for word in UNWANTED if word in policy)]:
            wrong[address] = found
    assert wrong == {}


def test_no_script_but_ours_and_one_library(built: tuple[Path, object], site: BuiltSite) -> None:
    scripts = {path.relative_to(built[0]).as_posix() for path in built[0].rglob("*.js")}
    ours = {f"assets/{path.name}" for path in (built[0] / "assets").glob("*.js")}
    assert scripts == ours | {"assets/vendor/minisearch-7.2.0.js"}
