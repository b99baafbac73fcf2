"""The floors of the house: which parts of the code may import which.

`make test` runs it. A part imports from itself and from those above it in FLOORS; MkDocs and its plugins are known to few.
"""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# From the ground up.
FLOORS = (
    "ground", "record", "corpus", "citation", "story", "history", "queries", "search", "exports", "drawing", "pages", "editions", "build",
    "release", "wheel", "start", "options", "navigation", "configuration", "project", "rendering", "serving", "plugin", "__main__",
)  # fmt: skip
# Single modules on which everything stands: they know nothing of records.
GROUND = {"files", "store", "site", "templates"}
# Who may import what of others.
OUTSIDE = {
    "mkdocs": {"__main__", "configuration", "options", "plugin", "project", "rendering", "serving"},
    "mkdocs_bibtex": {"story.citation_syntax"},
}


def module(path: Path) -> str:
    """The dotted name of a file below `scripts`."""
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__")


def floor(name: str) -> str:
    """The part of the package to which a module belongs."""
    part = name.split(".")[1] if "." in name else "ground"
    return "ground" if part in GROUND else part


def imports(path: Path, modules: set[str]) -> Iterator[str]:
    """The modules that a file imports, also inside functions; ours by their full names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in modules else node.module


def violations() -> Iterator[str]:
    """Every import against the order, and every circle."""
    files = {module(path): path for path in SCRIPTS.rglob("*.py")}
    graph = {name: set(imports(path, set(files))) for name, path in files.items()}
    for name, found in graph.items():
        for other in sorted(found):
            top = other.split(".")[0]
            if name.removeprefix("chronicle.") not in OUTSIDE.get(
                top, {name.removeprefix("chronicle.")}
            ):
                yield f"{name} imports {other}; only {', '.join(sorted(OUTSIDE[top]))} may"
            if top == "chronicle" and name.startswith("chronicle.") and other in files:
                here, there = floor(name), floor(other)
                if here not in FLOORS or there not in FLOORS:
                    yield f"{name} or {other} lies on no floor; name it in {Path(__file__).name}"
                elif FLOORS.index(there) > FLOORS.index(here):
                    yield f"{name} imports {other}, which lies above it"
    try:
        TopologicalSorter(
            {name: found & set(files) - {name} for name, found in graph.items()}
        ).prepare()
    except CycleError as error:
        yield f"a circle: {' → '.join(error.args[1])}"


if __name__ == "__main__":
    found = [*violations()]
    print("".join(f"{line}\n" for line in found), end="")
    sys.exit(bool(found))
