"""The floors of the house: which parts of the code may import which.

`make test` runs it. A part imports from itself and from those above it in FLOORS; MkDocs and its plugins are known to few. What is
imported for the type checker alone binds nothing when the code runs, and may lie anywhere.
"""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# From the ground up, as patterns of modules, in which * is a name; those of one line lie on one floor. What a module is called in full
# counts before a pattern. A kind has its model near the ground and its page near the roof.
FLOORS = (
    ("files", "store", "site", "templates"),
    ("values", "values.*"),
    ("problems",),
    ("records", "records.*"),
    ("corpus", "corpus.*"),
    ("citation", "citation.*"),
    ("story", "story.*"),
    ("additions",),
    ("history",),
    ("queries", "queries.*"),
    ("search", "search.*"),
    ("exports", "exports.*"),
    ("drawing", "drawing.*"),
    ("frame", "frame.*"),
    ("pages.*.*", "pages.*.structured", "pages.*.search"),
    ("pages", "pages.*"),
    ("pages.*.kind",),
    ("pages.every",),
    ("editions", "editions.*"),
    ("styles", "theme"),
    ("build",),
    ("intake", "intake.*"),
    ("release", "release.*"),
    ("starter", "starter.*"),
    ("host", "host.options"),
    ("host.navigation",),
    ("host.configuration", "host.editors"),
    ("host.project",),
    ("host.export",),
    ("host.rendering",),
    ("host.serving",),
    ("host.plugin",),
    ("", "__main__"),
)
# Who may import what of others.
OUTSIDE = {
    "mkdocs": ("__main__", "host.*"),
    "mkdocs_bibtex": ("story.citation_syntax",),
}


def module(path: Path) -> str:
    """The dotted name of a file below `scripts`."""
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__")


def inside(name: str) -> str:
    """The name of a module without that of the package; empty for the package itself."""
    return name.removeprefix("chronicle").removeprefix(".")


def floor(name: str) -> int | None:
    """The number of the floor on which a module lies; None for none."""
    found = {
        pattern: number
        for number, patterns in enumerate(FLOORS)
        for pattern in patterns
        if matches(inside(name), pattern)
    }
    return found[min(found, key=lambda pattern: pattern.count("*"))] if found else None


def matches(name: str, pattern: str) -> bool:
    """Whether a pattern means a module; each * of it is one name between dots."""
    return bool(re.fullmatch(re.escape(pattern).replace(r"\*", "[^.]+"), name))


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs; what stands below `if TYPE_CHECKING` does not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from statements(node)


def imports(path: Path, modules: set[str]) -> Iterator[str]:
    """The modules that a file imports, also inside functions; ours by their full names."""
    for node in statements(ast.parse(path.read_text("utf-8"))):
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
    for name, imported in graph.items():
        if floor(name) is None:
            yield f"{name} lies on no floor; name it in {Path(__file__).name}"
        for other in sorted(imported):
            yield from _against_the_order(name, other, files)
    try:
        TopologicalSorter(
            {name: imported & set(files) - {name} for name, imported in graph.items()}
        ).prepare()
    except CycleError as error:
        yield f"a circle: {' → '.join(error.args[1])}"


def _against_the_order(name: str, other: str, files: dict[str, Path]) -> Iterator[str]:
    """What is wrong with the import of `other` by a module, if anything."""
    distribution = other.split(".")[0]
    allowed = OUTSIDE.get(distribution)
    if allowed and not any(matches(inside(name), pattern) for pattern in allowed):
        yield f"{name} imports {other}; only {', '.join(allowed)} may"
    here, there = floor(name), floor(other)
    if other in files and here is not None and there is not None and there > here:
        yield f"{name} imports {other}, which lies above it"


if __name__ == "__main__":
    found = [*violations()]
    print("".join(f"{line}\n" for line in found), end="")
    sys.exit(bool(found))
