"""The pages of deployments: one per deployment, and the list by side."""

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, list_page, record_page
from chronicle.queries import ordering, related_records
from chronicle.records import Deployment, Event, Side, Standing


def render_deployments(history: History) -> Page:
    """Render the list of deployments by side, those without a side last; omit empty sides."""
    corpus = history.corpus

    standings = [standing.id for standing in corpus.of(Standing)]
    in_time = ordering.sort_by_date(corpus.of(Deployment))
    sent = sorted(in_time, key=lambda deployment: standings.index(deployment.standing))
    by_side: dict[Side | None, list[Deployment]] = {}
    for side in (*corpus.of(Side), None):
        name = side and side.id
        on_it = [deployment for deployment in sent if deployment.side == name]
        if on_it:
            by_side[side] = on_it
    parts = [(side.id, side.name, on_it) for side, on_it in by_side.items() if side]
    return list_page(
        history,
        addresses.DEPLOYMENTS,
        PageTemplate(
            "deployments.html",
            "index",
            by_side=by_side,
            parts=[*parts, ("standing", "How well attested they are", True)],
        ),
        f"{corpus.settings.deployments.who}.",
    )


def render_deployment(history: History, deployment: Deployment) -> Page:
    """Render the page of a deployment."""
    corpus = history.corpus
    named = filter(None, (corpus.find(Event, identifier) for identifier in deployment.see))
    naming = corpus.linking(Event, deployment.id, "see")
    events = ordering.sort_by_date(dict.fromkeys([*named, *naming]))
    context = PageTemplate(
        "deployment.html",
        "leaf deployment",
        deployment=deployment,
        events=events,
        see=related_records.related_records(history, deployment, excluded=events),
    )
    return record_page(
        history,
        deployment,
        f"{deployment.date.words}. {deployment.summary}",
        context,
    )
