from dataclasses import replace

from chronicle import build
from chronicle.content.markdown_pages import MarkdownPage
from chronicle.history import History
from chronicle.queries import redirect_table
from chronicle.queries.links import Link
from chronicle.queries.redirect_table import Redirect
from chronicle.records import Withdrawn
from chronicle.values import Prose
from support import update_record, with_previous_anchors, with_records
from support.cases import cases, load_yaml


def with_ledger(history: History, *addresses: str) -> History:
    return replace(history, ledger={**history.ledger, **dict.fromkeys(addresses, "2099.1.0")})


def notes(history: History) -> dict[str, Redirect]:
    return dict(redirect_table.redirects_by_address(history))


def arrives(note: Redirect) -> str:
    return note.now.address if note.now else ""


def test_each_address_that_went_has_a_title_and_says_where_its_matter_is(history: History) -> None:
    arrived = {address: [note.title, arrives(note)] for address, note in notes(history).items()}
    assert arrived == load_yaml(__file__)["went"]


@cases
def test_every_published_address_below_leads_on(history: History, address: str, there: str) -> None:
    assert arrives(notes(with_ledger(history, address))[address]) == there


def test_a_part_that_another_page_had_leads_to_where_it_is_now(history: History) -> None:
    former = {"gone.md#water": "three-days", "../about/cite.md#way": "the-coming"}
    moving = with_previous_anchors(history, "chapters/the-flood/", former)
    went = with_ledger(moving, "chapters/gone/", "chapters/gone/#water")
    found = {a: note for a, note in notes(went).items() if a not in notes(history)}
    arrived = {address: [note.title, arrives(note)] for address, note in found.items()}
    assert arrived == load_yaml(__file__)["notes"]
    assert found.keys() <= build.resolvable_addresses(went)


def test_an_address_that_lives_or_of_which_nobody_knows_has_no_note(history: History) -> None:
    living = ("events/1903-flood/", "timeline/#1903-flood", "events/1903-flood/#flood-drowned")
    handwritten = ("chapters/the-flood/", "chapters/the-flood/#flood-drowned")
    more = with_ledger(history, *living, *handwritten, "events/1800-older/")
    assert notes(more).keys() == notes(history).keys()


def test_no_page_of_a_record_goes_with_a_list_above_it(history: History) -> None:
    """Removed lists redirect only their own anchors; lists that exist again redirect none."""
    lists = {
        "list-of-events": "events/",
        "about": "about/",
        "list-of-places": "places/",
        "answer-340": "questions/how-many-diggers/#answer-340",
    }
    gone = [
        Withdrawn.model_validate({"id": name, "address": there, "date": "2099", "why": "So."})
        for name, there in lists.items()
    ]
    without = with_records(history, Withdrawn, *history.corpus.of(Withdrawn), *gone)
    alone = ("events/1800-older/", "events/1800-older/#a-claim", "timeline/#1800-older")
    others = ("about/nobody/", "places/#nowhere", "questions/how-wide/#answer-340")
    went = notes(with_ledger(without, *alone, *others, "events/#by-year"))
    assert not {*alone, *others} & went.keys()
    assert "events/#by-year" in went


def test_what_is_there_has_no_note(history: History) -> None:
    """Pages without a permanent URL and headings with the id of a record have no redirect either."""
    there = ("bibliography/ruud-1911/", "further-reading/#1903-flood")
    page = MarkdownPage(
        "docs/further-reading.md", Prose("More"), body="## The flood { #1903-flood }"
    )
    reading = replace(history, handwritten={**history.handwritten, "further-reading/": page})
    assert not {*there} & notes(with_ledger(reading, *there)).keys()
    renamed = update_record(reading, "1903-flood", formerly=("the-flood",))
    former = "further-reading/#the-flood"
    assert arrives(notes(with_ledger(renamed, former))[former]) == "events/1903-flood/"


def test_anchors_of_one_note_stand_together(history: History) -> None:
    went = ("actors/ditch-corps/", "actors/ditch-corps/#first", "actors/ditch-corps/#second")
    former = redirect_table.redirects_by_page(with_ledger(history, *went))["actors/ditch-corps/"]
    assert list(former.values()) == [("first", "second")]


def test_what_stood_on_a_page_that_went_leads_to_where_the_page_leads(history: History) -> None:
    renamed = update_record(history, "how-many-diggers", formerly=("diggers",))
    went = ("questions/diggers/", "questions/diggers/#answer-340")
    found = notes(with_ledger(renamed, *went))
    assert {arrives(found[address]) for address in went} == {"questions/how-many-diggers/"}


def test_what_went_to_a_list_that_is_made_leads_there_by_its_address(history: History) -> None:
    fields = {
        "id": "floods",
        "address": "floods/",
        "date": "2099",
        "why": "So.",
        "page": "timeline/",
    }
    now = notes(with_records(history, Withdrawn, Withdrawn.model_validate(fields)))["floods/"].now
    assert now == Link("timeline/", Prose("Timeline"))
