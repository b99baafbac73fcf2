"""An invented history of any size, for measuring: the same proportions as a real one, the same text every time."""

import random
from collections.abc import Iterator
from pathlib import Path

import yaml

from support import modeline
from support.cases import beside

Record = dict[str, object]
WORDS: list[str] = beside(__file__)["words"]
THEMES, PROPERTIES = ("digging", "floods", "money", "talks"), ("strength", "cost", "drowned")


# The largest file of the real record has 103 records.
MOST_IN_FILE = 100


def write(directory: Path, scale: int) -> None:
    """Write data of `scale` times 300 events, 120 actors, 40 deployments and 250 works, with claims, questions and names."""
    dice = random.Random(scale)
    number = dice.randrange

    def text(count: int) -> str:
        return " ".join(dice.choices(WORDS, k=count)).capitalize()

    def names() -> list[Record]:
        """Two other spellings and a name in another script."""
        greek = "".join(dice.choices("αβγδεζηθικλμνξοπρστυφχψω", k=9))
        other: Record = {"text": greek, "lang": "el", "script": "Grek"}
        return [{"text": text(2)}, {"text": text(3), "lang": "de"}, other]

    def source() -> Record:
        basis = {"work": f"work-{number(0, 250 * scale)}", "at": f"p. {number(1, 300)}"}
        at = f"p. {number(1, 60)}, n. {number(1, 120)}"
        return {"work": f"paper-{number(0, 5)}", "at": at, "rests_on": [basis]}

    def sources(count: int) -> list[Record]:
        return [source() for _ in range(count)]

    actors = [f"actor-{n}" for n in range(120 * scale)]
    places = [f"place-{n}" for n in range(60 * scale)]
    events = [f"event-{n}" for n in range(300 * scale)]
    deployments = [f"deployment-{n}" for n in range(40 * scale)]
    claims = [f"claim-{n}" for n in range(500 * scale)]
    papers: list[Record] = [
        {"id": f"paper-{n}", "type": "book", "title": f"Paper {n}", "evidence": "scholarship", "issued": str(1990 + n),
         "author": [{"family": f"Author{n}", "given": "A."}], "locators": {"page": [1, 60], "note": [1, 120]}}
        for n in range(5)
    ]  # fmt: skip
    works: list[Record] = [
        {"id": f"work-{n}", "type": "book", "title": text(7), "title_en": text(7), "language": "de", "collection-title": text(3), "author": [{"family": text(1), "given": "B."}],
         "issued": str(number(1900, 2000)), "evidence": dice.choice(("press", "archive", "memoir", "scholarship")),
         "publisher": text(2), "publisher-place": text(1)}
        for n in range(250 * scale)
    ]  # fmt: skip
    files: dict[str, list[Record]] = {
        "themes.yml": [{"id": theme, "name": theme.title(), "description": text(4)} for theme in THEMES],
        "sides.yml": [{"id": "canal", "name": "On the canal", "description": text(4)}],
        "deployment-kinds.yml": [{"id": "engineering", "name": "Engineers", "description": text(4)}],
        "standings.yml": [{"id": "documented", "name": "Documented", "description": text(4)}],
        "properties.yml": [{"id": name, "name": name.title(), "value": "figure", "description": text(4)} for name in PROPERTIES],
        "works/works.yml": [*papers, *works],
        "actors/actors.yml": [{"id": actor, "kind": "person", "name": f"{text(2)} {actor[6:]}", "names": names(), "description": text(20), "sources": sources(2)} for actor in actors],
        "places.yml": [
            {"id": place, "name": f"{text(1)} {place[6:]}", "kind": "city", "country": text(1), "names": names(), "sources": sources(1),
             "coordinates": [round(dice.uniform(45, 55), 2), round(dice.uniform(5, 20), 2)]}
            for place in places
        ],
        "events/events.yml": [
            {"id": event, "date": f"{number(1900, 1980)}-{number(1, 13):02}-{number(1, 29):02}", "title": text(7),
             "summary": text(45), "actors": dice.sample(actors, 3), "places": dice.sample(places, 1), "themes": dice.sample(THEMES, 2),
             "weight": dice.choice(("major", "minor")), "sources": sources(2)}
            for event in events
        ],
        "deployments/deployments.yml": [
            {"id": d, "title": text(5), "sender": actors[0], "host": actors[1], "side": "canal", "kind": "engineering", "date": "1901/1903",
             "standing": "documented", "summary": text(30), "sources": sources(2), "see": dice.sample(events, 3)}
            for d in deployments
        ],
        "claims/claims.yml": [
            {"id": claim, "about": (deployments + events)[n % len(deployments + events)], "property": dice.choice(PROPERTIES), "value": number(1, 9999),
             "unit": "men", "voice": f"paper-{number(5)}", "sources": sources(1)}
            for n, claim in enumerate(claims)
        ],
        "questions.yml": [
            {"id": f"question-{n}", "title": f"{text(6)}?", "why": text(30), "assessment": text(60), "settle": text(12),
             "positions": [{"answer": text(2), "claims": [claims[10 * n]]}, {"answer": text(2), "claims": [claims[10 * n + 1]]}]}
            for n in range(50 * scale)
        ],
    }  # fmt: skip
    for name, records in files.items():
        for path, part in parted(Path(name), records):
            (directory / path.parent).mkdir(parents=True, exist_ok=True)
            body = yaml.dump(part, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
            (directory / path).write_text(f"{modeline(path.as_posix())}\n{body}", "utf-8")


def parted(path: Path, records: list[Record]) -> Iterator[tuple[Path, list[Record]]]:
    """Records in files of at most a hundred, as people have them, where a kind has a folder."""
    if len(path.parts) == 1:
        yield path, records
        return
    for start in range(0, len(records), MOST_IN_FILE):
        name = f"{path.stem}-{start // MOST_IN_FILE:03}{path.suffix}"
        yield path.with_name(name), records[start : start + MOST_IN_FILE]
