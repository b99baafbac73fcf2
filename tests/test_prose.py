"""What docstrings and comments name is there: files, modules, and what modules define."""

import ast
import re
from pathlib import Path

from support import ROOT

SCRIPTS = ROOT / "scripts"
FILES = sorted(SCRIPTS.rglob("*.py"))
QUOTED = re.compile(r"`([\w./-]+)`")
NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")
FILE = re.compile(r"[\w./-]+\.(?:py|html|md|toml|css|js)")


def docstrings(path: Path) -> str:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    return "\n".join(ast.get_docstring(n) or "" for n in nodes if isinstance(n, documented))


def test_what_docstrings_name_is_there() -> None:
    texts = (QUOTED.sub("", path.read_text("utf-8")) for path in FILES)
    known = {path.stem for path in FILES}.union(*(re.findall(r"\w+", text) for text in texts))
    missing = []
    for path in FILES:
        for name in QUOTED.findall(docstrings(path)):
            if FILE.fullmatch(name):
                places = (*SCRIPTS.rglob(name), ROOT / name)
                # What is called x stands for any name.
                is_there = Path(name).stem == "x" or any(place.exists() for place in places)
            else:
                is_no_name = not NAME.fullmatch(name)
                is_there = is_no_name or known.issuperset(name.split("."))
            if not is_there:
                missing.append(f"{path.relative_to(ROOT)} names {name}")
    assert missing == []
