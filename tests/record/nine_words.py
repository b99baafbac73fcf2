"""Digests of all runs of nine words in the papers and documents. Tests use them to detect copied sentences.

A digest does not reveal its words. To regenerate a file, run `python tests/record/nine_words.py papers TEXT …` or
`documents TEXT …` with the original texts. Notes at the beginning of a text must end with a line of dashes.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

LENGTH = 9  # words per run
SIZE = 5  # bytes per digest; with 75,000 runs, the collision probability is 1 in 14 million
PAPERS = Path(__file__).with_suffix(".bin")
DIGESTS = {"papers": PAPERS, "documents": PAPERS.with_stem("nine_words_of_documents")}
WORD = re.compile(r"[^\W_]+", re.UNICODE)
NOTES = re.compile(r"\A(?:.*\n){1,9}?-{3,}.*\n")


def runs(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield every run of nine words in a text, with its digest."""
    words = plain(text).split()
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield run, digest_of(run)


def plain(text: str) -> str:
    """Return the words of a text in lowercase."""
    return " ".join(WORD.findall(text.lower()))


def digest_of(words: str) -> bytes:
    """Return the digest of a run."""
    return hashlib.blake2b(words.encode(), digest_size=SIZE).digest()


@cache
def known() -> frozenset[bytes]:
    """Return the digests of the papers and the documents."""
    return frozenset(digest for path in DIGESTS.values() for digest in kept(path))


def write(texts: Iterable[Path], digests: Path) -> None:
    """Write the digests of all runs in the texts to a file."""
    contents = (NOTES.sub("", path.read_text("utf-8"), count=1) for path in texts)
    found = {digest for content in contents for _, digest in runs(content)}
    digests.write_bytes(b"".join(sorted(found)))


def kept(path: Path) -> Iterator[bytes]:
    """Read the digests in a file."""
    content = path.read_bytes()
    return (content[start : start + SIZE] for start in range(0, len(content), SIZE))


if __name__ == "__main__":
    kind, *texts = sys.argv[1:]
    write(map(Path, texts), DIGESTS[kind])
