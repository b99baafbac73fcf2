"""Runs the tests of the pure JavaScript functions in Node.js, which only tests need."""

import re
import subprocess
from pathlib import Path

import pytest

from chronicle import scripts
from support.projects import find_node

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript_tests_pass(file: Path) -> None:
    run = subprocess.run(
        [find_node(), "--test", "--test-reporter=spec", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "pass 0" not in run.stdout


@pytest.mark.parametrize("name", scripts.ENTRY_MODULES.values())
def test_bundle_has_each_module_once(name: str, tmp_path: Path) -> None:
    bundle = scripts.bundle_script(name)
    assert not re.search(r"^import |^\s*/\*", bundle, re.MULTILINE)
    modules = re.findall(r"^const (\w+_js) = \(\(\) =>", bundle, re.MULTILINE)
    assert len(modules) == len(set(modules)) > 1
    file = tmp_path / "sent.mjs"
    file.write_text(bundle, "utf-8")
    run = subprocess.run(
        [find_node(), "--check", file], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_every_module_is_in_a_bundle() -> None:
    bundles = "".join(map(scripts.bundle_script, scripts.ENTRY_MODULES.values()))
    files = {path.stem for path in Path(scripts.__file__).parent.glob("*.js")}
    files -= {Path(name).stem for name in scripts.ENTRY_MODULES.values()}
    assert {
        name for name in files if f"const {name.replace('-', '_')}_js = " not in bundles
    } == set()
