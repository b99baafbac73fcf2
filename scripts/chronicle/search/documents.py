"""The documents that the search finds, and how much each kind of them counts."""

from dataclasses import dataclass, replace

from chronicle.story.sought import Sought
from chronicle.values import Date

# The most characters of a line of context, and of a first sentence.
LINE = 64
SENTENCE = 200
# The factor of the score of a document, by its kind; other kinds have 1. A closer match of a kind
# with a lower factor may still come first. Kinds with a lower factor than a page are in the second
# line of the index.
BOOSTS = {
    "term": 0.85,
    "chapter": 0.85,
    "page": 0.8,
    "lesson": 0.8,
    "chart": 0.7,
    "claim": 0.62,
    "work": 0.6,
    "passage": 0.5,
    "study": 0.5,
}
# Another name of a document, and its language as a tag of BCP 47, empty for English.
OtherName = tuple[str, str]


@dataclass(frozen=True)
class SearchDocument:
    """A thing that the search finds: a record, a page, or a passage on the page of another.

    Readers see its `kind`, `title` (with its `language`, unless English), `line` and `date`.

    They find it by its title, unless `is_named` is false because the title is only a year or the
    beginning of a passage; by its date and its other `names`; by `keys`, which must be typed whole;
    by `words` that readers type for it; by what it is `about`; by its `text`; and by questions like
    those it is `asked`.

    `boost` says how much it counts compared with a record, `weight` how much links to it, on a
    scale of twelve. A document in another language names the address that it `translates`.
    """

    kind: str
    address: str
    title: str
    text: str = ""
    about: str = ""
    words: tuple[str, ...] = ()
    language: str = ""
    line: str = ""
    date: Date | None = None
    weight: int = 0
    names: tuple[OtherName, ...] = ()
    keys: tuple[str, ...] = ()
    boost: float = 1
    is_named: bool = True
    asked: tuple[str, ...] = ()
    translates: str = ""


def with_sought(document: SearchDocument, sought: Sought | None) -> SearchDocument:
    """A document with what readers type for it, which serves a paragraph as its name."""
    if sought is None:
        return document
    keys = document.keys
    if document.kind == "paragraph":
        keys = sought.words
    words = (*document.words, *sought.words)
    return replace(document, words=words, keys=keys, asked=sought.asked)


def join_texts(*texts: str | None) -> str:
    """Some texts joined in one; empty ones are left out."""
    return " ".join(filter(None, texts))
