"""The answers to all questions as one text for language models (llmstxt.org)."""

from collections.abc import Iterator
from itertools import chain

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import links, related_records
from chronicle.queries.bibliography_entries import bibliography_entry
from chronicle.records import Claim, Question

OVERVIEW_FILE = "llms.txt"
ANSWERS_FILE = "answers.txt"  # not `.md`, because MkDocs would render it as a page
PAPERS_INTRODUCTION = (
    "# Papers\n\nA ¶ counts paragraphs of this site’s own numbering; no copy has them.\n"
)


def site_overview(history: History) -> str:
    """Return a Markdown description of the site, with links to its answers and its data."""
    site = history.site
    return (
        f"# {site.name}\n\n> {site.description}\n\n"
        "Quote an answer with its source and its URL; answers that differ are listed together.\n\n"
        "## Answers and data\n\n"
        f"- [Answers]({site.url}{addresses.DATA}{ANSWERS_FILE}): each question and its answers\n"
        f"- [Record]({site.url}{addresses.DATA}record.json): every statement with its sources\n"
    )


def render_answers(history: History) -> str:
    """Return the papers, then each question with its answer and the answers of its sources."""
    papers = [
        bibliography_entry(history, work).as_text
        for work in related_records.papers_of_record(history.corpus)
    ]
    questions = [_question_lines(history, question) for question in history.corpus.of(Question)]
    return "\n".join([PAPERS_INTRODUCTION, *papers, "", *chain.from_iterable(questions)])


def _question_lines(history: History, question: Question) -> Iterator[str]:
    corpus = history.corpus
    yield f"## {question.title.as_text}\n\n{question.answer or ''}\n"
    for position in question.positions:
        answers = []
        for claim in corpus.get_each(Claim, position.claims):
            for source in claim.sources:
                passage = links.passage_link(history, source).label.as_text
                answers.append(f"{_voice_prefix(history, claim)}{passage}")
        listed = "; ".join(dict.fromkeys(answers))
        yield f"- {position.answer.as_text}: {listed}"
    yield f"\n{history.site.url}{history.addresses[question.id]}\n"


def _voice_prefix(history: History, claim: Claim) -> str:
    """Return the speaker that a work reports, or an empty string if the work itself speaks."""
    if claim.is_own:
        return ""
    return f"{links.voice_link(history, history.corpus[claim.voice]).label.as_text} in "
