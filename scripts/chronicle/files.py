"""Files as they are made: text as UTF-8, and what stays the same not touched."""

from __future__ import annotations

from pathlib import Path


def encoded(content: str | bytes) -> bytes:
    """The content of a file as it is written."""
    return content if isinstance(content, bytes) else content.encode()


def written(path: Path, content: bytes) -> bool:
    """Write a file, and the directories above it, unless it is there with this content. Returns whether it was written."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
