"""What is pure in the scripts of the theme, in Node, which the tests alone need."""

import re
import subprocess
from pathlib import Path

import pytest

from chronicle import theme
from support.projects import NODE

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_scripts(file: Path) -> None:
    run = subprocess.run(
        [NODE, "--test", "--test-reporter=spec", file], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "pass 0" not in run.stdout


@pytest.mark.parametrize("name", ["begin.js", "cite.js", "people.js"])
def test_what_the_modules_of_a_script_take_in_is_asked_for_with_them(name: str) -> None:
    """A module that only another one names is asked for a whole way to the server and back later."""

    def taken(script: str) -> set[str]:
        code = (Path(theme.__file__).parent / "assets" / script).read_text("utf-8")
        return set(re.findall(r'^import .* from "\./([\w-]+\.js)";$', code, re.MULTILINE))

    at_once = taken(name)
    assert {other for each in at_once for other in taken(each)} <= at_once


def test_what_a_word_is_stands_alike_in_what_marks_words_and_in_what_finds_them() -> None:
    """The one is there before the other is asked for, and takes nothing from it."""
    assets = Path(theme.__file__).parent / "assets"
    sets = re.compile(r"\[\\p\{L\}\\p\{M\}[^\]]*\]\+")
    there = {
        name: sets.findall((assets / name).read_text("utf-8")) for name in ("search.js", "terms.js")
    }
    assert there["search.js"] == there["terms.js"]
    assert len(there["terms.js"]) == 1


SCRIPTS = sorted(Path(theme.__file__).parent.glob("assets/**/*.js"))


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_of_a_script_only_comments_are_not_sent(file: Path) -> None:
    typed = file.read_text("utf-8")
    code = []
    is_comment = False
    for line in typed.splitlines():
        words = line.strip()
        is_comment |= words.startswith("/*")
        if not is_comment:
            code.append(line)
        elif "*/" in words:
            assert words.endswith("*/")
            is_comment = False
    assert theme.script_as_sent(typed).splitlines() == code
    assert code
