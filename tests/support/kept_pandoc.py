"""Remembers what pandoc answers, for all processes of a run of the tests: most of them ask it for the same works."""

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

# What `pypandoc.convert_text` is.
Convert = Callable[..., str]


def remembering(convert: Convert, directory: Path) -> Convert:
    """A function that answers as another does, and keeps the answers as files in a directory.

    Who asks for the same text, with files of the same content, is given what was answered before. An error is told again.
    """

    def convert_text(
        source: str, to: str, format: str, extra_args: Iterable[str] = (), **named: Any
    ) -> str:
        arguments = list(extra_args)
        asked = [source, to, format, *map(_with_content, arguments), sorted(named.items())]
        kept = directory / hashlib.sha256(json.dumps(asked).encode()).hexdigest()
        if not kept.exists():
            answer = convert(source, to, format=format, extra_args=arguments, **named)
            # At once, for another may be reading it.
            new = kept.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            new.write_bytes(answer.encode())
            new.replace(kept)
        return kept.read_bytes().decode()

    return convert_text


def _with_content(argument: str) -> str:
    """An argument with what its file holds, whose name may be another each time."""
    name, _, value = argument.partition("=")
    if not value or not Path(value).is_file():
        return argument
    return f"{name}={Path(value).read_text('utf-8')}"
