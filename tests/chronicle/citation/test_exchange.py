from typing import Any

import pytest

from chronicle.citation import exchange
from chronicle.citation.forms import for_program
from support import work

PEOPLE = [{"family": "Nguyễn", "given": "Thị A"}, {"literal": "The Board"}]
IN_ARCHIVE = {
    "archive": "A",
    "archive-place": "Vik",
    "archive_collection": "C",
    "archive_location": "7",
}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        # Names stand in their parts, whatever the language.
        ({"language": "vi", "author": tuple(PEOPLE)}, {"author": PEOPLE}),
        # An issue of a newspaper has its name as a title alone.
        (
            {"type": "article-newspaper", "title": "로동신문", "title_en": "Rodong"},
            {"title": "로동신문 [Rodong]", "container-title": None},
        ),
        # The author of a film wrote its script.
        (
            {"type": "motion_picture", "author": ({"family": "Ruud"},)},
            {"author": None, "script-writer": [{"family": "Ruud"}]},
        ),
        # The number of a report in its series is its own.
        ({"type": "report", "collection-number": "7"}, {"number": "7"}),
        ({"type": "book", "collection-number": "7"}, {"number": None}),
        # A season and a doubtful date stand in words.
        ({"issued": "1966-10-20"}, {"issued": {"date-parts": [[1966, 10, 20]]}}),
        ({"issued": "2012-23"}, {"issued": {"literal": "Autumn 2012"}}),
        ({"issued": "1899~"}, {"issued": {"literal": "About 1899"}}),
        # An archive has its place with it.
        (IN_ARCHIVE, {"archive": "A, Vik", "archive_location": "C, 7", "archive-place": None}),
    ],
)
def test_a_program_is_given_what_it_knows(typed: dict[str, Any], told: dict[str, Any]) -> None:
    made = exchange.work_item(work(**{"type": "manuscript", **typed}))
    assert {name: made.get(name) for name in told} == told


@pytest.mark.parametrize(
    ("name", "ris", "bibtex"),
    [
        (
            {"family": "Humboldt", "dropping-particle": "von", "given": "A."},
            "Humboldt, A. von",
            "von Humboldt, A.",
        ),
        (
            {
                "family": "Gracht",
                "non-dropping-particle": "van der",
                "suffix": "Jr.",
                "given": "W.",
            },
            "van der Gracht, W., Jr.",
            "van der Gracht, Jr., W.",
        ),
        ({"family": "Holm"}, "Holm,", "Holm"),
    ],
)
def test_particles_stand_where_formats_have_them(
    name: dict[str, str], ris: str, bibtex: str
) -> None:
    item = exchange.work_item(work(author=(name,)))
    assert item["author"] == [name]
    assert f"AU  - {ris}\n" in for_program(item, "ris")
    assert f"author = {{{bibtex}}}" in for_program(item, "bibtex")
