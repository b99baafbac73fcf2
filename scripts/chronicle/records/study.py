"""Studies that none of the papers cites."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from chronicle.records.base import KindConfig, Record
from chronicle.records.fields import EDTF, AnyId, Heading, Language, NativeText, Text, Url
from chronicle.records.work import CSLType
from chronicle.values import Prose, limit_words


class Study(Record):
    """A study of the subject that no paper cites, and on which nothing here is based.

    It is listed to document the field, where it concerns the topics of the papers.
    """

    kind_config = KindConfig(
        kind="study",
        reader_names=("study", "studies"),
        data_path="studies.yml",
        list_address="further-reading/",
        is_searchable=True,
        is_in_see_also=False,
    )

    author: Text
    """The author, as named in a reading list."""
    type: CSLType
    """Its type in the Citation Style Language."""
    title: NativeText
    """Original title in its own script, in sentence case."""
    title_en: Text | None = None
    """English translation of the title, in sentence case."""
    container: NativeText | None = None
    """The journal or book that contains it, or the university of a thesis."""
    issued: EDTF | None = None
    """Date of publication, if that was seen."""
    language: Language
    """Language of the study (BCP 47)."""
    under: Heading
    """The heading under which it is listed."""
    seen: Literal["whole", "beginning", "abstract", "review", "notice"]
    """The extent to which it was seen."""
    seen_at: Url | None = None
    """The URL at which the study was seen, to the extent in `seen`."""
    says: Annotated[Prose, AfterValidator(limit_words(80, "a summary of a study has at most"))]
    """Its content, as far as it was seen, in our own words."""
    bears_on: Annotated[tuple[AnyId, ...], Field(min_length=1)]
    """The questions or other records that it concerns."""

    @property
    def label(self) -> Prose:
        """The author, and the year if it is known."""
        if not self.issued:
            return Prose(self.author)
        return Prose(f"{self.author} ({self.issued.years})")
