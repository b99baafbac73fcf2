"""Lazy imports: importing one name loads few modules."""

import json
import subprocess
import sys

LIST_MODULES = "import sys, json; {}; print(json.dumps([name for name in sys.modules if name.startswith('chronicle.')]))"


def loaded_modules(statement: str) -> list[str]:
    result = subprocess.run(
        [sys.executable, "-c", LIST_MODULES.format(statement)],
        capture_output=True,
        text=True,
        check=True,
    )
    names: list[str] = json.loads(result.stdout)
    return names


def test_import_loads_no_modules() -> None:
    assert loaded_modules("import chronicle") == []
    assert "chronicle.additions" in loaded_modules("from chronicle import Additions")
