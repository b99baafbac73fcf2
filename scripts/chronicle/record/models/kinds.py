"""What a kind of records says of itself, once, for everything that asks after kinds."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What a kind of records is to the site.

    `kind` is the word for one of them. `data_path` is the folder or file where they live, below
    data/. `page` is the page of the site that lists them; each has a page of its own `below` an
    address, or else an anchor on that page. They may be `cited` by readers, be the `subject` of
    claims, be `found` by the search, have a `table` among the downloads. `is_name` is said of
    those of which a paper has a name rather than a statement.
    """

    kind: str
    data_path: str
    page: str = ""
    below: str = ""
    cited: bool = False
    subject: bool = False
    found: bool = False
    table: bool = False
    is_name: bool = False

    @property
    def many(self) -> str:
        """Several of them in a word."""
        return self.data_path.removesuffix(".yml")


# The traits of every kind, by the word for one of its records.
TRAITS: dict[str, Traits] = {}
