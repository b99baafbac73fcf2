"""The pages of actors: one per actor, and the list of biographies and of all actors by kind."""

from collections.abc import Iterator, Sequence

from chronicle.corpus import addresses, group_by_key
from chronicle.graphics import event_timeline
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page, render_record_page
from chronicle.pages.actor.facts import actor_facts
from chronicle.queries import ordering, related_records
from chronicle.records import Actor, Claim, Deployment, Event, Work
from chronicle.values import Prose


def actors_by_name(history: History) -> list[Actor]:
    """Return all actors, sorted by name."""
    return sorted(
        history.corpus.of(Actor), key=lambda actor: ordering.alphabetical_key(actor.sort_name)
    )


def actors_with_biographies(history: History) -> list[Actor]:
    """Return the actors with a biography, sorted by name."""
    return [actor for actor in actors_by_name(history) if actor.life]


def render_actor(history: History, actor: Actor) -> Page:
    """Render the page of an actor."""
    corpus = history.corpus
    events = ordering.sort_by_list_order(corpus.records_linking_to(Event, actor.id))
    deployments = corpus.records_linking_to(Deployment, actor.id, "sender", "host", "unit")
    related = related_records.related_records(history, actor, excluded=[*events, *deployments])
    works = sorted(corpus.records_linking_to(Work, actor.id), key=ordering.work_date_key)
    context = PageTemplate(
        "actor.html",
        "record-page actor",
        actor=actor,
        facts=actor_facts(corpus, actor),
        events=events,
        drawing=event_timeline.timeline_for_record(history, actor, events, "actor"),
        deployments=ordering.sort_by_date(deployments),
        works=works,
        claims_as_voice=[*_claims_as_voice(history, actor)],
        related=related,
    )
    return render_record_page(
        history,
        actor,
        actor.description,
        context,
    )


def _claims_as_voice(history: History, actor: Actor) -> Iterator[Claim]:
    """Yield the claims by an actor about other records, except claims by its scholarly papers."""
    corpus = history.corpus
    names = [actor.id]
    for work in corpus.records_linking_to(Work, actor.id, "author.actor"):
        if work.is_primary(corpus.settings) or not work.is_paper:
            names.append(work.id)
    for identifier in names:
        for claim in corpus.records_linking_to(Claim, identifier, "voice"):
            if claim.about != actor.id:
                yield claim


def render_actors(history: History) -> Page:
    """Render the list of actors: biographies, most active actors first, and all actors by kind."""
    corpus = history.corpus
    lives = sorted(
        actors_with_biographies(history),
        key=lambda actor: -len(corpus.records_linking_to(Event, actor.id)),
    )
    context = PageTemplate(
        "actors.html",
        "people",
        lives=lives,
        groups=list(_actors_by_kind(history)),
    )
    return render_list_page(
        history,
        addresses.ACTORS,
        context,
        f"Everyone and everything that acts or is quoted in {history.site.name}.",
    )


def _actors_by_kind(history: History) -> Iterator[tuple[str, Prose, Sequence[Actor]]]:
    """Yield the actors by kind, unnamed actors last; omit kinds without actors."""
    groups = group_by_key(((actor.unnamed, actor.kind), actor) for actor in actors_by_name(history))
    for unnamed in (False, True):
        for kind, kind_names in history.corpus.settings.actor_kinds.items():
            heading = kind_names.many
            if unnamed:
                heading = Prose("{} whom no source names").format(heading)
            if (unnamed, kind) in groups:
                yield kind + "-unnamed" * unnamed, heading, groups[unnamed, kind]
