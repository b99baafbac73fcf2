"""The site builds strictly, without a word of warning, and all its links arrive."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from chronicle.book import Book
from chronicle.citation.citable import citation_page
from chronicle.corpus import addresses
from chronicle.record.models import Event
from chronicle.views import moved
from support import the_record, unlinked
from support.built_site import Built
from support.projects import build
from support.site_reader import Site, broken_links, duplicate_ids


def test_builds_without_a_warning(built: Built) -> None:
    told = built[1].stdout + built[1].stderr
    assert built[1].returncode == 0, told
    assert "WARNING" not in told
    assert "ERROR" not in told


def test_two_builds_are_the_same_to_the_byte(
    starter: Built, starter_project: Path, tmp_path: Path
) -> None:
    """One from nothing, one with what is kept of it, under another order of sets."""
    result = build(starter_project, tmp_path / "site", PYTHONHASHSEED="2")
    assert result.returncode == 0, result.stderr
    trees = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (starter[0], tmp_path / "site")
    ]
    assert [path for path in trees[0] | trees[1] if trees[0].get(path) != trees[1].get(path)] == []
    days = set(re.findall(r"<lastmod>(.*?)</lastmod>", trees[0][Path("sitemap.xml")].decode()))
    # The last change of the invented content, not the day of the build.
    assert days == {"2099-01-02"}


def test_no_link_is_broken_under_a_sub_path(site: Site) -> None:
    assert list(broken_links(site)) == []


def test_no_id_stands_twice(site: Site) -> None:
    assert list(duplicate_ids(site)) == []


def test_every_record_has_its_page_and_anchor(site: Site) -> None:
    record = the_record()
    homes = (home for one in record.records.values() for home in addresses.homes(one, record))
    assert [home for home in homes if not site.has(home)] == []
    if events := {event.id for event in record.of(Event)}:
        assert events <= set(site.pages[addresses.TIMELINE].ids)


def test_every_page_can_be_reached_from_the_home_page(site: Site, record: Book) -> None:
    seen, ahead = set(), [""]
    while ahead:
        here = ahead.pop()
        if here in seen or here not in site.pages:
            continue
        seen.add(here)
        ahead += [
            urlsplit(urljoin(f"http://h/repo/{here}", link)).path.removeprefix("/repo/")
            for link in site.pages[here].links
            if "//" not in link
        ]
    # Who comes by an old address of citations comes from elsewhere.
    went = {citation_page(was) for was, _ in moved.once_cited(record)}
    assert set(site.pages) - seen - went == {"404.html"}


def test_every_link_of_the_record_can_be_followed_both_ways(built: Built, record: Book) -> None:
    """By what each page says itself, not by what stands around it on all pages."""
    bodies = {}
    for path in built[0].rglob("*.html"):
        address = path.relative_to(built[0]).as_posix().removesuffix("index.html")
        main = path.read_text(encoding="utf-8").partition("<main")[2]
        bodies[address] = main.partition("</main>")[0]
    assert unlinked(record, bodies) == []
