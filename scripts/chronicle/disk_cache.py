"""A persistent cache of results that take long to compute: JSON with its checksum.

An entry is reused if its input and its version, which covers all code, are unchanged. A cache that
cannot be read or written is reported in one line and not used.
"""

import contextlib
import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from os.path import relpath
from pathlib import Path
from typing import Any

LOG = logging.getLogger(__name__)
PACKAGE = Path(__file__).parent
REBUILD_NOTE = "it will be regenerated"


def version(library: str) -> str:
    """Return the version of cache entries, which changes with this code and with a library.

    It covers all the code of the package, although most of it does not affect entries. Call it at
    import time, because a source file that is edited later is not the code that runs.
    """
    whole = hashlib.sha256(metadata.version(library).encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".csl", ".yml"):
            whole.update(path.read_bytes())
    return whole.hexdigest()[:32]


def get_or_compute(
    file: Path | None,
    version: str,
    inputs: Mapping[str, str],
    compute: Callable[[Sequence[str]], Iterable[Mapping[str, Any]]],
) -> dict[str, Mapping[str, Any]]:
    """Return the entry of each input, by the key of the input, from the cache if possible.

    `compute` returns the entries of the keys that it is given, in order: keys without an entry of
    the same version. An entry is a mapping that JSON can represent.
    """
    kept = read(file, version) if file else {}
    missing = [key for key, text in inputs.items() if text not in kept]
    if missing:
        for key, entry in zip(missing, compute(missing), strict=True):
            kept[inputs[key]] = entry

    if file and missing:
        write(file, version, kept)
    return {key: kept[text] for key, text in inputs.items()}


def read(file: Path, version: str) -> dict[str, Mapping[str, Any]]:
    """Read the entries that the same version wrote to a cache file, if any."""
    try:
        checksum, _, written = file.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return {}
    except OSError as error:
        LOG.warning("%s cannot be read (%s); %s", relpath(file), error.strerror, REBUILD_NOTE)
        return {}
    if hashlib.sha256(written).hexdigest().encode() != checksum:
        LOG.warning("%s is damaged; %s", relpath(file), REBUILD_NOTE)
        return {}
    made_by, kept = json.loads(written)
    return kept if made_by == version else {}


def write(file: Path, version: str, made: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the entries that a version has computed to a cache file."""
    written = json.dumps([version, made], ensure_ascii=False).encode()
    checksum = hashlib.sha256(written).hexdigest().encode()
    new = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(checksum + b"\n" + written)
        new.replace(file)  # atomically, because another build may be reading it
    except OSError as error:
        LOG.warning(
            "%s cannot be written (%s); continuing without it", relpath(file), error.strerror
        )
        with contextlib.suppress(OSError):
            new.unlink()
