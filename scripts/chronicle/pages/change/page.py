"""The page of changes: the versions, and renamed, merged or withdrawn records."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from chronicle.corpus import addresses, group_by_key
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page
from chronicle.queries import redirect_table
from chronicle.records import Change


def render_changes(history: History) -> Page:
    """Render the page of changes; all versions but the latest are collapsed by month."""
    editions: list[list[Change]] = [[]]
    for change in history.corpus.of(Change):
        if change.edition:
            editions.insert(0, [])
        editions[0].insert(0, change)
    *editions, before = editions
    groups = [(versions[-1].label.as_html, versions) for versions in editions]
    if before:
        heading = "Before the first edition" if editions else "Versions"
        groups.append((Markup(heading), before))
    redirects = redirect_table.withdrawn_redirects(history)
    return render_list_page(
        history,
        addresses.CHANGES,
        PageTemplate(
            "changes.html", "index", groups=groups, by_month=_changes_by_month, redirects=redirects
        ),
        f"The versions of {history.site.name}, the latest first: what each changed, "
        "and what that means for citations of an older version.",
    )


def _changes_by_month(versions: Iterable[Change]) -> Mapping[str, tuple[Change, ...]]:
    return group_by_key((version.month, version) for version in versions)
