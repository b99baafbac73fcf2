"""Templates are compiled once for each version of the code."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from chronicle.templates import CompiledTemplates


def test_what_was_compiled_is_kept_for_a_version(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    compiled = CompiledTemplates(os.devnull)  # which can keep nothing
    for version in ("", "first", "second"):
        if version:
            compiled.keep_in(tmp_path / "kept", version)
        made = Environment(loader=FileSystemLoader(tmp_path), bytecode_cache=compiled)
        made.get_template("a.html")
    (file,) = (tmp_path / "kept").iterdir()
    assert file.name.startswith("second-")
