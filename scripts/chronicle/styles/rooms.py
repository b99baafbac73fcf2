"""Which page is sent which rules: those of all pages and of its rooms, in one sheet, and print.

A rule belongs to a room if each of its selectors names a class that stands in that room alone. So
it finds its room by itself, in whichever file it was written; a page is given the rules of the
rooms whose classes it has. It waits for one sheet: each further one is a connection more.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

# The rules of all pages, and what is for paper alone, which no page waits for.
SHARED = ""
PRINT = "print"
# A class that marks a room stands in what a page is sent, or within something that does: none is
# given by a script to what may be on any page.
ROOMS = {
    "prose": "prose headerlink onward notes call side chapters shown arrived study"
    " what-it-is by-steps",
    "records": "leaf ledger begin opened standing doubtful",
    "spoken": "voice",
    "actors": "actor native strip life main",
    "events": "event neighbours locator",
    "deployments": "deployment span sample even ends of-side glossary holding",
    "heads": "then",
    "statements": "statement statements claims said called stated subject subjects go-on"
    " property figure told-in",
    "drawn": "marked-answers witnesses drawn-questions disputes spread",
    "timeline": "timeline of-spans as-table tabled facets chosen narrowed pill years meant",
    "maps": "map map-key sheets periods zoom zooms legend journeys folds by-name places"
    " journey-map steps way lit-only journey move whole l1",
    "questions": "answer answers answer-in-short answer-dates across-3 question positions"
    " drawn-stemma stemma chain few-letters letters not-cited voices abreast asked-of"
    " assessed",
    "home": "front glance explained opening columns halves turns all-drawn lives people begin-here",
    "figures": "bars by-date figures wall timed undrawn shares finding",
    "compared": "compared comparison",
    "entries": "entry",
    "sources": "tallied tallies with-bars meanings shifts",
    "works": "paper one-at-a-time its-notes its-places slip resting original-title documents read"
    " by names",
    "cited": "cited",
    "names": "named kind alphabet",
    "lists": "fields filters downloads data by-example table-line collected introduced further"
    " shared-works reported statement-way listed above-folds",
    "lessons": "organiser handout material take lessons plan both-sides sides lesson-heads notices"
    " teacher numbered semicolon weigh",
    "looking": "ask searching kinds my-list help unscripted",
}
MARKS = {room: frozenset(marks.split()) for room, marks in ROOMS.items()}
# What says how a page is printed.
PRINTED = ("@media print", "@page")
# Rules within these are rules of the page, under a condition.
CONDITIONS = ("@media", "@supports", "@container")
ENCLOSED = re.compile(r"\([^()]*\)")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
CLASSES = ' class="'
# What the script names that takes in, once a page has been painted, what only adds to it.
TAKES_LATER = " data-later="


@lru_cache(maxsize=1)
def sheets(whole: str) -> dict[str, str]:
    """The rules of each room: all of the whole, without comments."""
    return _parted(whole)


def sheet_of(there: Iterable[str], whole: str) -> str:
    """The sheet of pages that have something of these rooms."""
    parts = sheets(whole)
    return "".join(parts[room] for room in (SHARED, *there))


def linked(html: str, shared: str, own: str, printed: str) -> str:
    """A page that names its own sheet in place of the shared one, and the one for print.

    All are given by their paths below the site's root. Where a script of the page takes in what
    is not waited for, the one for print is for it to take, and for those without scripts.
    """

    def links(met: re.Match[str]) -> str:
        to = f'<link rel="stylesheet" href="{met["root"]}'
        print_alone = f'{to}{printed}" media="print">'
        if TAKES_LATER in html:
            print_alone = f"<noscript>{print_alone}</noscript>"
        return f'{to}{own}">\n{print_alone}'

    link = rf'<link rel="stylesheet" href="(?P<root>[^"]*){re.escape(shared)}">'
    return re.sub(link, links, html, count=1)


def rooms(html: str) -> list[str]:
    """The rooms of which a page has something, in their order."""
    # Parted by hand: a pattern takes three times as long, on every page.
    named = {rest.partition('"')[0] for rest in html.split(CLASSES)[1:]}
    there = set(" ".join(named).split())
    return [room for room, marks in MARKS.items() if not marks.isdisjoint(there)]


def _parted(whole: str) -> dict[str, str]:
    by_room = dict.fromkeys((SHARED, *ROOMS, PRINT), "")
    for head, body in _rules(whole):
        for room, rules in _by_room(head, body):
            by_room[room] += f"{head}{{{rules}}}"
    return by_room


def _by_room(head: str, body: str) -> Iterator[tuple[str, str]]:
    """The rooms that a rule belongs to, or those within a condition, and what each has of it."""
    if head.startswith(PRINTED):
        yield PRINT, body
    elif head.startswith(CONDITIONS):
        yield from ((room, rules) for room, rules in _parted(body).items() if rules)
    else:
        yield _room(head), body


def _room(head: str) -> str:
    """The room that each of the selectors names."""
    while ENCLOSED.search(head):
        head = ENCLOSED.sub("", head)
    named = [set(CLASS.findall(selector)) for selector in head.split(",")]
    for room, marks in MARKS.items():
        if not any(marks.isdisjoint(classes) for classes in named):
            return room
    return SHARED


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before the braces of each rule, and what in them."""
    depth, start, opened = 0, 0, 0
    for brace in re.finditer(r"[{}]", sheet):
        if brace[0] == "{":
            depth += 1
            opened = brace.start() if depth == 1 else opened
            continue
        depth -= 1
        if not depth:
            yield sheet[start:opened].strip(), sheet[opened + 1 : brace.start()]
            start = brace.end()
