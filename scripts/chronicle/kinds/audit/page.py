"""The page of audits: each lot, its records with their verdicts, and the rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.kinds.audit.model import MEANINGS, Audit
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.values.text import Prose


@dataclass(frozen=True, kw_only=True)
class AuditsPage(PageContext):
    """What the page of audits shows."""

    template = "audits.html"
    style = "index reviews"

    audits: Sequence[Audit]
    """The audits, the latest first."""
    verdicts: dict[str, str]
    """What a record may be found to be, with what that means."""


def latest_first(history: History) -> list[Audit]:
    """The audits of a history, the latest first."""
    return sorted(history.corpus.of(Audit), key=lambda audit: audit.date.sort_key, reverse=True)


def render_audits(history: History) -> Page:
    """The page of audits."""
    return make_page(
        history,
        AuditsPage(audits=latest_first(history), verdicts=MEANINGS),
        address=addresses.AUDITS,
        title=Prose("Audits"),
        description="Records drawn by lot and held against their sources, one by one.",
    )
