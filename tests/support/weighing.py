"""What a page weighs on a first visit, with its style, scripts and pictures."""

import functools
import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

# What a browser fetches for a page without being asked: tags and their attributes. Links, canonical addresses and feeds are no part of it.
FETCHED = re.compile(
    r'<(?:script|img|source|iframe)\b(?![^>]*loading="lazy")[^>]*?\bsrc="([^"]+)"|<link\b(?=[^>]*\brel="(?:stylesheet|icon|(?:module)?preload)")[^>]*?\bhref="([^"]+)"'
)
IMPORTED = re.compile(
    r'\bimport\s[^"\';(]*["\'](\./[^"\']+)["\']'
)  # at once; what is imported when it is asked for is no part of a first visit


def weigh(root: Path, page: Path) -> int:
    """Bytes of a page and of all that it fetches, each gzipped as a host would send it."""
    wanted = {page}
    for match in FETCHED.finditer(page.read_text(encoding="utf-8")):
        address = urlsplit(match[1] or match[2])
        assert not address.netloc, f"{page} fetches {address.geturl()} from another host"
        # The page for what is missing is served anywhere and names its files from the root.
        rooted = address.path.startswith("/")
        base = root.parent if rooted else page.parent
        wanted |= imports((base / address.path.lstrip("/")).resolve())
    return sum(map(sent, wanted))


@functools.cache
def imports(path: Path) -> frozenset[Path]:
    """A file, and if it is a script all that it imports at once."""
    if path.suffix != ".js":
        return frozenset([path])
    names = IMPORTED.findall(path.read_text(encoding="utf-8"))
    return frozenset([path]).union(*(imports(path.parent / name) for name in names))


@functools.cache
def sent(path: Path) -> int:
    """Bytes of a file, which does not change, gzipped as a host would send it."""
    return len(gzip.compress(path.read_bytes(), 6))
