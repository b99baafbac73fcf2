"""The list of deployments: strengths with their statements."""

from chronicle.history import History
from support import changed, read, words

HOLM, NOTES = "corps-strength-holm", "corps-strength-notes"


def how_many(history: History) -> dict[str, str]:
    """Return the figures of the only deployment, each with the anchor of its statement."""
    (row,) = read(history, "deployments/").xpath("//table//tr[td]")
    links = row.xpath("td[@data-name='How many']/a")
    return {words(link): link.get("href").partition("#")[2] for link in links}


def test_a_figure_leads_to_its_statement_and_of_several_it_is_said_that_they_differ(
    history: History,
) -> None:
    assert how_many(history) == {"figures differ": HOLM}
    assert how_many(changed(history, NOTES, part_of=HOLM)) == {"340": HOLM}


def test_what_has_no_size_has_no_figure(history: History) -> None:
    assert how_many(changed(history, "strength", size=False)) == {}
