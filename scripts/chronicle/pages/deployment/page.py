"""The pages of deployments: one per deployment, and the list by side."""

from collections.abc import Sequence
from typing import NamedTuple

from chronicle.corpus import addresses, group_by_key
from chronicle.graphics import bar_charts, timeline_strip
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page, render_record_page
from chronicle.queries import ordering, related_records
from chronicle.records import Deployment, Event, Side, Standing
from chronicle.values import TimeAxis


class SideTable(NamedTuple):
    """The deployments on one side, the senders with the most first, and the axis of their dates."""

    side: Side | None
    deployments_by_sender: Sequence[Sequence[Deployment]]
    axis: TimeAxis | None


def render_deployments(history: History) -> Page:
    """Render the list of deployments by side, those without a side last; omit empty sides."""
    corpus = history.corpus

    standings = [standing.id for standing in corpus.of(Standing)]
    in_time = ordering.sort_by_date(corpus.of(Deployment))
    sent = sorted(in_time, key=lambda deployment: standings.index(deployment.standing))
    by_side = group_by_key((deployment.side, deployment) for deployment in sent)
    tables = []
    sides: list[tuple[str, object, object]] = []
    for side in (*corpus.of(Side), None):
        on_it = by_side.get(side.id if side else None, ())
        if not on_it:
            continue
        by_sender = group_by_key((deployment.sender, deployment) for deployment in on_it)
        senders = sorted(by_sender.values(), key=len, reverse=True)
        dates = [deployment.date for deployment in on_it if deployment.date]
        axis = timeline_strip.axis_for_dates(dates) if dates else None
        tables.append(SideTable(side, senders, axis))
        if side:
            sides.append((side.id, side.name, on_it))
    return render_list_page(
        history,
        addresses.DEPLOYMENTS,
        PageTemplate(
            "deployments.html",
            "index",
            tables=tables,
            parts=[*sides, ("standing", "How well attested they are", True)],
            ticks=timeline_strip.axis_ticks,
            date_bar_html=bar_charts.date_bar_html,
        ),
        f"{corpus.settings.deployments.who}.",
    )


def render_deployment(history: History, deployment: Deployment) -> Page:
    """Render the page of a deployment."""
    corpus = history.corpus
    linked_events = filter(None, (corpus.find(Event, identifier) for identifier in deployment.see))
    naming_events = corpus.records_linking_to(Event, deployment.id, "see")
    events = ordering.sort_by_date(dict.fromkeys([*linked_events, *naming_events]))
    context = PageTemplate(
        "deployment.html",
        "record-page deployment",
        deployment=deployment,
        events=events,
        see=related_records.related_records(history, deployment, excluded=events),
    )
    return render_record_page(
        history,
        deployment,
        f"{deployment.date.words}. {deployment.summary}" if deployment.date else deployment.summary,
        context,
    )
