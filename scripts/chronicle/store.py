"""A store of what takes long to compute, from one build to the next.

An entry is used again as long as its input is the same and its version, which covers the code and
the libraries that shape it.
"""

import contextlib
import hashlib
import os
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

# Anything that can be pickled.
Entry = TypeVar("Entry")

PACKAGE = Path(__file__).parent
# The single modules on which every part of the package stands.
GROUND = ("files.py", "site.py", "store.py", "templates.py")


def version(parts: Iterable[str], libraries: Iterable[str], others: Iterable[Path] = ()) -> str:
    """The version of entries that some parts of this package, and libraries, shape.

    `parts` are folders or patterns of files, `libraries` the names of distributions,
    `others` files of code that is not ours. It is to be asked when the code is imported: a source
    edited later is not what runs.
    """
    modules = [PACKAGE / name for name in GROUND]
    for part in parts:
        modules += code(part)
    modules += others
    versions = [f"{name} {metadata.version(name)}" for name in libraries]
    texts = [path.read_text(encoding="utf-8") for path in modules]
    whole = "\n".join(versions + texts)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def code(part: str) -> list[Path]:
    """The files of a part that shape what is kept: code, and the styles of citations."""
    pattern = part
    if "*" not in part:
        pattern = f"{part}/**/*"
    files = sorted(PACKAGE.glob(pattern))
    return [path for path in files if path.suffix in (".py", ".csl")]


def entries(
    file: Path | None,
    version: str,
    inputs: Mapping[str, str],
    compute: Callable[[Sequence[str]], Iterable[Entry]],
) -> dict[str, Entry]:
    """The entries of some inputs, each by the key of its input; they are kept in a file, if any.

    `compute` gives the entries of the keys that are passed to it, in order; those are the ones of
    which the same version kept none. Of the file, entries that are not asked for are dropped.
    """
    kept: dict[str, Entry] = {}
    if file:
        kept = unpickled(file, version) or {}
    missing = [key for key, text in inputs.items() if text not in kept]
    if missing:
        for key, entry in zip(missing, compute(missing), strict=True):
            kept[inputs[key]] = entry

    asked = {text: kept[text] for text in inputs.values()}
    has_others = len(kept) > len(asked)
    if file and (missing or has_others):
        keep_pickled(file, version, asked)
    return {key: asked[text] for key, text in inputs.items()}


def unpickled(file: Path, version: str) -> Any:
    """What the same version kept in a file by `keep_pickled`; None where there is no such thing."""
    with contextlib.suppress(OSError, EOFError, ImportError, pickle.UnpicklingError):
        made_by, _, pickled = file.read_bytes().partition(b"\n")
        if made_by == version.encode():
            return pickle.loads(pickled)
    return None


def keep_pickled(file: Path, version: str, made: object) -> None:
    """Keep in a file what a version has made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(f".{os.getpid()}")
    new.write_bytes(version.encode() + b"\n" + pickle.dumps(made))
    new.replace(file)  # at once, for another build may be reading it
