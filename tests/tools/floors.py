"""The floors of the house, which parts of the code may import which, and how large each may be.

`make check` runs it, and so does a test. A room has at most the statements of the table in ARCHITECTURE.md. A part imports from itself and from those above it in FLOORS; MkDocs and its plugins are known to few.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# A row of the table of rooms: `| views | 1,900 |`.
BUDGET = re.compile(r"^\| ([a-z ]+) \| ([\d,]+) \|$", re.MULTILINE)
# From the ground up.
FLOORS = (
    "ground", "record", "corpus", "citation", "story", "book", "views", "exports", "drawing", "pages", "editions", "build",
    "start", "upkeep", "__main__",
)  # fmt: skip
# Single modules on which everything stands: they know nothing of records.
GROUND = {"files", "store", "site", "templates"}
# Who may import what of others.
OUTSIDE = {
    "mkdocs": {"hook", "rendering", "serve", "chronicle.__main__", "chronicle.site"},
    "material": {"hook"},
    "mkdocs_bibtex": {"hook", "chronicle.story.citation_syntax"},
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
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in modules else node.module


def room(name: str) -> str:
    """The row of the table in which a module counts."""
    parts = name.split(".")
    if parts[0] != "chronicle":
        return "hook and server"
    part = "pages" if parts[1:2] == ["views"] else "".join(parts[1:2])
    return part if part and (SCRIPTS / "chronicle" / part).is_dir() else "the rest"


def statements() -> Counter[str]:
    """How many statements of Python each room has."""
    found: Counter[str] = Counter()
    for path in SCRIPTS.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found[room(module(path))] += sum(isinstance(node, ast.stmt) for node in ast.walk(tree))
    return found


def too_large(found: Counter[str]) -> Iterator[str]:
    """Every room with more statements than the table allows, and every one that it does not name."""
    text = (SCRIPTS.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    allowed = {name: int(most.replace(",", "")) for name, most in BUDGET.findall(text)}
    for name, size in found.items():
        if size > allowed.get(name, 0):
            yield (
                f"{name} has {size:,} statements, ARCHITECTURE.md allows {allowed.get(name, 0):,};"
                " make it smaller, or take from another room, in the open"
            )


def violations() -> Iterator[str]:
    """Every import against the order, and every circle."""
    files = {module(path): path for path in SCRIPTS.rglob("*.py")}
    graph = {name: set(imports(path, set(files))) for name, path in files.items()}
    for name, found in graph.items():
        for other in sorted(found):
            top = other.split(".")[0]
            if name not in OUTSIDE.get(top, {name}):
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
    # Whoever makes another history with this code is asked for no budget of it.
    if (SCRIPTS.parent / "tests" / "record").is_dir():
        sizes = statements()
        found += too_large(sizes)
        rooms = ", ".join(f"{name} {size:,}" for name, size in sizes.most_common())
        print(f"{sizes.total():,} statements of Python: {rooms}")
    print("".join(f"{line}\n" for line in found), end="")
    sys.exit(bool(found))
