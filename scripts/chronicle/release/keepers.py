"""The files beside the settings by which repositories and archives know a project.

Only what was written here is ever written anew: the checksums of these files, as they were left,
lie beside the record. What somebody else wrote, or changed, stays.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from chronicle.exports import deposit, package
from chronicle.files import replace_files
from chronicle.history import History

# The checksums, as the program sha256sum has them, in the directory of the record.
WRITTEN = "written.sha256"


def write(history: History, folder: Path, data: Path) -> Iterator[str]:
    """Write the files of the last version into the folder of a project, and their checksums.

    Yields a line for each file that is written or that somebody else has.
    """
    for name, content in _contents(history).items():
        path = folder / name
        if not _is_ours(path, content, data):
            yield f"{name} stays: somebody else wrote or changed it; removed, it is written anew"
            continue
        if not path.exists() or path.read_bytes() != content:
            yield f"{name} written"
        kept = _written(data) | {name: _checksum(content)}
        lines = [f"{checksum}  {written}\n" for written, checksum in sorted(kept.items())]
        replace_files({path: content, data / WRITTEN: "".join(lines).encode()})


def outdated(history: History, folder: Path, data: Path) -> Iterator[str]:
    """The names of the files that `write` would write."""
    for name, content in _contents(history).items():
        path = folder / name
        is_there = path.exists() and path.read_bytes() == content
        if not is_there and _is_ours(path, content, data):
            yield name


def _contents(history: History) -> dict[str, bytes]:
    return {
        "CITATION.cff": package.citation(history, addressed=False).encode(),
        "codemeta.json": deposit.codemeta(history).encode(),
        ".zenodo.json": deposit.zenodo(history).encode(),
    }


def _is_ours(path: Path, content: bytes, data: Path) -> bool:
    """Whether nothing is lost where a file gets this content."""
    if not path.exists():
        return True
    there = path.read_bytes()
    return there == content or _written(data).get(path.name) == _checksum(there)


def _written(data: Path) -> dict[str, str]:
    """The checksums of the files as they were written last, by their names."""
    file = data / WRITTEN
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines)
    return {pair[1]: pair[0] for pair in pairs if len(pair) > 1}


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
