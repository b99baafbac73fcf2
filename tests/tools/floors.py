"""The floors of the house, which parts of the code may import which, and how large each may be.

`make check` runs it, and so does a test. A room has about the working statements of the table in ARCHITECTURE.md. A part imports from itself and from those above it in FLOORS; MkDocs and its plugins are known to few.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# A row of the table of rooms: `| pages | 1,200 |`.
BUDGET = re.compile(r"^\| ([a-z ]+) \| ([\d,]+) \|$", re.MULTILINE)
# What a room may have beyond the table.
AIR = 1.05
# From the ground up.
FLOORS = (
    "ground", "record", "corpus", "citation", "story", "history", "queries", "search", "exports", "drawing", "pages", "editions", "build",
    "release", "wheel", "start", "options", "configuration", "project", "navigation", "rendering", "serving", "plugin", "__main__",
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


def room(name: str) -> str:
    """The row of the table in which a module counts."""
    part = "".join(name.split(".")[1:2])
    return part if part and (SCRIPTS / "chronicle" / part).is_dir() else "the rest"


def is_text(node: ast.AST) -> bool:
    """Whether a statement is but a text: a docstring, or what a field means."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def working(tree: ast.Module) -> int:
    """Count the statements of a module, each of several assignments in one; no imports, no texts."""
    count = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not isinstance(node, ast.Import | ast.ImportFrom):
            pairs = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)
            several = node.value if pairs and isinstance(node, ast.Assign) else None
            count += len(several.elts) if isinstance(several, ast.Tuple) else not is_text(node)
    return count


def statements() -> Counter[str]:
    """How many working statements each room has."""
    found: Counter[str] = Counter()
    for path in SCRIPTS.rglob("*.py"):
        found[room(module(path))] += working(ast.parse(path.read_text("utf-8")))
    return found


def too_large(found: Counter[str]) -> Iterator[str]:
    """Every room that is larger than the table foresees, and every one that it does not name."""
    text = (SCRIPTS.parent / "ARCHITECTURE.md").read_text("utf-8")
    foreseen = {name: int(size.replace(",", "")) for name, size in BUDGET.findall(text)}
    for name, size in found.items():
        most = round(foreseen.get(name, 0) * AIR)
        if size > most:
            yield (
                f"{name} has {size:,} working statements, ARCHITECTURE.md leaves room for {most:,};"
                " make it smaller, or change the table, in the open"
            )


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
    sizes = statements()
    found += too_large(sizes)
    rooms = ", ".join(f"{name} {size:,}" for name, size in sizes.most_common())
    print(f"{sizes.total():,} working statements: {rooms}")
    print("".join(f"{line}\n" for line in found), end="")
    sys.exit(bool(found))
