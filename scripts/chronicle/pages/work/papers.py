"""The pages of papers: the records from each, page by page, and its corrections."""

from collections import Counter
from functools import partial

from markupsafe import Markup

from chronicle.graphics import event_timeline
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, make_page
from chronicle.pages.site_markdown import part_of_page
from chronicle.queries import links, readings
from chronicle.queries.paper_passages import PaperPassage, paper_passages, passage_anchors
from chronicle.records import DISAGREEING_VERDICTS, Claim, Correction, Event, Work
from chronicle.values import capitalize_first, locators

WITHOUT_ARGUMENT = "What this site takes from it, page by page, with our corrections and queries."


def render_paper(history: History, paper: Work) -> Page:
    """Render the page of a paper, with its Markdown text."""
    assert paper.locators is not None
    address = history.addresses[paper.id]
    body = []
    notes = []
    for place in paper_passages(history, paper):
        if place.first.unit == "note":
            notes.append(place)
        else:
            body.append(place)
    events = history.corpus.linking(Event, paper.id, "sources.work")
    used = readings.reading_uses(history, paper)
    corrections = history.corpus.linking(Correction, paper.id, "work")
    description = WITHOUT_ARGUMENT
    if paper.argument:
        description = " ".join(map(str, paper.argument.paragraphs))
    disagreements = [one for one in used if one.use.verdict in DISAGREEING_VERDICTS]
    lines = {place.words: _line(history, paper, place) for place in body}
    verdicts = Counter(capitalize_first(readings.verdict_words(one.use)) for one in used)
    context = PageTemplate(
        "paper.html",
        "paper",
        paper=paper,
        written=part_of_page(history, address),
        drawing=event_timeline.timeline_for_record(history, paper, events, "paper", " based on it"),
        body=body,
        lines=lines,
        notes=notes,
        verdicts=verdicts,
        disagreements=disagreements,
        corrections=sorted(
            corrections, key=lambda correction: locators.parse_passages(correction.at)
        ),
        stands_at=partial(_stands_at, history, paper),
    )
    return make_page(
        history,
        context,
        address=address,
        title=paper.title,
        description=description,
    )


def _line(history: History, paper: Work, place: PaperPassage) -> Markup:
    """Return the line on a passage in the guide of a paper."""
    assert paper.locators is not None
    guide = paper.locators.guide_lines.get(place.first)
    if not guide:
        return Markup("")
    if guide.words:
        return guide.words.as_html
    assert guide.says is not None
    claim = history.corpus.get(Claim, guide.says)
    words = links.claim_html(history, claim)
    if claim.is_own:
        return words
    voice = links.voice_link(history, history.corpus[claim.voice])
    return Markup("{} says: {}").format(voice.label.as_html, words)


def _stands_at(history: History, paper: Work, correction: Correction) -> str:
    """Return the anchor of the passage in a paper that a correction or query is about."""
    return passage_anchors(history, paper).get(
        locators.parse_passages(correction.at)[0], links.locator_anchor(correction.at)
    )
