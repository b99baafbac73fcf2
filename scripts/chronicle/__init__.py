"""A documentary history website from YAML records.

Data flows in one direction: YAML → corpus → history → pages, charts, editions, exports → MkDocs.
ARCHITECTURE.md describes each package. No code here depends on the subject of a history.

The names below are public, with those in `docs/about/another-history.md` (*What stays*). Every
other name may change with any version. Each name is loaded on first use.
"""

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronicle.additions import Additions
    from chronicle.layout.page_model import Page
    from chronicle.problems import DataError

    __version__: str

_MODULE_OF_NAME = {"Additions": "additions", "DataError": "problems", "Page": "layout.page_model"}
__all__ = ["Additions", "DataError", "Page", "__version__"]


def __getattr__(name: str) -> Any:
    if name in _MODULE_OF_NAME:
        module = import_module(f"chronicle.{_MODULE_OF_NAME[name]}")
        return getattr(module, name)
    if name == "__version__":
        try:
            return metadata.version("mkdocs-chronicle")
        except metadata.PackageNotFoundError:  # not installed, for example as a wheel on the path
            return "unknown"
    raise AttributeError(f"module chronicle has no {name}")
