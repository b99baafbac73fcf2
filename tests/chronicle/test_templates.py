"""Templates are compiled once per version of the code."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from chronicle.templates import CompiledTemplates, add_no_break_spaces


def test_compiled_templates_are_cached_by_version(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    compiled = CompiledTemplates(os.devnull)  # a read-only directory
    for version in ("", "first", "second"):
        if version:
            compiled.use_directory(tmp_path / "kept", version)
        environment = Environment(loader=FileSystemLoader(tmp_path), bytecode_cache=compiled)
        environment.get_template("a.html")
    (file,) = (tmp_path / "kept").iterdir()
    assert file.name.startswith("second-")


def test_dates_numbers_and_names_of_states_do_not_break() -> None:
    text = "about 1969, 28~November~– 2~December 1958, 100~BC, AD~79, p.~12,~¶4,~¶9 in 12 places"
    text += " <h1>The army of South~Norrmark</h1> of South Norrmark"
    text += (
        '<h3 title="South Norrmark">king Bo~Al~Ek’s~five~letters</h3>Bo Ek'
        '<tr><td><a href="x">Norrmark’s~dead in Lower~Norrmark</a> of Lower Norrmark</td>'
    )
    code = "<code>p. 69</code><pre>1 May</pre>"
    assert add_no_break_spaces(text.replace("~", " ") + code) == text.replace("~", "\u00a0") + code


def test_a_title_breaks_before_its_subtitle_and_not_within_compounds() -> None:
    title = '<h1><a href="#a-b">South~North-east ties: Five letters</a></h1> North-south: five'
    compound = "<span>South~North-east</span>"
    expected = title.replace("South~North-east", compound).replace(
        "Five letters", "<span>Five letters</span>"
    )
    assert add_no_break_spaces(title.replace("~", " ")) == expected.replace("~", "\u00a0")


def test_word_pairs_of_a_language_do_not_break() -> None:
    text = "Tháng~1 ở Việt~Nam, tháng ba"
    joined = add_no_break_spaces(text.replace("~", " "), ("tháng #", "Việt Nam"))
    assert joined == text.replace("~", "\u00a0")
