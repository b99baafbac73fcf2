"""Runs of nine words of the papers, kept as digests, by which the tests see that no sentence of theirs was carried over.

A digest cannot be turned back into words. Whoever has the texts writes the file anew: `python tests/record/nine_words.py TEXT …`.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

LENGTH = 9  # words of a run
SIZE = 5  # bytes of a digest: among some 25,000 runs, chance agrees once in forty million
DIGESTS = Path(__file__).with_suffix(".bin")
WORD = re.compile(r"[^\W_]+", re.UNICODE)


def runs(text: str) -> Iterator[tuple[str, bytes]]:
    """Every run of nine words of a text, and its digest."""
    words = [word.lower() for word in WORD.findall(text)]
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield run, hashlib.blake2b(run.encode(), digest_size=SIZE).digest()


def known() -> frozenset[bytes]:
    """The digests of the papers' runs."""
    content = DIGESTS.read_bytes()
    return frozenset(content[start : start + SIZE] for start in range(0, len(content), SIZE))


def write(texts: Iterable[Path]) -> int:
    """Write the digests of all runs of some texts. Returns how many."""
    digests = {digest for path in texts for _, digest in runs(path.read_text(encoding="utf-8"))}
    DIGESTS.write_bytes(b"".join(sorted(digests)))
    return len(digests)


if __name__ == "__main__":
    print(f"{write(map(Path, sys.argv[1:]))} runs")
