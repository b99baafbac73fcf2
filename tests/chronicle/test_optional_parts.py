"""Without its optional parts, the package builds a site."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT

# The lines that register the optional parts, by file; their layer in pyproject.toml keeps them apart.
REGISTRATIONS = {
    "__main__.py": r"from chronicle\.(?:editions|intake|starter) .*|commands\.add_command.*",
    "host/options.py": r"from chronicle import material|material\.extend_config.*",
}
# Builds the sample history with a copy of the package, with a stub in place of pandoc.
BUILD = """
import sys
from pathlib import Path
copy = sys.argv[1]
sys.path[:0] = [copy, sys.argv[2]]
import pypandoc
from support import SAMPLE, plain_pandoc, projects
from chronicle.__main__ import commands
pypandoc.convert_text = plain_pandoc.convert_text
projects.build_in_process(SAMPLE, Path(copy, "site"))
print(*commands.commands)
"""


@pytest.mark.long
def test_builds_without_optional_parts(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "editions", "intake", "material", "starter")
    package = tmp_path / "chronicle"
    shutil.copytree(ROOT / "scripts" / "chronicle", package, ignore=ignored)
    for name, lines in REGISTRATIONS.items():
        text = (package / name).read_text("utf-8")
        (package / name).write_text(re.sub(rf"(?m)^ *(?:{lines})\n", "", text), "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", BUILD, tmp_path, ROOT / "tests"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout == "check build publish check-release schemas\n", run.stderr
    assert (tmp_path / "site" / "events" / "1903-flood" / "index.html").exists()
