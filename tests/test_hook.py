"""What the hook does to the settings before MkDocs builds."""

import socket

import pytest
from mkdocs.exceptions import Abort

import hook
from chronicle.book import Book

NAV = [
    {"Timeline": "timeline.md"},
    {"Home": "index.md"},
    {"Misspelt": "tmieline.md"},
    {"Elsewhere": "https://ditch.example/"},
    {"About": ["about/index.md", {"What changed": "about/changes.md"}]},
    {"More": [{"Glossary": "about/glossary.md"}]},
]


def test_entries_whose_page_this_history_lacks_are_dropped() -> None:
    assert hook.existing(NAV, {"timeline/", "about/changes/", "about/glossary/"}) == [
        {"Home": "index.md"},
        {"Misspelt": "tmieline.md"},  # MkDocs reports it
        {"Elsewhere": "https://ditch.example/"},
        {"About": ["about/index.md"]},
    ]


def test_entries_whose_page_there_is_stay() -> None:
    assert hook.existing(NAV, {"places/"}) == NAV


def test_pages_without_a_title_are_called_as_the_history_calls_them(book: Book) -> None:
    assert list(hook.titles(["actors.md", {"More": ["deployments.md", "places.md"]}], book)) == [
        ("actors/", "People and units"),
        ("deployments/", "Deployments"),
        ("places/", None),
    ]


def test_a_taken_port_is_told_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            Abort, match=rf"port {port} cannot be used .*Address already in use.*make serve PORT="
        ):
            hook.refuse_taken("127.0.0.1", port)
    hook.refuse_taken("127.0.0.1", port)
