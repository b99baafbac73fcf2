"""The changes as an Atom feed (RFC 4287): one entry for each of the last versions."""

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.records import Change

FEED_FILE = "feed.xml"
MAX_VERSIONS = 5
UPDATED_WITHOUT_DATE = "1970-01-01"


def render_feed(history: History) -> str:
    """Return the feed, the latest change first.

    Its ids are permanent URLs; its times are midnight UTC on the first day of each change.
    """
    versions = history.corpus.of(Change)[-MAX_VERSIONS:]
    feed = templates.render(
        "chronicle.exports",
        FEED_FILE,
        site=history.site,
        page=addresses.CHANGES,
        file=FEED_FILE,
        never=UPDATED_WITHOUT_DATE,
        versions=versions[::-1],
    )
    return f"{feed}\n"
