"""What a kind of records says of itself, once, for everything that asks after kinds."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Traits:
    """Where the records of a kind live, and what they are to the site.

    Attributes:
        kind: The word for one of them.
        data_path: The folder or file where they usually live, below data/.
        names: What readers see one and many called, if not by that word and its plural.
        page: The page that lists them, if not `url_prefix`; there they have at least an anchor.
        url_prefix: The address below which each has a page of its own.
        searchable: Whether the search finds them.
        table: Whether they have a table among the downloads.
        in_see_also: Whether they stand among what is related to a record; others have a part of
            its page.
    """

    kind: str
    data_path: str
    names: tuple[str, str] | None = None
    page: str = ""
    url_prefix: str = ""
    searchable: bool = False
    table: bool = False
    in_see_also: bool = True

    @property
    def many(self) -> str:
        """Several of them in a word."""
        return self.data_path.removesuffix(".yml")
