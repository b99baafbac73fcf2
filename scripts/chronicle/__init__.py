"""A documentary history website from YAML records.

Data flows in one direction: YAML → corpus → history → pages, drawings, editions, exports → MkDocs.
ARCHITECTURE.md says what each part does. Nothing in here knows the subject of a history.

What stands here is public, and stays for as long as the first number of the version does; every
other name may change with any version. Each is loaded when it is first asked for.
"""

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronicle.additions import Additions
    from chronicle.corpus.corpus import Corpus
    from chronicle.frame.page import Page
    from chronicle.history import History
    from chronicle.host.plugin import ChroniclePlugin
    from chronicle.host.project import Project
    from chronicle.problems import DataError, Problem
    from chronicle.records.base import Record
    from chronicle.site import Options, Site

    __version__: str

# The module of each public name.
_MODULES = {
    "Additions": "additions",
    "ChroniclePlugin": "host.plugin",
    "Corpus": "corpus.corpus",
    "DataError": "problems",
    "History": "history",
    "Options": "site",
    "Page": "frame.page",
    "Problem": "problems",
    "Project": "host.project",
    "Record": "records.base",
    "Site": "site",
}
__all__ = [
    "Additions",
    "ChroniclePlugin",
    "Corpus",
    "DataError",
    "History",
    "Options",
    "Page",
    "Problem",
    "Project",
    "Record",
    "Site",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        module = import_module(f"chronicle.{_MODULES[name]}")
        return getattr(module, name)
    if name == "__version__":
        try:
            return metadata.version("mkdocs-chronicle")
        except metadata.PackageNotFoundError:  # the code alone, as a wheel on the path
            return "unknown"
    raise AttributeError(f"module chronicle has no {name}")
