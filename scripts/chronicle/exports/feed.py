"""What changed, as an Atom feed (RFC 4287): an entry for every version of the record."""

from functools import partial

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.kinds.change.model import Change
from chronicle.queries.links import link

FILE = "feed.xml"
# When a record without versions, or one whose date is open, was updated.
NEVER = "1970-01-01"


def write(history: History) -> str:
    """The feed, the latest change first.

    Its ids are permanent addresses, its times the first days of the changes, at midnight UTC.
    """
    feed = templates.fill(
        "chronicle.exports",
        FILE,
        site=history.site,
        page=addresses.CHANGES,
        file=FILE,
        never=NEVER,
        versions=sorted(history.corpus.of(Change), key=lambda change: change.order, reverse=True),
        corpus=history.corpus,
        link=partial(link, history),
    )
    return f"{feed}\n"
