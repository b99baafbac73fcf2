"""Lazy imports: importing one name loads few modules."""

import json
import subprocess
import sys

LOADED = "import sys, json; {}; print(json.dumps([name for name in sys.modules if name.startswith('chronicle.')]))"


def loaded(statement: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(statement)], capture_output=True, text=True, check=True
    )
    names: list[str] = json.loads(done.stdout)
    return names


def test_the_package_loads_nothing_until_a_name_is_asked_for() -> None:
    assert loaded("import chronicle") == []
    assert "chronicle.additions" in loaded("from chronicle import Additions")
