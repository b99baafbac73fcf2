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
    """The audits, the last of the data first."""
    verdicts: dict[str, str]
    """What a record may be found to be, with what that means."""


def render_audits(history: History) -> Page:
    """The page of audits."""
    audits = history.corpus.of(Audit)[::-1]
    context = AuditsPage(audits=audits, verdicts=MEANINGS)
    return make_page(
        history,
        context,
        address=addresses.AUDITS,
        title=Prose("Audits"),
        description="Records drawn by lot and held against their sources, one by one.",
    )
