"""What the site makes of a kind of records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from sys import modules
from typing import Generic, TypeVar

from chronicle.frame.family import Family
from chronicle.history import History
from chronicle.records import Check, Record
from chronicle.search.documents import SearchDocument

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[AnyRecord]):
    """A kind of records: its model, and what the rest of the site asks of it.

    What a kind does not say, the site does as for any record: it is found by its names and texts
    where its traits say so.

    Attributes:
        model: What a record of the kind may be; its `traits_` say where it lives and stands.
        documents: What the search finds of a record, beside or in place of the record itself.
        checks: What no single record of the kind can know of itself, where the kind is not ours.
        pages: The pages that a history has of the kind.
    """

    model: type[AnyRecord]
    documents: Callable[[History, AnyRecord], Iterable[SearchDocument]] | None = None
    checks: tuple[Check, ...] = ()
    pages: tuple[Family, ...] = ()

    @cached_property
    def templates(self) -> tuple[Path, ...]:
        """The folders of its templates: they lie beside what renders its pages."""
        files = (modules[family.render.__module__].__file__ for family in self.pages)
        return tuple(Path(str(file)).parent for file in files)
