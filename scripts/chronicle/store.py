"""A store of what takes long to compute, from one build to the next.

An entry is used again as long as its input is the same and its version, which covers the code and
the libraries that shape it.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

# The files of stores as this process last read them, by path, each with its time of change.
_LOADED: dict[Path, tuple[int, Mapping[str, Any]]] = {}
# Anything that JSON can hold.
Entry = TypeVar("Entry")

PACKAGE = Path(__file__).parent
# The single modules on which every part of the package stands.
GROUND = ("files.py", "site.py", "store.py", "templates.py")


def version(parts: Iterable[str], libraries: Iterable[str]) -> str:
    """The version of entries that some parts of this package and some libraries shape.

    `parts` are names of folders, `libraries` those of distributions. It is to be asked when the
    code is imported: a source edited later is not what runs.
    """
    modules = [PACKAGE / name for name in GROUND]
    modules += [path for part in parts for path in sorted((PACKAGE / part).rglob("*.py"))]
    versions = [f"{name} {metadata.version(name)}" for name in libraries]
    return _digest("\n".join([*versions, *(path.read_text(encoding="utf-8") for path in modules)]))


@dataclass(frozen=True)
class Store:
    """A directory with a JSON file for each kind of entries; without one nothing is stored."""

    directory: Path | None = None

    def entries(
        self,
        kind: str,
        version: str,
        inputs: Mapping[str, str],
        compute: Callable[[Mapping[str, str]], Mapping[str, Entry]],
    ) -> dict[str, Entry]:
        """The entries of a kind, each by the key of its input.

        `compute` gives the entries of the inputs that are passed to it; those are the ones of which
        the store has none of this version. Entries that are not asked for are dropped.
        """
        digests = {key: _digest(f"{version}{text}") for key, text in inputs.items()}
        stored: dict[str, Entry] = self._read(kind)
        missing = {key: text for key, text in inputs.items() if digests[key] not in stored}
        if missing:
            stored |= {digests[key]: entry for key, entry in compute(missing).items()}
        kept = {digest: stored[digest] for digest in digests.values()}
        if missing or len(stored) > len(kept):
            self._write(kind, kept)
        return {key: stored[digests[key]] for key in inputs}

    def _read(self, kind: str) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        if self.directory:
            # A file that is absent or cannot be read is written again.
            with contextlib.suppress(FileNotFoundError, ValueError):
                entries = dict(_loaded(self.directory / f"{kind}.json"))
        return entries

    def _write(self, kind: str, entries: Mapping[str, Entry]) -> None:
        if self.directory:
            self.directory.mkdir(parents=True, exist_ok=True)
            file = self.directory / f"{kind}.json"
            new = file.with_suffix(f".{os.getpid()}")
            new.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
            new.replace(file)  # at once, for another build may be reading it


def _loaded(file: Path) -> Mapping[str, Any]:
    """What a file has, parsed once for a process as long as it stays the same."""
    stamp = file.stat().st_mtime_ns
    if file not in _LOADED or _LOADED[file][0] != stamp:
        _LOADED[file] = stamp, json.loads(file.read_text(encoding="utf-8"))
    return _LOADED[file][1]


# The store of those who want none.
NO_STORE = Store()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
