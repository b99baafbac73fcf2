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

WORDS_PER_RUN = 9  # words per run
BYTES_PER_DIGEST = (
    5  # bytes per digest; with 75,000 runs, the collision probability is 1 in 14 million
)
PAPERS = Path(__file__).with_suffix(".bin")
DIGESTS = {"papers": PAPERS, "documents": PAPERS.with_stem("nine_words_of_documents")}
WORD = re.compile(r"[^\W_]+", re.UNICODE)
NOTES = re.compile(r"\A(?:.*\n){1,9}?-{3,}.*\n")


def iter_runs(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield every run of nine words in a text, with its digest."""
    words = normalize(text).split()
    for start in range(len(words) - WORDS_PER_RUN + 1):
        run = " ".join(words[start : start + WORDS_PER_RUN])
        yield run, hash_run(run)


def normalize(text: str) -> str:
    """Return the words of a text in lowercase."""
    return " ".join(WORD.findall(text.lower()))


def hash_run(words: str) -> bytes:
    """Return the digest of a run."""
    return hashlib.blake2b(words.encode(), digest_size=BYTES_PER_DIGEST).digest()


@cache
def load_digests() -> frozenset[bytes]:
    """Return the digests of the papers and the documents."""
    return frozenset(digest for path in DIGESTS.values() for digest in read_digests(path))


def write_digests(texts: Iterable[Path], digests: Path) -> None:
    """Write the digests of all runs in the texts to a file."""
    contents = (NOTES.sub("", path.read_text("utf-8"), count=1) for path in texts)
    digests_of_texts = {digest for content in contents for _, digest in iter_runs(content)}
    digests.write_bytes(b"".join(sorted(digests_of_texts)))


def read_digests(path: Path) -> Iterator[bytes]:
    """Read the digests in a file."""
    content = path.read_bytes()
    return (
        content[start : start + BYTES_PER_DIGEST]
        for start in range(0, len(content), BYTES_PER_DIGEST)
    )


if __name__ == "__main__":
    kind, *texts = sys.argv[1:]
    write_digests(map(Path, texts), DIGESTS[kind])
