"""What docstrings and comments name is there: files, modules, and what modules define."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from support import ROOT

SCRIPTS = ROOT / "scripts"
FILES = sorted(SCRIPTS.rglob("*.py"))
QUOTED = re.compile(r"`([\w./-]+)`")
# A function or a class of a module, and a file of the project.
DOTTED = re.compile(r"(\w+)\.(\w+)")
FILE = re.compile(r"[\w./-]+\.(?:py|html|md|toml|css|js)")
# Stands for any name.
ANY = "x"
# Modules are named by their last names.
MODULES = {path.stem for path in FILES}


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Everything in the code of a file."""
    return [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def docstrings(path: Path) -> Iterator[str]:
    """Every docstring of a file."""
    for node in nodes(path):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            yield ast.get_docstring(node) or ""


def defined(path: Path) -> set[str]:
    """What a module defines or imports at its head, and the names of what its classes define."""
    names: set[str] = set()
    for node in nodes(path):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
    return names


def words(path: Path) -> set[str]:
    """Every identifier and every word of a text in the code of a file."""
    found = set()
    for node in nodes(path):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.keyword(arg=str(name)):
                found.add(name)
            case ast.Constant(value=str(text)):
                found |= set(re.findall(r"\w+", re.sub(r"`\w+`", "", text)))
    return found


def missing() -> Iterator[str]:
    """What is named and is not there."""
    known = MODULES.union(*map(defined, FILES), *map(words, FILES))
    for path in FILES:
        for name in QUOTED.findall("\n".join(docstrings(path))):
            here = path.relative_to(ROOT)
            if FILE.fullmatch(name):
                named = (*SCRIPTS.rglob(name), ROOT / name)
                if Path(name).stem != ANY and not any(there.exists() for there in named):
                    yield f"{here} names {name}"
            elif name.isidentifier() and name not in known:
                yield f"{here} names {name}"
            elif (found := DOTTED.fullmatch(name)) and found[1] in MODULES:
                homes = [other for other in FILES if other.stem == found[1]]
                if not any(found[2] in defined(home) for home in homes):
                    yield f"{here} names {name}"


def test_what_docstrings_name_is_there() -> None:
    assert list(missing()) == []
