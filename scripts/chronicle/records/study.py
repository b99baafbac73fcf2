"""What a study is that none of the papers cites."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from chronicle.records.base import Record, Traits
from chronicle.records.fields import EDTF, AnyId, Heading, Language, NativeText, Text, Url
from chronicle.records.work import CSLType
from chronicle.values import Prose, at_most


class Study(Record):
    """A study of the subject that no paper cites, and on which nothing here rests.

    It is named so that readers know the field, where it bears on what the papers tell.
    """

    traits_ = Traits(
        kind="study",
        names=("study", "studies"),
        data_path="studies.yml",
        page="further-reading/",
        searchable=True,
        in_see_also=False,
    )

    author: Text
    """Who wrote it, as a list of reading names them."""
    type: CSLType
    """Its type, by the Citation Style Language."""
    title: NativeText
    """Title in its own language and script, as a sentence."""
    title_en: Text | None = None
    """English translation of the title, as a sentence."""
    container: NativeText | None = None
    """The journal or book that contains it, or the university of a thesis."""
    issued: EDTF | None = None
    """When it was issued, if that was seen."""
    language: Language
    """Language of the study (BCP 47)."""
    under: Heading
    """Under which words it is listed."""
    seen: Literal["whole", "beginning", "abstract", "review", "notice"]
    """How far it was seen."""
    seen_at: Url | None = None
    """Where that was seen."""
    says: Annotated[Prose, AfterValidator(at_most(80, "what a study says has at most"))]
    """What it says, as far as it was seen, in our words."""
    bears_on: Annotated[tuple[AnyId, ...], Field(min_length=1)]
    """The questions or other records on which it bears."""

    @property
    def label(self) -> Prose:
        """Its author and year, if that is known."""
        if not self.issued:
            return Prose(self.author)
        return Prose(f"{self.author} ({self.issued.years})")
