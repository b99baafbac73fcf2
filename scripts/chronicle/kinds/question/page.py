"""Where the sources disagree: questions with their answers side by side, and the list of all."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus, grouped
from chronicle.drawing import answer_dates, answers, spread, stemmas
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Record, Source
from chronicle.kinds.chart.model import Chart
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.correction.model import Correction
from chronicle.kinds.lesson.model import Lesson
from chronicle.kinds.question.model import Position, Question
from chronicle.kinds.study.model import Study
from chronicle.kinds.vocabulary.model import Theme
from chronicle.kinds.work.model import Work
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page, record_page
from chronicle.queries import cited_pages, claims, documents, links, selection, stemma
from chronicle.queries.claims import evidence_of
from chronicle.queries.documents import Agreement
from chronicle.queries.links import Link
from chronicle.queries.statements import is_dated_apart
from chronicle.queries.voices import behind_most, come_from
from chronicle.values.amounts import Figure, counted_in_words
from chronicle.values.text import Label, Prose

# So many answers stand side by side where that fills every row, or else two.
MOST_ACROSS = 3
# Groups of so many questions stand together with neighbours of as few.
FEW = 3
# So many questions on the same subject stand first beside one.
NEAR = 6
# So many answers to a question of the list that is no great one are seen, where there are more.
SEEN = 2
# An answer, and from how many sources it comes.
ONE_OF = Markup("“{}”, {}")
# For an estimate of how much finds room beside the head of a question, in lines of the margin, by
# their letters: a line of its title, its answer and why it is asked; what stands around them, less
# what parts groups of the margin; a drawing; what is around an entry.
HEAD_LINES = ((28, 2), (50, 1.5), (60, 1.25))
HEAD_AROUND = 3
DRAWN_ROW = 1.4
DRAWN_AROUND = 3
MARGIN_LETTERS = 28
MARGIN_AROUND = 0.25
# So many of those from whom most statements come are named.
NAMED = 3
# So many of what a question is about stand open in its margin.
ABOUT = 3
# How somebody is heard who is no work, by the class of the work in which that is.
HEARD = {
    "archive": "in an archived document",
    "letter": "in a letter",
    "register": "in a register",
    "inscription": "in an inscription",
    "diary": "in a diary",
    "official-history": "in an official history",
    "state-media": "in state media",
    "press": "in the press",
    "memoir": "in a memoir",
    "scholarship": "in a study",
    "site-visit": "on a visit",
    "reference": "in a work of reference",
}


@dataclass(frozen=True)
class QuestionGroup:
    """Questions under one heading."""

    anchor: str
    title: Prose
    entries: tuple[Question, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(question.id for question in self.entries)

    @property
    def is_few(self) -> bool:
        """Whether they are so few that they stand together with others."""
        return len(self.entries) <= FEW


@dataclass(frozen=True)
class GivenStatement:
    """A claim that gives an answer, with its anchor on the page of the question.

    The anchor is its own where it `is_here`, being about the question itself.
    """

    claim: Claim
    is_here: bool
    is_dated_apart: bool

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        if self.is_here:
            return self.claim.id
        return f"answer-{self.claim.id}"

    @property
    def words(self) -> tuple[object, ...]:
        """What it says in which words, of when, and whether here."""
        return self.claim.label.markup, self.claim.date, self.is_here

    @property
    def before_date(self) -> str:
        """What parts its date from what it says."""
        return ", " if isinstance(self.claim.value, Figure) else " "

    @property
    def date_style(self) -> str:
        """How its date is set behind what it says."""
        return "" if isinstance(self.claim.value, Figure) else "soft"


@dataclass(frozen=True)
class GivenVoice:
    """Who gives an answer, by name, and the anchor of the first statement that does.

    `evidence` is the class of the work that it is, or that it `is_through`; `agreements` say how
    far a paper agrees with the documents that it cites.
    """

    anchor: str
    name: Prose | Label
    evidence: str
    is_through: bool
    agreements: Sequence[Agreement]

    @property
    def heard(self) -> str:
        """What class of work it is, or how it is heard in one."""
        if self.is_through and self.evidence:
            return HEARD.get(self.evidence, f"source: {self.evidence}")
        return self.evidence


class InStemma(NamedTuple):
    """What a stemma has of a record: the way to it; of a statement also where it stands."""

    way: Link
    sources: Sequence[Source]


class GivenBy(NamedTuple):
    """The way to a witness, and how many of the claims given come from it."""

    way: Link
    statements: int


@dataclass(frozen=True)
class GivenAnswer:
    """An answer to a question, with the claims that give it, and those who do.

    `number` is its place among them in the record, from 1 on. `behind` is how many witnesses stand
    behind it, or None where that is not told; then it has no `marks` either, one a statement.
    `slips` are in the papers where these give it.
    """

    number: int
    position: Position
    statements: Sequence[GivenStatement]
    voices: Sequence[GivenVoice]
    behind: stemma.Witnesses | None
    marks: Sequence[bool] = ()
    slips: Sequence[Correction] = ()

    @property
    def anchor(self) -> str:
        """Where it stands on the page; empty where it has no address of its own."""
        if self.position.anchor:
            return f"answer-{self.position.anchor}"
        return ""

    @property
    def list_anchor(self) -> str:
        """Where the claims that give it stand, if they have a list of their own."""
        return f"voices-{self.position.anchor or self.number}"

    @property
    def said_alike(self) -> Sequence[Sequence[GivenStatement]]:
        """The statements that give it, those together that say the same in the same words."""
        alike = grouped((one.words, one) for one in self.statements)
        return list(alike.values())

    @property
    def dots(self) -> Markup:
        """A dot for each of its marks."""
        return answers.dots(self.marks)

    @property
    def claims(self) -> list[Claim]:
        """The claims that give it."""
        return [one.claim for one in self.statements]


@dataclass(frozen=True, kw_only=True)
class QuestionsPage(PageContext):
    """What the list of questions shows."""

    template = "questions.html"
    style = "index"

    rows: Sequence[Sequence[QuestionGroup]]
    """Groups, the great ones first, each by itself or, of neighbours of few questions, together."""
    parts: Sequence[tuple[str, Markup, Sequence[Question]]]
    """A way to each row: the anchor of its first group, its words and the questions in it."""
    in_short: Callable[[Question], Markup]
    """The first answers to a question, and the others folded."""


@dataclass(frozen=True, kw_only=True)
class QuestionPage(PageContext):
    """What the page of a question shows."""

    template = "question.html"
    style = "question"

    question: Question
    """The question."""
    given: Sequence[GivenAnswer]
    """Its answers, each with the claims that give it."""
    behind: stemma.Witnesses | None
    """How many witnesses stand behind them all; None where the history does not say who depends.

    Nor is it counted where each answer has one statement, and none depends on another.
    """
    has_dots: bool
    """Whether dots are counted beside answers: where that is told, and one has several."""
    stemma: Sequence[stemma.Branch]
    """Who has their knowledge from whom, from the witnesses down; empty where nothing says so."""
    in_stemma: Mapping[str, InStemma]
    """The records of the stemma, by id."""
    drawn: stemmas.Stemma | None
    """The same as a drawing, whose letters the list of the stemma has too."""
    meets: bool
    """Whether two statements have a witness in common, so that there is something to draw."""
    most: Sequence[GivenBy]
    """Those from whom most statements come."""
    come: str
    """How far they come from these: all, most, or no more than the largest numbers."""
    of_each: Markup
    """From how many sources each answer comes, and why their sum is larger; empty without."""
    order: str
    """In which order they stand, in a sentence; empty where their dots show it."""
    of_sources: str
    """What counts as a source, in sentences, and what dots show where that is not sure."""
    across: int
    """How many answers stand side by side where there is room."""
    many: bool
    """Whether who gives the answers stands in a list of its own."""
    cites_answers: bool
    """Whether Cite and Keep are for an answer, and not for a statement alone."""
    whence: str
    """The heading of what tells who gives the answers, and from whom they have them."""
    parts: Sequence[tuple[str, str, object]]
    """The parts of the page, none part of another: the anchor of each, its words, what is there."""
    about: Sequence[Record]
    """What it and its claims are about."""
    open_about: int
    """How many of these stand open beside the head, which they shall fill and not exceed."""
    raising: Sequence[Work]
    """The papers behind its claims."""
    charts: tuple[Chart, ...]
    """The charts that draw them."""
    lessons: tuple[Lesson, ...]
    """The lessons that use it or them."""
    theme: Sequence[Theme]
    """Its theme, if it has one."""
    beside: Sequence[Question]
    """The questions on the same subject, then those that stand with it in the list of all."""
    online: Sequence[Work]
    """The works behind it that can be read on the web."""


def render_questions(history: History) -> Page:
    """The list of all questions."""
    papers = history.corpus.settings.papers.many
    rows = _rows(ranked(history))
    context = QuestionsPage(
        rows=rows,
        parts=list(map(_part, rows)),
        in_short=partial(answers.folding, history, most=SEEN),
    )
    return make_page(
        history,
        context,
        address=addresses.QUESTIONS,
        title=Prose("Questions"),
        description=f"Where the {papers} or what they rest on disagree.",
    )


def _rows(groups: Iterable[QuestionGroup]) -> list[list[QuestionGroup]]:
    """Groups of questions as they stand: alone, but those of few with their neighbours of few."""
    rows = []
    for are_few, neighbours in groupby(groups, key=attrgetter("is_few")):
        if are_few:
            rows.append(list(neighbours))
        else:
            rows += [[group] for group in neighbours]
    return rows


def _part(row: Sequence[QuestionGroup]) -> tuple[str, Markup, list[Question]]:
    """A row as a part of the page: neighbouring groups of few are one."""
    questions = list(chain.from_iterable(group.entries for group in row))
    if row[1:]:
        return "others", Prose("Other subjects").as_html, questions
    return row[0].anchor, row[0].title.as_html, questions


def great(history: History) -> QuestionGroup:
    """The great questions, or all where none is called so."""
    questions = history.corpus.of(Question)
    chosen = [question for question in questions if question.rank == "great"]
    if not chosen:
        chosen = list(questions)
    title = counted_in_words(len(chosen), "question").capitalize()
    return _group("great", title, chosen)


def _bearing_on(
    history: History, question: Question, given: Iterable[Claim]
) -> tuple[list[str], list[Chart], list[Lesson]]:
    """What a question is about, by id, and the charts and lessons of it and of the claims given."""
    corpus = history.corpus
    about = list(question.see)
    charts = list[Chart]()
    lessons = [*corpus.linking(Lesson, question.id)]
    for claim in given:
        about.append(claim.about)
        charts += corpus.linking(Chart, claim.id)
        lessons += corpus.linking(Lesson, claim.id)
    return about, charts, lessons


def render_question(history: History, question: Question) -> Page:
    """The page of a question.

    Where there are `many` claims, those who give the answers stand in a list of their own.
    """
    corpus = history.corpus
    behind = stemma.of_question(history, question) if stemma.is_told(history) else None
    given = _all_given(history, question)
    claims_given = list(chain.from_iterable(answer.claims for answer in given))
    drawn = stemmas.of_question(history, question) if behind else None
    branches = _branches(history, question, drawn)
    meets = _meets(branches)
    about, charts, lessons = _bearing_on(history, question, claims_given)
    citable = history.citable(history.addresses[question.id])
    cited = [one.work for one in cited_pages.works(history, citable)]
    many = len(claims_given) > claims.MANY
    studies = corpus.linking(Study, question.id, "bears_on")
    whence = "Who says it, and from whom" if branches else "Who gives each answer"
    parts = [
        ("assessment", "What can be said", question.assessment),
        ("answers", counted_in_words(len(given), "answer").capitalize(), given),
        ("stemma" if branches else "voices", whence, branches or many),
        ("not-cited", f"Not among the {corpus.settings.papers.many}", studies),
        ("sources", "Sources", question.sources),
    ]
    come, most = _behind_most(history, claims_given)
    concerned = [corpus[name] for name in dict.fromkeys(about) if name != question.id]
    beside = _beside(history, question, claims_given)
    papers = selection.papers_behind(corpus, *claims_given)
    raising = [corpus.get(Work, paper) for paper in papers]
    others: list[Record] = [*raising, *beside[:2], *charts[:2], *lessons[:2]]
    has_dots = behind is not None and any(answer.statements[1:] for answer in given)
    is_counted = has_dots or branches
    context = QuestionPage(
        question=question,
        given=given,
        behind=behind if is_counted else None,
        has_dots=has_dots,
        stemma=branches,
        in_stemma=in_stemma(history, question, branches),
        drawn=drawn,
        meets=meets,
        most=most,
        come=come,
        of_each=_of_each(behind, given),
        order=_order(history, question),
        of_sources=_of_sources(given),
        across=_across(len(given)),
        many=many,
        cites_answers=_cites_answers(given, many),
        whence=whence,
        parts=parts,
        about=concerned,
        open_about=min(ABOUT, _filling(_head(history, question), concerned, others)),
        raising=raising,
        charts=tuple(dict.fromkeys(charts)),
        lessons=tuple(dict.fromkeys(lessons)),
        theme=[corpus.get(Theme, question.theme)] if question.theme else [],
        beside=beside,
        online=[work for work in cited if work.URL],
    )
    return record_page(
        history,
        question,
        question.why,
        context,
    )


def _head(history: History, question: Question) -> float:
    """About how many lines of the margin stand beside the head of a question."""
    height = float(HEAD_AROUND)
    texts = (question.title, question.answer or "", question.why)
    for text, (letters, line) in zip(texts, HEAD_LINES, strict=True):
        height += line * math.ceil(len(text) / letters)
    for drawing in spread.spreads(history, question):
        if drawing.is_drawn:
            height += DRAWN_AROUND / 2 + DRAWN_ROW / 2 * drawing.height
    if answer_dates.say_more(question):
        height += DRAWN_AROUND + DRAWN_ROW * len(question.positions)
    return height


def _filling(room: float, about: Sequence[Record], others: Sequence[Record]) -> int:
    """How many of what a question is about find room beside its head with others, at least one."""
    room -= sum(map(_in_margin, others))
    for number, one in enumerate(about):
        room -= _in_margin(one)
        if room < 0:
            return max(1, number)
    return max(1, len(about))


def _in_margin(record: Record) -> float:
    """About how many lines a record takes in a margin."""
    return MARGIN_AROUND + math.ceil(len(record.label) / MARGIN_LETTERS)


def _across(answers: int) -> int:
    """How many of some answers stand side by side, as many in each row but an odd last one."""
    if answers % MOST_ACROSS:
        return min(answers, 2)
    return MOST_ACROSS


def _cites_answers(given: Iterable[GivenAnswer], many: bool) -> bool:
    """Whether answers are cited themselves: one of a single statement that stands there is not."""
    return many or any(answer.anchor and answer.statements[1:] for answer in given)


def _order(history: History, question: Question) -> str:
    """In which order answers stand, in a sentence; empty where their dots show it."""
    by = answers.order(history, question)
    if by == answers.SOURCES:
        return ""
    if by:
        return f"Answers stand by {by}."
    return "Related answers are neighbours; their order is not one of weight."


def _of_each(behind: stemma.Witnesses | None, given: Sequence[GivenAnswer]) -> Markup:
    """From how many sources each answer comes, and why the sum is larger than that of all."""
    told = []
    apart = 0
    for answer in given:
        if answer.behind:
            told.append(ONE_OF.format(answer.position.answer.as_html, answer.behind.sources))
            apart += answer.behind.most
    if not behind or not told:
        return Markup("")
    each = Markup("By answer: {}.").format(Markup("; ").join(told))
    if behind.most < apart:
        each += " These add up to more than the number above, which has each source once."
    return each


def _of_sources(given: Iterable[GivenAnswer]) -> str:
    """What a source is, and what dots show where it is not sure how many an answer has.

    Empty where sources are not told.
    """
    behind = [answer.behind for answer in given if answer.behind]
    if not behind:
        return ""
    told = (
        "A source is a person, a document, or a study whose own sources are not entered here;"
        " a statement may rest on several, and its dot is large if one of them is new."
    )
    if all(one.least == one.most or one.are_sure for one in behind):
        return told
    return (
        f"{told} Where it is not sure how many there are, such a study has a large dot,"
        " and what may repeat another source a small one."
    )


def _behind_most(history: History, given: Iterable[Claim]) -> tuple[str, list[GivenBy]]:
    """How far the claims given come from the first of their witnesses, and who these are.

    From each of them come several.
    """
    each_once = {claim.id: claim for claim in given}.values()
    behind = [one for one in behind_most(history, each_once)[:NAMED] if one.statements > 1]
    named = []
    for one in behind:
        way = links.witness(history, history.corpus[one.witness])
        named.append(GivenBy(way, one.statements))
    return come_from(history, each_once, [one.witness for one in behind]), named


def _beside(history: History, question: Question, given: Sequence[Claim]) -> list[Question]:
    """The questions beside one: some on what most of its claims are about, then its list."""
    [group] = [group for group in ranked(history) if question.id in group.ids]
    near = _near(history, question, given)[:NEAR]
    others = [other for other in group.entries if other.id != question.id]
    return list(dict.fromkeys([*near, *others]))


def _near(history: History, question: Question, given: Sequence[Claim]) -> list[Question]:
    """The questions on what most of the claims given are about, the most alike first.

    Alike are those that are mostly about it too, and then those whose claims say the like of it.
    """
    corpus = history.corpus
    about = Counter(claim.about for claim in given if claim.about != question.id)
    if not about:
        return []
    [(subject, _)] = about.most_common(1)
    said = {claim.property_ for claim in given}

    def unlike(other: Question) -> tuple[bool, int]:
        names = chain.from_iterable(position.claims for position in other.positions)
        stated = [corpus.get(Claim, name) for name in names]
        own = [claim for claim in stated if claim.about == subject]
        return 2 * len(own) < len(stated), -sum(claim.property_ in said for claim in own)

    same = selection.questions(history, corpus[subject])
    return sorted((other for other in same if other.id != question.id), key=unlike)


def _all_given(history: History, question: Question) -> list[GivenAnswer]:
    """The answers to a question, in the order in which they stand everywhere."""
    numbers = {id(one): number for number, one in enumerate(question.positions, 1)}
    given = []
    for position in answers.ordered(history, question):
        given.append(_given(history, question, numbers[id(position)], position))
    return given


def _given(
    history: History,
    question: Question,
    number: int,
    position: Position,
) -> GivenAnswer:
    """An answer with its claims, and how many witnesses stand behind it where that is told."""
    claims = answering(history, position)
    statements = [_statement(history, question, claim) for claim in claims]
    behind = None
    marks: Sequence[bool] = ()
    if stemma.is_told(history):
        marks = stemma.in_order(stemma.brought(history, position))
        behind = stemma.of_answer(history, position)
    slips = chain.from_iterable(selection.corrections(history, claim) for claim in claims)
    return GivenAnswer(
        number=number,
        position=position,
        statements=statements,
        voices=_voices(history, statements),
        behind=behind,
        marks=marks,
        slips=list(dict.fromkeys(slips)),
    )


def _statement(history: History, question: Question, claim: Claim) -> GivenStatement:
    """A claim as the page of a question has it."""
    return GivenStatement(
        claim,
        is_here=claim.about == question.id,
        is_dated_apart=is_dated_apart(history.corpus, claim),
    )


def _voices(history: History, statements: Sequence[GivenStatement]) -> list[GivenVoice]:
    """Those who make some statements, each once."""
    corpus = history.corpus
    said = [one.claim for one in statements]
    voices: dict[str, GivenVoice] = {}
    for one in statements:
        name = one.claim.voice
        if name in voices:
            continue
        record = corpus[name]
        is_through = not isinstance(record, Work)
        voices[name] = GivenVoice(
            anchor=one.anchor,
            name=links.voice(history, record).label,
            evidence=evidence_of(history, one.claim) or _papers_class(corpus, one.claim),
            is_through=is_through,
            agreements=documents.own_agreements(corpus, said, name),
        )
    return list(voices.values())


def _papers_class(corpus: Corpus, claim: Claim) -> str:
    """The class of the paper in which words stand for which it names no document."""
    if claim.sources:
        return corpus.get(Work, claim.sources[0].work).evidence
    return ""


def in_stemma(
    history: History, question: Question, branches: Sequence[stemma.Branch]
) -> dict[str, InStemma]:
    """What the stemma of a question has of its records, by id; what is given there stands there."""
    given = {name for position in question.positions for name in position.claims}
    records = {}
    waiting = list(branches)
    while waiting:
        branch = waiting.pop()
        waiting += branch.branches
        record = history.corpus[branch.name]
        if not isinstance(record, Claim):
            records[branch.name] = InStemma(links.link(history, record), ())
            continue
        way = links.link(history, record)
        if record.id in given:
            anchor = _statement(history, question, record).anchor
            page = question.site_address(history.corpus)
            way = Link(f"{page}#{anchor}", labels.assertion(record, history.corpus))
        records[branch.name] = InStemma(way, record.sources)
    return records


def stemma_of(history: History, question: Question) -> tuple[stemma.Branch, ...]:
    """Who has from whom what answers a question, from the witnesses down."""
    given = (claim for position in question.positions for claim in answering(history, position))
    return stemma.tree(history, dict.fromkeys(given))


def _hanging_together(history: History, question: Question) -> tuple[stemma.Branch, ...]:
    """The same where it tells what the answers do not."""
    branches = stemma_of(history, question)
    if any(_tells_more(history, branch) for branch in branches):
        return branches
    return ()


def _tells_more(history: History, branch: stemma.Branch) -> bool:
    """Whether a branch has more than one statement of its own voice."""
    branch = _in_one_step(history, branch)
    if len(branch.branches) != 1:
        return bool(branch.branches)
    [only] = branch.branches
    claim = history.corpus.find(Claim, only.name)
    return claim is None or bool(only.branches) or claim.voice != branch.name


def _branches(
    history: History, question: Question, drawn: stemmas.Stemma | None
) -> Sequence[stemma.Branch]:
    """What hangs together behind the answers.

    A list that is read beside the drawing has its letters in their order.
    """
    if not drawn:
        return ()
    branches = sorted(_hanging_together(history, question), key=drawn.order)
    if _meets(branches):
        return branches
    return [_in_one_step(history, branch) for branch in branches]


def _meets(branches: Iterable[stemma.Branch]) -> bool:
    """Whether several statements come from one."""
    return any(branch.statements > 1 for branch in branches)


def _in_one_step(history: History, branch: stemma.Branch) -> stemma.Branch:
    """A branch; of somebody and the one work that the same person wrote, that work."""
    if len(branch.branches) != 1:
        return branch
    [only] = branch.branches
    is_own = only.line is not None and only.line.how == "same-speaker"
    if is_own and history.corpus.find(Work, only.name):
        return only._replace(line=None, why=None)
    return branch


def answering(history: History, position: Position) -> list[Claim]:
    """The claims that give an answer, in the order of `claims.ordered`."""
    corpus = history.corpus
    giving = [corpus.get(Claim, name) for name in position.claims]
    return claims.ordered(giving, corpus)


@once_per_history
def ranked(history: History) -> tuple[QuestionGroup, ...]:
    """All questions in groups, of which none is empty.

    Great ones come first, then open ones by theme, last those that a reference work would settle.
    """
    by_rank = grouped((question.rank, question) for question in history.corpus.of(Question))
    great = by_rank.get("great", ())
    reference = by_rank.get("reference", ())
    by_theme = grouped((question.theme, question) for question in by_rank.get("open", ()))

    great_title = counted_in_words(len(great), "great question").capitalize()
    groups = [_group("great", great_title, great)]
    for theme in history.corpus.of(Theme):
        groups.append(_group(f"theme-{theme.id}", theme.name, by_theme.get(theme.id, ())))
    has_themes = any(by_theme)
    open_title = "Other open questions" if has_themes else "Open questions"
    groups.append(_group("open", open_title, by_theme.get(None, ())))
    groups.append(_group("reference", "What a reference work would settle", reference))
    return tuple(group for group in groups if group.entries)


def _group(anchor: str, title: str, questions: Iterable[Question]) -> QuestionGroup:
    return QuestionGroup(anchor, Prose(title), tuple(questions))
