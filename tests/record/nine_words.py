"""Runs of nine words of the papers and the documents, as digests, by which tests see that no sentence of theirs is here.

A digest cannot be turned back into words. Whoever has the texts writes a file anew:
`python tests/record/nine_words.py papers TEXT …`, or `documents TEXT …`. In a text that begins with notes on itself, such as
where it was found, these end with a line of dashes.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

LENGTH = 9  # words of a run
SIZE = 5  # bytes of a digest: among some 75,000 runs, chance agrees once in fourteen million
PAPERS = Path(__file__).with_suffix(".bin")
DIGESTS = {"papers": PAPERS, "documents": PAPERS.with_stem("nine_words_of_documents")}
WORD = re.compile(r"[^\W_]+", re.UNICODE)
NOTES = re.compile(r"\A(?:.*\n){1,9}?-{3,}.*\n")


def runs(text: str) -> Iterator[tuple[str, bytes]]:
    """Every run of nine words of a text, and its digest."""
    words = plain(text).split()
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield run, digest_of(run)


def plain(text: str) -> str:
    """The words of a text, in small letters."""
    return " ".join(WORD.findall(text.lower()))


def digest_of(words: str) -> bytes:
    """The digest of some words."""
    return hashlib.blake2b(words.encode(), digest_size=SIZE).digest()


@cache
def known() -> frozenset[bytes]:
    """The digests of the runs of the papers and of the documents."""
    return frozenset(digest for path in DIGESTS.values() for digest in kept(path))


def write(texts: Iterable[Path], digests: Path) -> None:
    """Write the digests of all runs of some texts to a file."""
    contents = (NOTES.sub("", path.read_text("utf-8"), count=1) for path in texts)
    found = {digest for content in contents for _, digest in runs(content)}
    digests.write_bytes(b"".join(sorted(found)))


def kept(path: Path) -> Iterator[bytes]:
    """The digests that a file holds."""
    content = path.read_bytes()
    return (content[start : start + SIZE] for start in range(0, len(content), SIZE))


if __name__ == "__main__":
    kind, *texts = sys.argv[1:]
    write(map(Path, texts), DIGESTS[kind])
