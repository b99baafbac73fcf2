"""A documentary history website from YAML records.

Data flows one way: YAML → corpus → history → pages, drawings, editions, exports → MkDocs.
ARCHITECTURE.md says what each part does. Nothing in here knows the subject of a history.

What stands here is public, and stays for as long as the first number of the version does; every
other name may change with any version.
"""

from importlib.metadata import PackageNotFoundError, version

from chronicle.additions import Additions
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.problems import DataError, Problem
from chronicle.history import History
from chronicle.host.options import ChronicleConfig
from chronicle.host.plugin import ChroniclePlugin
from chronicle.host.project import Project
from chronicle.kinds.base import Record
from chronicle.pages.page import Page
from chronicle.site import Site

try:
    __version__ = version("mkdocs-chronicle")
except PackageNotFoundError:  # the code alone, as a wheel on the path
    __version__ = "unknown"

__all__ = [
    "Additions",
    "ChronicleConfig",
    "ChroniclePlugin",
    "Corpus",
    "DataError",
    "History",
    "Page",
    "Problem",
    "Project",
    "Record",
    "Site",
    "__version__",
]
