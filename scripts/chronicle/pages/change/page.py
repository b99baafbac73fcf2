"""The page of changes: the versions, and renamed, merged or withdrawn records."""

from chronicle.corpus import addresses, group_by_key
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page
from chronicle.queries import redirect_table
from chronicle.records import Change


def render_changes(history: History) -> Page:
    """Render the page of changes; all versions but the latest are collapsed by month."""
    versions = history.corpus.of(Change)[::-1]
    return render_list_page(
        history,
        addresses.CHANGES,
        PageTemplate(
            "changes.html",
            "index",
            latest=versions[:1],
            older=group_by_key((version.month, version) for version in versions[1:]),
            redirects=redirect_table.withdrawn_redirects(history),
        ),
        f"The versions of {history.site.name}, the latest first: what each changed, "
        "and what that means for citations of an older version.",
    )
