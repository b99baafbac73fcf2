from chronicle.history import History
from chronicle.navigation import existing, titles

NAV = [
    {"Timeline": "timeline.md"},
    {"Home": "index.md"},
    {"Misspelt": "tmieline.md"},
    {"Elsewhere": "https://ditch.example/"},
    {"About": ["about/index.md", {"What changed": "about/changes.md"}]},
    {"More": [{"Glossary": "about/glossary.md"}]},
]


def test_entries_whose_page_this_history_lacks_are_dropped() -> None:
    assert existing(NAV, {"timeline/", "about/changes/", "about/glossary/"}) == [
        {"Home": "index.md"},
        {"Misspelt": "tmieline.md"},  # MkDocs reports it
        {"Elsewhere": "https://ditch.example/"},
        {"About": ["about/index.md"]},
    ]


def test_pages_without_a_title_are_called_as_the_history_calls_them(history: History) -> None:
    assert list(titles(["actors.md", {"More": ["deployments.md", "places.md"]}], history)) == [
        ("actors/", "People and units"),
        ("deployments/", "Deployments"),
        ("places/", None),
    ]
