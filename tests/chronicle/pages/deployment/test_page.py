"""The list of deployments: strengths with their statements."""

from chronicle.history import History
from chronicle.values import dates
from support import parse_page, update_record, visible_text
from support.cases import cases

HOLM = "corps-strength-holm"
NOTES = "corps-strength-notes"


def linked_figures(history: History) -> dict[str, str]:
    """Return the figures of the only deployment, each with the anchor of its statement."""
    (row,) = parse_page(history, "deployments/").xpath("//table//tr[td]")
    links = row.xpath("td[@data-name='How many']/a")
    return {visible_text(link): link.get("href").partition("#")[2] for link in links}


def test_figure_links_to_statement_unless_figures_differ(
    history: History,
) -> None:
    assert linked_figures(history) == {"figures differ": HOLM}
    assert linked_figures(update_record(history, NOTES, part_of=HOLM)) == {"340": HOLM}


def test_deployments_without_sides_are_all(history: History) -> None:
    page = parse_page(update_record(history, "corps-at-the-lock", side=None), "deployments/")
    assert page.xpath("//h2[@id='on-no-side']/text()") == ["All"]


def test_list_shows_only_figures_of_size(history: History) -> None:
    assert linked_figures(update_record(history, "strength", size=False)) == {}


@cases
def test_bar_style_shows_certainty(
    history: History, date: str, style: str | None, marks: int
) -> None:
    page = parse_page(
        update_record(history, "corps-at-the-lock", date=dates.parse(date)), "deployments/"
    )
    (bar,) = page.iterfind(".//td/svg")
    assert (bar.get("class"), len(bar)) == (style, marks)
