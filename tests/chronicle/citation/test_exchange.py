from typing import Any

from chronicle.citation import exchange
from chronicle.citation.forms import for_program
from support import work
from support.cases import cases


@cases
def test_a_program_is_given_what_it_knows(typed: dict[str, Any], told: dict[str, Any]) -> None:
    made = exchange.work_item(work(**{"type": "manuscript", **typed}))
    assert {name: made.get(name) for name in told} == told


@cases
def test_particles_stand_where_formats_have_them(
    name: dict[str, str], ris: str, bibtex: str
) -> None:
    item = exchange.work_item(work(author=(name,)))
    assert item["author"] == [name]
    assert f"AU  - {ris}\n" in for_program(item, "ris")
    assert f"author = {{{bibtex}}}" in for_program(item, "bibtex")
