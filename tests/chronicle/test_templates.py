"""Templates are compiled once for each version of the code."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from chronicle.templates import CompiledTemplates


def test_what_was_compiled_is_kept_for_a_version(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ 1 }}", "utf-8")
    compiled = CompiledTemplates(os.devnull)

    def read() -> str:
        """The template in a new environment, as in a new process."""
        made = Environment(loader=FileSystemLoader(tmp_path), bytecode_cache=compiled)
        return made.get_template("a.html").render()

    assert read() == "1"  # it has no place yet
    kept = tmp_path / "kept"
    compiled.keep_in(kept, "first")
    read()
    (file,) = kept.iterdir()
    before = file.stat()
    assert (read(), file.stat()) == ("1", before)
    (tmp_path / "a.html").write_text("{{ 2 }}", "utf-8")
    assert read() == "2"
    compiled.keep_in(kept, "second")
    assert not [*kept.iterdir()]
    kept.rmdir()
    kept.touch()  # which is no directory, and cannot be written to
    compiled.keep_in(kept, "third")
    assert read() == "2"
