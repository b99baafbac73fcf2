"""What takes long to make is kept from one build to the next, piece by piece."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

# What is made: anything that JSON can hold.
Made = TypeVar("Made")


def kept(
    file: Path | None, shaped_by: str, wanted: Mapping[str, str], make: Callable[[Mapping[str, str]], Mapping[str, Made]]
) -> dict[str, Made]:
    """What is made of each wanted piece, by its key.

    `wanted` has the text of which each piece is made, `shaped_by` whatever else shapes the result, such as code and versions.
    `make` makes the pieces it is given in one go; it is asked only for those that `file` does not hold. `file` is a JSON file
    that is brought up to date; without one everything is made.
    """
    shape = _hash(shaped_by)
    hashes = {key: _hash(f"{shape}{text}") for key, text in wanted.items()}
    known: dict[str, Made] = {}
    if file and file.exists():
        with contextlib.suppress(ValueError):  # a file that cannot be read is made anew
            known = json.loads(file.read_text(encoding="utf-8"))
    missing = {key: text for key, text in wanted.items() if hashes[key] not in known}
    if missing:
        known |= {hashes[key]: made for key, made in make(missing).items()}
    if file and (missing or len(known) > len(set(hashes.values()))):
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({h: known[h] for h in dict.fromkeys(hashes.values())}, ensure_ascii=False), encoding="utf-8")
        new.replace(file)  # at once, for another build may be reading it
    return {key: known[hashes[key]] for key in wanted}


def code_of(*parts: str) -> str:
    """The code of some parts of this package, for what they shape: names of folders, as text."""
    home = Path(__file__).parent
    modules = (path for part in parts for path in sorted((home / part).rglob("*.py")))
    return "".join(path.read_text(encoding="utf-8") for path in modules)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
