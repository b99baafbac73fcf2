"""The pages of questions, with their answers side by side, and the list of all."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.corpus import addresses, group_by_key
from chronicle.graphics import threads
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, render_list_page, render_record_page
from chronicle.pages.question.compared_answers import compared_answers
from chronicle.queries import related_records, source_counts
from chronicle.queries.claims import Statement, group_claims, sort_by_vocabulary
from chronicle.queries.source_counts import sort_answers
from chronicle.records import Chart, Claim, Lesson, Position, Question, Theme
from chronicle.values import Figure, Prose, count_noun, count_noun_in_words


class QuestionGroup(NamedTuple):
    """Questions under one heading."""

    anchor: str
    title: Prose
    questions: tuple[Question, ...]


class AnswerWithClaims(NamedTuple):
    """An answer to a question, its claims, and the same claims as nested statements."""

    position: Position
    claims: Sequence[Claim]
    statements: Sequence[Statement]

    @property
    def anchor(self) -> str:
        """The anchor of the answer on the page; empty if it has no permanent URL."""
        if self.position.anchor:
            return f"{addresses.ANSWER_PREFIX}{self.position.anchor}"
        return ""

    @property
    def is_repeated_by_claim(self) -> bool:
        """Whether the only claim is a figure whose text starts with the answer."""
        claim, *others_ = self.claims
        if others_ or not isinstance(claim.value, Figure):
            return False
        heading = f"{claim.value.words} {claim.unit}"
        return heading.casefold().startswith(self.position.answer.casefold())


def render_questions(history: History) -> Page:
    """Render the list of all questions."""
    papers = history.corpus.settings.papers.many
    questions = count_noun(len(history.corpus.of(Question)), "question")
    context = PageTemplate("questions.html", "index", groups=questions_by_rank(history))
    description = (
        f"Where the {papers} of {history.site.name} or their sources disagree: "
        f"{questions}, each with its conflicting answers."
    )
    return render_list_page(
        history,
        addresses.QUESTIONS,
        context,
        description,
    )


def main_questions(history: History) -> QuestionGroup:
    """Return the questions of rank `great`, or all questions if there are none of that rank."""
    questions = history.corpus.of(Question)
    chosen = [question for question in questions if question.rank == "great"] or questions
    title = count_noun_in_words(len(chosen), "question").capitalize()
    return _question_group("great", title, chosen)


def render_question(history: History, question: Question) -> Page:
    """Render the page of a question."""
    corpus = history.corpus
    answers = []
    for position in sort_answers(history, question):
        answer_claims = claims_for_answer(history, position)
        statements: list[Statement] = []
        for group in group_claims(history, answer_claims):
            statements += group.statements
        answers.append(AnswerWithClaims(position, answer_claims, statements))
    claims = dict.fromkeys(claim for answer in answers for claim in answer.claims)
    subjects = dict.fromkeys(claim.about for claim in claims)
    about = dict.fromkeys([*question.see, *subjects])
    corrections = list(related_records.corrections_to_record(history, question))
    charts = list[Chart]()
    lessons = [*corpus.records_linking_to(Lesson, question.id)]
    for claim in claims:
        corrections += related_records.corrections_to_record(history, claim)
        charts += corpus.records_linking_to(Chart, claim.id)
        lessons += corpus.records_linking_to(Lesson, claim.id)
    subject = safest = None
    if len(subjects) == 1:
        subject = corpus[subjects.popitem()[0]]
    if question.quote:
        safest = Statement(corpus.get(Claim, question.quote), ())
    drawn_ids = [claim.id for claim in threads.claims_with_figures(history, question)]
    context = PageTemplate(
        "question.html",
        "question",
        question=question,
        papers=related_records.papers_of_record(corpus),
        compared_answers=compared_answers(history, question),
        answers=answers,
        safest_statement=safest,
        sources=source_counts.list_sources(history, question),
        drawn_source_count=source_counts.count_sources(history, drawn_ids),
        corrections=list(dict.fromkeys(corrections)),
        subjects=[corpus[identifier] for identifier in about if identifier != question.id],
        subject=subject,
        charts=list(dict.fromkeys(charts)),
        lessons=list(dict.fromkeys(lessons)),
    )
    return render_record_page(history, question, question.answer or question.why, context)


def claims_for_answer(history: History, position: Position) -> list[Claim]:
    """Return the claims that give an answer, in the order of `sort_by_vocabulary`."""
    corpus = history.corpus
    return sort_by_vocabulary(corpus.get_each(Claim, position.claims), corpus)


def questions_by_rank(history: History) -> tuple[QuestionGroup, ...]:
    """Return all questions in groups, without empty groups.

    Great questions come first, then open questions by theme, then open questions that are alone in
    their theme, and last questions that a reference work would settle.
    """
    by_rank = group_by_key((question.rank, question) for question in history.corpus.of(Question))
    great = by_rank.get("great", ())
    reference = by_rank.get("reference", ())
    by_theme = group_by_key((question.theme, question) for question in by_rank.get("open", ()))

    great_title = count_noun_in_words(len(great), "great question").capitalize()
    groups = [_question_group("great", great_title, great)]
    others = list(by_theme.get(None, ()))
    for theme in history.corpus.of(Theme):
        about_theme = by_theme.get(theme.id, ())
        if len(about_theme) > 1:
            groups.append(_question_group(f"theme-{theme.id}", theme.name, about_theme))
        else:
            others += about_theme
    open_title = "Open questions"
    if groups[1:]:
        open_title = "Other open questions"
    groups.append(_question_group("open", open_title, others))
    groups.append(
        _question_group("reference", "Questions that a reference work would settle", reference)
    )
    return tuple(group for group in groups if group.questions)


def _question_group(anchor: str, title: str, questions: Iterable[Question]) -> QuestionGroup:
    return QuestionGroup(anchor, Prose(title), tuple(questions))
