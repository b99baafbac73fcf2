"""Claims, as the site has them."""

from collections.abc import Iterator

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.corpus.corpus import Corpus
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.records import claim
from chronicle.records.claim import Claim
from chronicle.records.settings import Settings
from chronicle.records.vocabulary import Property
from chronicle.search.documents import BOOSTS, EXCERPT, SearchDocument, cut
from chronicle.values.text import Prose, capital

# Characters of a claim in its name; a claim in words can be a whole sentence.
LONGEST = 100


def names(settings: Settings) -> tuple[str, str]:
    """What readers see one and many called."""
    return "statement", "statements"


def label(history: History, claim: Claim) -> Prose:
    """A claim after its property, unless its unit tells that or the property is all the rest."""
    property_ = history.corpus.get(Property, claim.property_)
    if property_.rest or (property_.told_by_unit and claim.unit):
        return capital(claim.label)
    # A question needs no colon before its answer.
    between = "{} {}" if property_.label.endswith("?") else "{}: {}"
    return capital(Prose(between).format(property_.label, claim.label))


def citables(claim: Claim, corpus: Corpus) -> Iterator[Citable]:
    """A claim by what it is about; its name says what it says, and whose voice it is."""
    words = labels.assertion(claim, corpus)
    voice = labels.speaker(corpus[claim.voice], corpus)
    about = corpus[claim.about].label
    attributed = Prose("{} ({}, on {})")
    if voice == about:
        attributed = Prose("{} ({})")
    yield Citable(
        address=claim.site_address(corpus),
        title=about,
        sources=claim.sources,
        record=claim,
        name=attributed.format(_first_words(words, LONGEST), voice, about),
        statement=attributed.format(words, voice, about),
        voice="" if claim.is_own else claim.voice,
    )


def _first_words(text: Prose, longest: int) -> Prose:
    """Prose, cut short where it is long; a title that is cut ends where the words do."""
    beginning = cut(text.markup, longest)
    ends_in_title = beginning.count("*") % 2 == 1
    if ends_in_title:
        words = beginning.removesuffix(" …")
        beginning = f"{words}* …"
    return Prose(beginning)


def documents(history: History, claim: Claim) -> Iterator[SearchDocument]:
    """A claim by what it says, under who says it of what."""
    speaker = labels.speaker(history.corpus[claim.voice], history.corpus)
    about = history.corpus[claim.about].label.as_text
    yield SearchDocument(
        kind="statement",
        address=history.addresses[claim.id],
        title=cut(claim.label, EXCERPT),
        text=claim.label,
        line=" · ".join(dict.fromkeys((speaker, about))),
        date=claim.date,
        boost=BOOSTS["claim"],
        is_named=False,
    )


CLAIM = Kind(
    model=Claim,
    names=names,
    label=label,
    citables=citables,
    documents=documents,
    checks=claim.CHECKS,
)
