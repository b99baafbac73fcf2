from chronicle.record.models import Actor
from chronicle.record.within import sources_within

ACTOR = Actor.model_validate(
    {
        "id": "corps",
        "kind": "unit",
        "name": "Corps",
        "description": "Dug the canal.",
        "life": {"text": "It dug.", "sources": ({"work": "holm-1987", "at": "p. 2"},)},
        "relations": (
            {"type": "led_by", "actor": "ruud"},
            {
                "type": "organ_of",
                "actor": "norrmark",
                "sources": ({"work": "holm-1987", "at": "p. 3"},),
            },
        ),
        "sources": ({"work": "holm-1987", "at": "p. 1"},),
    }
)


def test_the_sources_of_its_parts_have_paths() -> None:
    assert [(path, source.at) for path, source in sources_within(ACTOR)] == [
        (("sources", 0), "p. 1"),
        (("life", "sources", 0), "p. 2"),
        (("relations", 1, "sources", 0), "p. 3"),
    ]
