"""The pages of papers: the records from each, page by page, and its corrections."""

from functools import partial

from markupsafe import Markup

from chronicle.graphics import event_timeline
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, create_page
from chronicle.pages.site_markdown import render_page_section
from chronicle.queries import links, readings
from chronicle.queries.paper_passages import PaperPassage, paper_passages, passage_anchors
from chronicle.records import DISAGREEING_VERDICTS, Claim, Correction, Event, Work
from chronicle.values import locators

DEFAULT_DESCRIPTION = "The records based on it, page by page, with our corrections and queries."


def render_paper(history: History, paper: Work) -> Page:
    """Render the page of a paper, with its Markdown text."""
    assert paper.locators is not None
    address = history.addresses[paper.id]
    body = []
    notes = []
    for passage in paper_passages(history, paper):
        if passage.first_passage.unit == "note":
            notes.append(passage)
        else:
            body.append(passage)
    events = history.corpus.records_linking_to(Event, paper.id, "sources.work")
    reading_uses = readings.reading_uses(history, paper)
    corrections = history.corpus.records_linking_to(Correction, paper.id, "work")
    description = DEFAULT_DESCRIPTION
    if paper.argument:
        description = " ".join(map(str, paper.argument.paragraphs))
    disagreements = [use for use in reading_uses if use.use.verdict in DISAGREEING_VERDICTS]
    lines = {passage.locator: _guide_line_html(history, paper, passage) for passage in body}
    context = PageTemplate(
        "paper.html",
        "paper",
        paper=paper,
        markdown_html=render_page_section(history, address),
        drawing=event_timeline.timeline_for_record(history, paper, events, "paper"),
        body=body,
        lines=lines,
        notes=notes,
        verdicts=readings.verdict_counts(history, paper),
        disagreements=disagreements,
        corrections=sorted(
            corrections, key=lambda correction: locators.parse_passages(correction.at)
        ),
        passage_anchor=partial(_correction_anchor, history, paper),
    )
    return create_page(
        history,
        context,
        address=address,
        title=paper.title,
        description=description,
    )


def _guide_line_html(history: History, paper: Work, passage: PaperPassage) -> Markup:
    """Return the line about a passage in the guide of a paper; empty if there is none."""
    assert paper.locators is not None
    guide = paper.locators.guide_lines_by_passage.get(passage.first_passage)
    if not guide:
        return Markup("")
    if guide.words:
        return guide.words.as_html
    assert guide.says is not None
    claim = history.corpus.get(Claim, guide.says)
    text = links.claim_html(history, claim)
    if claim.is_by_paper:
        return text
    voice = links.speaker_link(history, history.corpus[claim.voice])
    return Markup("{} says: {}").format(voice.label.as_html, text)


def _correction_anchor(history: History, paper: Work, correction: Correction) -> str:
    """Return the anchor of the passage that a correction or query concerns, on the paper's page."""
    return passage_anchors(history, paper).get(
        locators.parse_passages(correction.at)[0], links.locator_anchor(correction.at)
    )
