"""The documents that the search finds, and the weight of each kind."""

from dataclasses import dataclass, replace

from chronicle.content.search_aliases import SearchAliases
from chronicle.values import Date

# The maximum number of characters of a context line and of a first sentence.
MAX_LINE_LENGTH = 64
MAX_SENTENCE_LENGTH = 200
# The score factor of a document by kind; other kinds have 1. A closer match of a kind with a lower
# factor may still rank first. Kinds with a lower factor than a page are in the second line of the
# index.
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
# Another name of a document, and its language as a BCP 47 tag, empty for English.
OtherName = tuple[str, str]


@dataclass(frozen=True)
class SearchDocument:
    """A search result: a record, a page, or a passage on the page of another record.

    Users see its `kind`, `title` (with its `language`, unless English), `line` and `date`.

    A query can match its title, unless `is_named` is false because the title is only a year or the
    beginning of a passage. It can also match its date, its other `names`, its search aliases
    (`aliases`), its subjects (`subject_text`), its `text`, the `known_questions`, and the
    `exact_words`, which must be typed in full.

    `boost` is its score factor relative to a record; `weight` grows with the number of links to it,
    up to about twelve. For a document in another language, `translated_addresses` contains the URLs
    of the English pages that it translates or describes. For an event on which accounts differ,
    `question_addresses` contains the URLs of the questions.
    """

    kind: str
    address: str
    title: str
    text: str = ""
    subject_text: str = ""
    aliases: tuple[str, ...] = ()
    language: str = ""
    line: str = ""
    date: Date | None = None
    weight: int = 0
    names: tuple[OtherName, ...] = ()
    exact_words: tuple[str, ...] = ()
    boost: float = 1
    is_named: bool = True
    known_questions: tuple[str, ...] = ()
    translated_addresses: tuple[str, ...] = ()
    question_addresses: tuple[str, ...] = ()

    @property
    def text_language(self) -> str:
        """The language of the text; only the title of a work is in the language of the work."""
        return self.language if self.kind == "page" else ""


def add_aliases(document: SearchDocument, aliases: SearchAliases | None) -> SearchDocument:
    """Return a document with its search aliases; for a paragraph, they replace its exact words."""
    if aliases is None:
        return document
    keys = document.exact_words
    if document.kind == "paragraph":
        keys = aliases.words
    queries = (*document.aliases, *aliases.words)
    return replace(document, aliases=queries, exact_words=keys, known_questions=aliases.asked)


def join_texts(*texts: str | None) -> str:
    """Join texts with spaces, without empty ones."""
    return " ".join(filter(None, texts))
