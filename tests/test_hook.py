"""What the hook does to the settings before MkDocs builds."""

from __future__ import annotations

import hook

NAV = [
    {"Timeline": "timeline.md"},
    {"Home": "index.md"},
    {"Misspelt": "tmieline.md"},
    {"Elsewhere": "https://ditch.example/"},
    {"About": ["about/index.md", {"What changed": "about/changes.md"}]},
    {"More": [{"Glossary": "about/glossary.md"}]},
]


def test_entries_whose_page_this_history_lacks_are_dropped() -> None:
    assert hook.existing(NAV, {"", "about/"}) == [
        {"Home": "index.md"},
        {"Misspelt": "tmieline.md"},  # MkDocs reports it
        {"Elsewhere": "https://ditch.example/"},
        {"About": ["about/index.md"]},
    ]


def test_entries_whose_page_there_is_stay() -> None:
    pages = {"", "timeline/", "about/", "about/changes/", "about/glossary/"}
    assert hook.existing(NAV, pages) == NAV
