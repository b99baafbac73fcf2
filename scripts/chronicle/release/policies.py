"""What the Content-Security-Policy of a page forbids of what stands in it.

A browser says so in its console alone, which nobody reads: what is forbidden does not run, or does
not look as it should. A page of another theme has no policy and is left alone.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml import etree, html

# What is asked where a policy is silent on a directive: each stands before those that it falls
# back to.
FALLBACKS = {
    "script-src-elem": ("script-src", "default-src"),
    "script-src-attr": ("script-src", "default-src"),
    "style-src-elem": ("style-src", "default-src"),
    "style-src-attr": ("style-src", "default-src"),
    "frame-src": ("child-src", "default-src"),
    "img-src": ("default-src",),
    "font-src": ("default-src",),
    "media-src": ("default-src",),
    "object-src": ("default-src",),
    "manifest-src": ("default-src",),
    "form-action": (),
    "base-uri": (),
}
# Which directive an attribute that names a file falls under, by its element.
NAMING = {
    ("script", "src"): "script-src-elem",
    ("img", "src"): "img-src",
    ("iframe", "src"): "frame-src",
    ("video", "src"): "media-src",
    ("video", "poster"): "img-src",
    ("audio", "src"): "media-src",
    ("source", "src"): "media-src",
    ("track", "src"): "media-src",
    ("embed", "src"): "object-src",
    ("object", "data"): "object-src",
    ("form", "action"): "form-action",
    ("base", "href"): "base-uri",
}
# The same for a link, by its relation.
LINKED = {
    "stylesheet": "style-src-elem",
    "icon": "img-src",
    "manifest": "manifest-src",
    "modulepreload": "script-src-elem",
}
# A script with another type than these is a block of data.
RUN = re.compile(r"(?:module|importmap|(?:text|application)/(?:x-)?(?:java|ecma)script|)", re.I)
HASH = re.compile(r"'(?P<algorithm>sha(?:256|384|512))-(?P<digest>[^']+)'")
SHOWN = 40
POLICIES = etree.XPath("//meta[@http-equiv='Content-Security-Policy']/@content")
ADDRESS = etree.XPath("string(//link[@rel='canonical']/@href)", smart_strings=False)
# Styles and scripts in attributes, and what may name a file or stand in the page itself.
ATTRIBUTES = etree.XPath(
    "//@*[name() = 'style' or starts-with(name(), 'on') or starts-with(., 'javascript:')]"
)
ELEMENTS = etree.XPath(
    "//script | //style | //link | //img | //iframe | //video | //audio | //source | //track |"
    "//embed | //object | //form | //base"
)
# Where a page stands that does not say it: any host, of which it is part.
SOMEWHERE = "http://127.0.0.1/"

# What a policy allows, by directive.
Policy = Mapping[str, list[str]]


def forbidden(page: html.HtmlElement) -> Iterator[str]:
    """What the policies of a page forbid in it, each in a few words."""
    address = ADDRESS(page) or SOMEWHERE
    for content in POLICIES(page):
        policy = _directives(content)
        for attribute in ATTRIBUTES(page):
            yield from _of_attribute(attribute, policy)
        for element in ELEMENTS(page):
            yield from _of_inline(element, policy)
            yield from _of_files(element, policy, address)


def _directives(content: str) -> Policy:
    directives: dict[str, list[str]] = {}
    for part in content.split(";"):
        name, *sources = part.split() or [""]
        directives.setdefault(name.lower(), sources)
    return directives


def _allowed(policy: Policy, directive: str) -> list[str] | None:
    """The sources that a policy allows for a directive; None where it forbids nothing."""
    names = (directive, *FALLBACKS[directive])
    return next((policy[name] for name in names if name in policy), None)


def _of_inline(element: html.HtmlElement, policy: Policy) -> Iterator[str]:
    """Scripts and styles that stand in the page itself."""
    kind = str(element.tag)
    text = element.text or ""
    is_file = "src" in element.attrib
    is_run = kind == "script" and not is_file and RUN.fullmatch(element.get("type", ""))
    if is_run and not _may_stand(element, _allowed(policy, "script-src-elem")):
        yield f"a script in the page, {_beginning(text)}"
    if kind == "style" and not _may_stand(element, _allowed(policy, "style-src-elem")):
        yield f"a style sheet in the page, {_beginning(text)}"


def _of_attribute(attribute: Any, policy: Policy) -> Iterator[str]:
    """A style or script that is an attribute, or the address of a link."""
    directive = "style-src-attr" if attribute.attrname == "style" else "script-src-attr"
    if not _any_inline(_allowed(policy, directive)):
        element = attribute.getparent().tag
        yield f"{attribute.attrname}={_beginning(attribute)} of <{element}>"


def _may_stand(element: html.HtmlElement, allowed: list[str] | None) -> bool:
    """Whether a script or style sheet may stand in the page, by its nonce or hash or as any may."""
    if _any_inline(allowed) or f"'nonce-{element.get('nonce', '')}'" in (allowed or ()):
        return True
    content = (element.text or "").encode()
    hashes = filter(None, map(HASH.fullmatch, allowed or ()))
    return any(
        base64.b64encode(hashlib.new(one["algorithm"], content).digest()).decode() == one["digest"]
        for one in hashes
    )


def _any_inline(allowed: list[str] | None) -> bool:
    """Whether anything may stand in the page; beside a nonce or hash the word for it is void."""
    if allowed is None:
        return True
    is_void = any(source.startswith(("'nonce-", "'sha")) for source in allowed)
    return "'unsafe-inline'" in allowed and not is_void


def _of_files(element: html.HtmlElement, policy: Policy, address: str) -> Iterator[str]:
    """Files that the page names and a browser will not fetch, and addresses it will not send to."""
    for directive, named in _named(element):
        allowed = _allowed(policy, directive)
        target = urljoin(address, named)
        if allowed is None or any(_matches(source, target, address) for source in allowed):
            continue
        if f"'nonce-{element.get('nonce', '')}'" not in allowed:
            yield f"{named} as <{element.tag}>, by {directive}"


def _named(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """What an element names, each with its directive."""
    kind = str(element.tag)
    for name, value in element.attrib.items():
        is_picture = kind == "source" and name == "srcset"
        if directive := NAMING.get((kind, name)):
            yield directive, value
        elif is_picture or (kind == "img" and name == "srcset"):
            for candidate in value.split(","):
                yield "img-src", (candidate.split() or [""])[0]
    for relation in element.get("rel", "").lower().split() if kind == "link" else ():
        if relation in LINKED:
            yield LINKED[relation], element.get("href", "")


def _matches(source: str, target: str, address: str) -> bool:
    """Whether a source of a policy lets an address through, for a page at another."""
    wanted, own = urlsplit(target), urlsplit(address)
    if source == "*":
        return wanted.scheme in ("http", "https", own.scheme)
    if source.lower() == "'self'":
        return wanted[:2] == own[:2]
    if source.endswith(":"):
        return wanted.scheme == source[:-1].lower()
    return not source.startswith("'") and _is_at(source, wanted, own)


def _is_at(source: str, wanted: SplitResult, own: SplitResult) -> bool:
    """Whether an address is at the host, and below the path, that a source names."""
    named = urlsplit(source if "://" in source else f"{own.scheme}://{source}")
    host = re.escape(named.netloc.lower()).replace(r"\*", ".+")
    is_below = wanted.path.startswith(named.path) if named.path.endswith("/") else True
    is_same = not named.path or named.path.endswith("/") or wanted.path == named.path
    return (
        wanted.scheme in (named.scheme, "https")
        and bool(re.fullmatch(host, wanted.netloc.lower()))
        and is_below
        and is_same
    )


def _beginning(text: str) -> str:
    """The beginning of a text in quotation marks, on one line."""
    line = " ".join(text.split())
    return f"“{line[:SHOWN]}…”" if len(line) > SHOWN else f"“{line}”"
