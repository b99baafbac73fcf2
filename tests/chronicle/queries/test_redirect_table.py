from dataclasses import replace
from typing import Any

from chronicle.content.markdown_pages import MarkdownPage
from chronicle.history import History
from chronicle.queries import redirect_table
from chronicle.queries.redirect_table import Redirect
from chronicle.records import Withdrawn
from chronicle.values import Prose
from support import update_fields, update_record, with_previous_anchors, with_records
from support.cases import cases, load_yaml


def with_ledger(history: History, *addresses: str) -> History:
    return replace(history, ledger={**history.ledger, **dict.fromkeys(addresses, "2019.1.0")})


def find_redirects(history: History) -> dict[str, Redirect]:
    return dict(redirect_table.redirects_by_address(history))


def find_targets(history: History) -> dict[str, str]:
    links = {
        address: redirect_table.target_link(history, redirect)
        for address, redirect in find_redirects(history).items()
    }
    return {address: link.address if link else "" for address, link in links.items()}


def test_redirects_of_removed_urls_have_titles(history: History) -> None:
    targets = find_targets(history)
    redirects = {
        address: [note.title, targets[address]] for address, note in find_redirects(history).items()
    }
    assert redirects == load_yaml(__file__)["went"]


@cases
def test_published_urls_redirect(history: History, address: str, target: str) -> None:
    assert find_targets(with_ledger(history, address))[address] == target


def test_moved_section_redirects(history: History) -> None:
    former = {"gone.md#water": "three-days", "../about/cite.md#way": "the-coming"}
    with_anchors = with_previous_anchors(history, "chapters/the-flood/", former)
    published = with_ledger(with_anchors, "chapters/gone/", "chapters/gone/#water")
    new_redirects = {
        a: note for a, note in find_redirects(published).items() if a not in find_redirects(history)
    }
    targets = find_targets(published)
    redirects = {address: [note.title, targets[address]] for address, note in new_redirects.items()}
    assert redirects == load_yaml(__file__)["notes"]
    assert new_redirects.keys() <= redirect_table.resolvable_addresses(published)


def test_existing_pages_have_no_redirect(history: History) -> None:
    """Pages without a permanent URL and headings with the id of a record have no redirect either."""
    urls = ("bibliography/ruud-1911/", "further-reading/#1903-flood")
    page = MarkdownPage(
        "docs/further-reading.md", Prose("More"), body="## The flood { #1903-flood }"
    )
    with_page = replace(
        history, markdown_pages={**history.markdown_pages, "further-reading/": page}
    )
    assert not {*urls} & find_redirects(with_ledger(with_page, *urls)).keys()
    renamed = update_record(with_page, "1903-flood", formerly=("the-flood",))
    former = "further-reading/#the-flood"
    assert find_targets(with_ledger(renamed, former))[former] == "events/1903-flood/"


def test_anchors_with_one_target_are_grouped(history: History) -> None:
    urls = ("actors/ditch-corps/", "actors/ditch-corps/#first", "actors/ditch-corps/#second")
    former = redirect_table.redirects_by_page(with_ledger(history, *urls))["actors/ditch-corps/"]
    assert list(former.values()) == [("first", "second")]


@cases
def test_urls_redirect_after_changes(
    history: History,
    changes: dict[str, dict[str, Any]],
    withdrawn: list[dict[str, str]],
    targets: dict[str, str | None],
) -> None:
    for identifier, fields in changes.items():
        history = update_fields(history, identifier, fields)
    removed = [
        Withdrawn.model_validate({"date": "2019", "why": "So.", **fields}) for fields in withdrawn
    ]
    history = with_records(history, Withdrawn, *history.corpus.of(Withdrawn), *removed)
    found = find_targets(with_ledger(history, *targets))
    assert {address: found.get(address) for address in targets} == targets
