"""What records of every kind have: an id, former ids, sources, names."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from chronicle.record import text
from chronicle.record.models.fields import EDTF, Id, Language, Locator, NativeText, PaperId, Text, WorkId
from chronicle.record.text import Prose


class Model(BaseModel):
    """A mapping in the YAML."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=False)


class Former(Model):
    """An id that a record had before, or that of a record merged into it; its old address still arrives."""

    id: Id
    date: EDTF
    why: Prose


class Record(Model):
    """Anything that has an id and so an address."""

    kind_: ClassVar[str]
    id: Id
    formerly: Annotated[tuple[Former, ...], Field(description="Ids it had before: they stay reachable for ever.")] = ()

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def label(self) -> Prose:
        """What readers see where the record is named: its title or name, where its kind has nothing better."""
        values = vars(self)
        return Prose(values["title"] if "title" in values else values["name"])


class Basis(Model):
    """A work that a paper cites for what it says, and where in it."""

    work: WorkId
    at: Annotated[Text | None, Field(description="As the paper gives it: p. 42, f. 0102, 13:57 …")] = None


class Source(Model):
    """A place in one of the papers, and what the paper rests on there."""

    work: PaperId
    at: Locator
    rests_on: tuple[Basis, ...] = ()


Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class Name(Model):
    """Another form of a name: another spelling, script, language, or the formal name."""

    text: NativeText
    lang: Language | None = None
    script: Annotated[str | None, Field(pattern=r"^[A-Z][a-z]{3}$", description="ISO 15924: Hang, Hani, Latn, Cyrl …")] = None
    printed_in: tuple[PaperId, ...] = ()

    @model_validator(mode="after")
    def _says_its_script(self) -> Name:
        """A script in the range of mis-decoded text is only believed where the record names it."""
        if self.script is None:
            text.decoded(self.text)
        return self
