"""What a browser would not run or fetch, by the policy of a page; the words are those of the standard, CSP Level 3."""

import pytest
from lxml import html

from chronicle.release.policies import forbidden

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
# The digest of “1” with SHA-256.
ONE = "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
HERE = "https://ditch.example/book/a/"


def told(policy: str, body: str) -> list[str]:
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><link rel="canonical" href="{HERE}">'
    return list(forbidden(html.document_fromstring(f"<head>{head}</head><body>{body}</body>")))


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<script>let a = 1;\n  b()</script>", "a script in the page, “let a = 1; b()”"),
        ('<script type="module">1</script>', "a script in the page, “1”"),
        ("<style>p { margin: 0 }</style>", "a style sheet in the page, “p { margin: 0 }”"),
        ('<p style="color: red">', "style=“color: red” of <p>"),
        ('<p onclick="a()">', "onclick=“a()” of <p>"),
        ('<a href="javascript:a()">', "href=“javascript:a()” of <a>"),
        ('<script src="https://else.test/a.js"></script>', "https://else.test/a.js as <script>, by script-src-elem"),
        ('<link rel="stylesheet" href="//else.test/a.css">', "//else.test/a.css as <link>, by style-src-elem"),
        ('<img src="http://ditch.example/a.png">', "http://ditch.example/a.png as <img>, by img-src"),
        ('<img srcset="a.png 1x, https://else.test/b.png 2x">', "https://else.test/b.png as <img>, by img-src"),
        ('<iframe src="map.html"></iframe>', "map.html as <iframe>, by frame-src"),
        ('<video src="a.mp4"></video>', "a.mp4 as <video>, by media-src"),
        ('<form action="https://else.test/"></form>', "https://else.test/ as <form>, by form-action"),
        ('<base href="/">', "/ as <base>, by base-uri"),
    ],
)  # fmt: skip
def test_what_a_policy_forbids_is_told(body: str, what: str) -> None:
    assert told(STRICT, body) == [what]
    assert told("", body) == []
    without = f"<p></p>{body}"
    assert list(forbidden(html.document_fromstring(without))) == []


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">{}</script>',
        '<script src="../../assets/a.js"></script><script src="https://ditch.example/b.js"></script>',
        '<link rel="stylesheet" href="/a.css"><link rel="license" href="https://else.test/">',
        '<img src="data:image/png;base64,"><img src="a.png"><a href="https://else.test/">else</a>',
        '<form action="/search/"></form>',
    ],
)
def test_what_a_policy_allows_is_not(body: str) -> None:
    assert told(STRICT, body) == []


@pytest.mark.parametrize(
    ("sources", "body", "allowed"),
    [
        (f"'self' {ONE}", "<script>1</script>", True),
        (f"'self' {ONE}", "<script>2</script>", False),
        ("'nonce-x'", '<script nonce="x">1</script>', True),
        ("'nonce-x'", '<script nonce="y">1</script>', False),
        ("'nonce-x'", '<script nonce="x" src="https://else.test/a.js"></script>', True),
        ("'unsafe-inline'", "<script>1</script>", True),
        (f"'unsafe-inline' {ONE}", "<script>2</script>", False),  # beside a hash it is void
        ("'unsafe-inline'", '<p onclick="1">', True),
        ("https:", '<script src="https://else.test/a.js"></script>', True),
        ("https:", '<script src="http://else.test/a.js"></script>', False),
        ("*", '<script src="https://else.test/a.js"></script>', True),
        ("*", '<script src="data:,1"></script>', False),
        ("else.test", '<script src="https://else.test/a.js"></script>', True),
        ("*.else.test", '<script src="https://b.else.test/a.js"></script>', True),
        ("*.else.test", '<script src="https://else.test/a.js"></script>', False),
        ("https://else.test/b/", '<script src="https://else.test/b/a.js"></script>', True),
        ("https://else.test/b/", '<script src="https://else.test/a.js"></script>', False),
        ("https://else.test/b.js", '<script src="https://else.test/a.js"></script>', False),
    ],
)
def test_sources_are_read_as_a_browser_reads_them(sources: str, body: str, allowed: bool) -> None:
    assert (told(f"default-src 'none'; script-src {sources}", body) == []) is allowed
