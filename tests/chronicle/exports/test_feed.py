import feedparser

from chronicle.exports import feed
from chronicle.history import History


def test_the_feed_tells_every_version_and_what_it_touches(history: History) -> None:
    read = feedparser.parse(feed.write(history))
    assert not read.bozo
    named = (read.feed.title, read.feed.author)
    assert named == ("The Long Ditch: what changed", "The Long Ditch")
    (entry,) = read.entries
    assert entry.id == "https://ditch.example/book/about/changes/#version-1999-1"
    assert entry.updated == "2099-01-02T00:00:00Z"
    assert entry.summary == "The flood was added."
    related = [(link.href, link.title) for link in entry.links if link.rel == "related"]
    assert related == [("https://ditch.example/book/events/1903-flood/", "The isthmus floods")]
