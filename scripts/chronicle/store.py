"""A cache on the disk for what takes long to compute, from one build to the next."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

# What is computed of a text: anything that JSON can express.
Value = TypeVar("Value")


def cached(
    file: Path | None,
    shaped_by: str,
    texts: Mapping[str, str],
    compute: Callable[[Mapping[str, str]], Mapping[str, Value]],
) -> dict[str, Value]:
    """What `compute` makes of each text, by the key of the text.

    `compute` is asked once, for the texts of which `file` has nothing; `shaped_by` is whatever else
    shapes the values, such as code and versions. `file` is a JSON file that is brought up to date;
    without one every value is computed.
    """
    shape = _hash(shaped_by)
    hashes = {key: _hash(f"{shape}{text}") for key, text in texts.items()}
    values: dict[str, Value] = {}
    if file and file.exists():
        with contextlib.suppress(ValueError):  # a file that cannot be read is written anew
            values = json.loads(file.read_text(encoding="utf-8"))
    missing = {key: text for key, text in texts.items() if hashes[key] not in values}
    if missing:
        values |= {hashes[key]: value for key, value in compute(missing).items()}
    current = {digest: values[digest] for digest in hashes.values()}
    if file and (missing or len(values) > len(current)):
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(current, ensure_ascii=False), encoding="utf-8")
        new.replace(file)  # at once, for another build may be reading it
    return {key: current[digest] for key, digest in hashes.items()}


def code_of(*parts: str) -> str:
    """The code of some parts of this package, for what they shape: names of folders, as text."""
    home = Path(__file__).parent
    modules = (path for part in parts for path in sorted((home / part).rglob("*.py")))
    return "".join(path.read_text(encoding="utf-8") for path in modules)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
