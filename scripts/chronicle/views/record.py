"""What stands at the foot of the page of a record: slips in the papers, where to report others."""

from chronicle.book import Book
from chronicle.record.models import Claim, Correction, Record


def corrections(book: Book, record: Record) -> tuple[Correction, ...]:
    """The slips in the papers that touch a record or a claim about it."""
    touched = (record, *book.corpus.linking(Claim, record.id, "about"))
    slips = (slip for one in touched for slip in book.corpus.linking(Correction, one.id, "see"))
    return tuple(dict.fromkeys(slips))


def report(book: Book, record: Record) -> str:
    """The address to report a mistake to; empty where the publisher has set none."""
    return book.site.report_to(record.id, book.addresses[record.id], book.version)
