"""Short names of works for text and lists, where a full citation would be too long.

- `paper_name`: a paper in a sentence or a link: Holm
- `speaker_label`: a speaker: Ada Holm
- `compact_label`: any other work, for narrow spaces: Ada Holm 1987, “The long ditch”, 1987
- `short_name`: the compact label, or `english_label` if two works would have the same one
- `english_label`: author, English or original title, and date
- `work_heading`, `original_title_if_translated`: the heading of a work's page, and the title below
  it
- `title_of_work_page`: the title under which that page is cited: On “The long ditch”
"""

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from chronicle.citation import csl
from chronicle.corpus import Corpus
from chronicle.corpus.corpus import cached_per_corpus
from chronicle.records import Claim, Record, Work
from chronicle.values import Date, Figure, Label, Prose, capitalize_first, languages
from chronicle.values.languages import LanguageArguments

SHORT_TITLE_LENGTH = 60
TYPES_IN_ITALICS = {"book", "report", "motion_picture", "thesis"}


@lru_cache(10_000)
def make_label(work: Work, html: Markup) -> Label:
    """Return HTML about a work as a label with language attributes on its foreign components."""
    with_languages = languages.mark_languages(html, *language_arguments(work))
    return Label(Markup(with_languages))


def paper_name(work: Work, corpus: Corpus) -> Label:
    """Return the name of a paper: its authors' family names, or else its short or complete title.

    Papers by the same authors are distinguished by year.
    """
    name = work.title_short or work.title
    if work.author:
        name = f"{_family_names(work)}{_distinguishing_year(work, corpus)}"
    return make_label(work, escape(name))


def _distinguishing_year(paper: Work, corpus: Corpus) -> str:
    """Return the year to add to the authors' names if they wrote several of the papers."""
    authors = _family_names(paper)
    if _count_papers_by_authors(corpus)[authors] > 1:
        return _year_suffix(paper)
    return ""


@cached_per_corpus
def _count_papers_by_authors(corpus: Corpus) -> Counter[str]:
    """Count the papers by each group of authors."""
    return Counter(_family_names(work) for work in corpus.of(Work) if work.is_paper)


def _year_suffix(work: Work) -> str:
    """Return the years of a work after a space or a comma; empty if it has no date."""
    if not work.effective_date:
        return ""
    if work.effective_date.is_certain:
        return f" {work.effective_date.years}"
    return f", {work.effective_date.years}"


def _date_suffix(work: Work) -> str:
    """Return the date to add after the authors: the day of a spoken work, otherwise the year."""
    if work.spoken:
        return f", {work.spoken.words}"
    return _year_suffix(work)


def _family_names(work: Work) -> str:
    """Return the family names of the authors, joined by `join_authors`."""
    return join_authors([person.family or person.literal or "" for person in work.author])


def join_authors(names: Sequence[str]) -> str:
    """Join one or two names; shorten three or more to the first name and “et al.”."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{names[0]} et al."


def short_name(work: Work, corpus: Corpus) -> Label:
    """Return the short name of a work, or a longer one if another work has the same short name."""
    name = compact_label(work)
    if _count_short_names(corpus)[name.as_text] > 1:
        return english_label(work)
    return name


@cached_per_corpus
def _count_short_names(corpus: Corpus) -> Counter[str]:
    """Count the works with each short name."""
    return Counter(compact_label(work).as_text for work in corpus.of(Work))


@lru_cache(10_000)
def compact_label(work: Work) -> Label:
    """Return a short label: the authors with the year, or the short English title with the date.

    A work that was spoken before it was published has the day on which it was spoken. A newspaper
    article is named after the newspaper, unless it is a paper with an author.
    """
    if work.type == "article-newspaper" and not (work.is_paper and work.author):
        return make_label(work, _issue_name(work))
    if work.author:
        names = f"{full_names(work)}{_date_suffix(work)}"
        return make_label(work, escape(names))
    title = _shorten_title(work)
    if work.effective_date:
        title = Markup("{}, {}").format(title, work.effective_date.words)
    return make_label(work, title)


def speaker_label(voice: Record, corpus: Corpus) -> Prose:
    """Return the name of a voice: an actor, a paper's authors, or a work by `compact_label`."""
    if not isinstance(voice, Work):
        return voice.label
    if voice.is_paper and voice.author:
        return Prose(f"{full_names(voice)}{_distinguishing_year(voice, corpus)}")
    return Prose(compact_label(voice).as_text)


def claim_assertion(claim: Claim, corpus: Corpus) -> Prose:
    """Return the assertion of a claim: a figure with its unit, a date with its property, or text.

    It begins with a capital and has no full stop, for use in lists.
    """
    text = claim.label
    property_label = corpus[claim.property_].label
    if isinstance(claim.value, Figure) and not claim.unit:
        text = Prose("{} {}").format(text, property_label.lower())
    if isinstance(claim.value, Date):
        form = Prose("{} {}" if property_label.endswith("?") else "{}: {}")
        text = form.format(property_label, text)
    return capitalize_first(text)


@lru_cache(10_000)
def english_label(work: Work) -> Label:
    """Return author, English or else original title, and date: enough to identify the work."""
    title = _typeset_title(work)
    if work.effective_date and not work.is_newspaper_issue:
        title = Markup("{} ({})").format(title, work.effective_date.words)
    if work.author:
        title = Markup("{}, {}").format(full_names(work), title)
    return make_label(work, title)


def _typeset_title(work: Work) -> Markup:
    """Return the English or else the original title, in italics or quotation marks.

    A newspaper issue is identified by its date.
    """
    if work.is_newspaper_issue:
        return _issue_name(work)
    title = work.title_en or work.title
    if work.is_description:
        return escape(title)
    if work.type in TYPES_IN_ITALICS:
        return Markup("<cite>{}</cite>").format(title)
    return Markup("“{}”").format(title)


def foreign_texts(work: Work, page_language: str = "en") -> Mapping[str, str]:
    """Map the texts of a work that are not in the language of a page to their languages.

    The texts are its titles, and names that are certainly in the language of the work.
    """
    language = work.language or "en"
    if language.split("-")[0] == page_language:
        return {}
    texts = []
    if not work.is_description:
        short = csl.short_title(work)
        texts += [work.title, csl.shortened_title(work.title, short), short]
    if work.container_title and work.container_title_en:
        texts.append(work.container_title)
    other_texts = (
        work.container_title,
        work.collection_title,
        work.publisher,
        work.publisher_place,
        work.archive,
    )
    is_english = language == "en"
    for text in filter(None, other_texts):
        if languages.has_non_ascii_letter(text) != is_english:
            texts.append(text)

    tags = {}
    for text in texts:
        tag = languages.detect_language(text, language)
        if tag:
            tags[text] = tag
    return tags


def language_arguments(work: Work, page_language: str = "en") -> LanguageArguments:
    """Return the arguments of `languages.mark_languages` for HTML that cites a work."""
    return foreign_texts(work, page_language), work.language or ""


def work_heading(work: Work) -> Label:
    """Return the heading of a work's page: its English title, or else its original title.

    A newspaper issue is identified by its date.
    """
    if work.is_newspaper_issue:
        return make_label(work, _issue_name(work))
    if work.title_en:
        return Label(escape(work.title_en))
    return _original_title(work)


def title_of_work_page(work: Work) -> Label:
    """Return the title under which the page of a work is cited, with its short title."""
    short = work.model_copy(
        update={
            "title": work.title_short or work.title,
            "title_en": work.title_en_short or work.title_en,
        }
    )
    return make_label(work, Markup("On {}").format(_typeset_title(short)))


def original_title_if_translated(work: Work) -> Label | None:
    """Return the original title of a work if the heading of its page is the English title."""
    if work.is_newspaper_issue or not work.title_en:
        return None
    return _original_title(work)


def _original_title(work: Work) -> Label:
    """Return the original title of a work, with its language."""
    language = languages.native_lang_attributes(foreign_texts(work).get(work.title, ""))
    return Label(Markup("<span{}>{}</span>").format(language, work.title))


def _shorten_title(work: Work) -> Markup:
    """Return the English or else the original title, shortened and in quotation marks.

    A description has no quotation marks; a bracket that it opens is closed.
    """
    title = work.title_en_short or work.title_en or work.title_short or work.title
    beginning = textwrap.shorten(title, SHORT_TITLE_LENGTH, placeholder="\u00a0…")
    beginning += "]" * (beginning.count("[") - beginning.count("]"))
    form = "{}" if work.is_description else "“{}”"
    quoted = Markup(form).format(beginning)
    language = languages.native_lang_attributes(foreign_texts(work).get(title, ""))
    if not language:
        return quoted
    return Markup("<span{}>{}</span>").format(language, quoted)


@lru_cache(10_000)
def full_names(work: Work) -> str:
    """Return the full names of the authors, joined by `join_authors`."""
    return join_authors([csl.full_name(person, work.language) for person in work.author])


def container_name(work: Work) -> str:
    """Return the name of the newspaper of an article or issue; the English name if there is one."""
    return work.container_title_en or work.container_title or work.title_en or work.title


def _issue_name(work: Work) -> Markup:
    """Return the newspaper and the date of an issue, or of the issue that contains an article."""
    date = "undated"
    if work.issued:
        date = work.issued.words
    return Markup("<cite>{}</cite>, {}").format(container_name(work), date)
