"""A persistent cache of results that take long to compute, as JSON.

An entry is reused if its input and its version, which covers all code, are unchanged. A cache that
cannot be read or written is reported in one line and not used.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from os.path import relpath
from pathlib import Path
from typing import Any

from chronicle.files import write_file

LOG = logging.getLogger(__name__)
PACKAGE = Path(__file__).parent


def cache_version(library: str) -> str:
    """Return the version of cache entries, which changes with this code and with a library.

    It covers all code and tables of the package, although most do not affect entries.
    Call it at import time, because a source file that is edited later is not the code that runs.
    """
    digest = hashlib.sha256(metadata.version(library).encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".csl", ".yml", ".json", ".txt"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def get_or_compute(
    file: Path | None,
    version: str,
    inputs: Mapping[str, str],
    compute: Callable[[Sequence[str]], Iterable[Mapping[str, Any]]],
    *,
    keeps_others: bool = True,
) -> dict[str, Mapping[str, Any]]:
    """Return the entry of each input, by the key of the input, from the cache if possible.

    `compute` gets the keys that have no entry of the same version, and returns their entries in
    order. An entry is a mapping that JSON can represent. Without `keeps_others`, entries of other
    inputs are deleted when the file is written.
    """
    cached = read_cache(file, version) if file else {}
    missing_keys = [key for key, text in inputs.items() if text not in cached]
    if missing_keys:
        for key, entry in zip(missing_keys, compute(missing_keys), strict=True):
            cached[inputs[key]] = entry

    if file and missing_keys:
        if not keeps_others:
            cached = {text: cached[text] for text in inputs.values()}
        try:
            write_file(file, json.dumps([version, cached], ensure_ascii=False).encode())
        except OSError as error:
            LOG.warning(
                "%s cannot be written (%s); continuing without it", relpath(file), error.strerror
            )
    return {key: cached[text] for key, text in inputs.items()}


def read_cache(file: Path, version: str) -> dict[str, Mapping[str, Any]]:
    """Read the entries that the same version wrote to a cache file, if any."""
    try:
        made_by, entries = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        LOG.warning("%s cannot be read (%s); it will be regenerated", relpath(file), error)
        return {}
    return entries if made_by == version else {}
