"""What the site makes of a kind of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from sys import modules
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from chronicle.records.base import Record

if TYPE_CHECKING:
    from chronicle.citation.citable import Citable
    from chronicle.corpus.corpus import Corpus
    from chronicle.frame.family import Family
    from chronicle.history import History
    from chronicle.records.findings import Check
    from chronicle.records.settings import Settings
    from chronicle.search.documents import SearchDocument
    from chronicle.values.text import Label, Prose

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[AnyRecord]):
    """A kind of records: its model, and what the rest of the site asks of it.

    What a kind does not say, the site does as for any record: it is called by its label, cited by
    that and by its sources, and found by its names and texts where its traits say so.

    Attributes:
        model: What a record of the kind may be; its `traits_` say where it lives and stands.
        names: What readers see one and many called, by the settings; else the name and a plural.
        rows: What one and many rows of its table are called, where that is not the same.
        label: What a link to a record says.
        citables: What a reader can cite of a record that is cited at all.
        documents: What the search finds of a record, beside or in place of the record itself.
        structured: What a page says of its record to search engines, in the terms of schema.org.
        checks: What no single record of the kind can know of itself.
        pages: The pages that a history has of the kind.
    """

    model: type[AnyRecord]
    names: Callable[[Settings], tuple[str, str]] | None = None
    rows: tuple[str, str] | None = None
    label: Callable[[History, AnyRecord], Prose | Label] | None = None
    citables: Callable[[AnyRecord, Corpus], Iterable[Citable]] | None = None
    documents: Callable[[History, AnyRecord], Iterable[SearchDocument]] | None = None
    structured: Callable[[AnyRecord, History], dict[str, Any]] | None = None
    checks: tuple[Check, ...] = ()
    pages: tuple[Family, ...] = ()

    @property
    def name(self) -> str:
        """The word for one of its records: `event`."""
        return self.model.kind_

    @cached_property
    def templates(self) -> tuple[Path, ...]:
        """The folders of its templates: they lie beside what renders its pages."""
        files = (modules[family.render.__module__].__file__ for family in self.pages)
        return tuple(Path(str(file)).parent for file in files)
