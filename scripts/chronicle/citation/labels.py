"""Names of works in running pages, where a full citation would be too long.

- `paper_name`: a paper in a sentence or a link: Holm;
- `speaker`: who says something: Ada Holm;
- `compact_label`: any other work where space is scarce: Ada Holm 1987, “The long ditch”, 1987;
- `short_name`: the same, or `in_english` where two works would have one name;
- `in_english`, `long_label`: author, title and date, the title in English or in its own language;
- `title`: the title alone, where the author stands already;
- `heading`, `below_heading`: what the page of a work is headed with, and the title below that.
"""

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache, singledispatch

from markupsafe import Markup, escape

from chronicle.citation import csl
from chronicle.corpus.corpus import Corpus, once_a_corpus
from chronicle.records import Claim, Record, Work
from chronicle.values import Date, Figure, Label, Prose, capital, languages
from chronicle.values.languages import Marking

SHORT_TITLE_LENGTH = 60
TYPES_IN_ITALICS = {"book", "report", "motion_picture", "thesis"}


@lru_cache(10_000)
def _label(work: Work, words: Markup) -> Label:
    """Words about a work as a label in which each foreign part names its language."""
    marked = languages.mark(words, *marking(work))
    return Label(Markup(marked))


def paper_name(work: Work, corpus: Corpus) -> Label:
    """One of the papers by the family names of its authors, or without any by its short title.

    Any other work without authors is named in few words, in English and with its date.
    Papers by the same authors are distinguished by their years.
    """
    if not work.author and not work.is_paper:
        return short_name(work, corpus)
    if not work.author:
        return _label(work, escape(work.title_short or work.title))
    words = f"{_families(work)}{_distinction(work, corpus)}"
    return _label(work, escape(words))


def _distinction(paper: Work, corpus: Corpus) -> str:
    """The year that follows the authors' names if they wrote more than one of the papers."""
    authors = _families(paper)
    if _papers_by(corpus)[authors] > 1:
        return _year(paper)
    return ""


@once_a_corpus
def _papers_by(corpus: Corpus) -> Counter[str]:
    """The number of papers by the same authors."""
    return Counter(_families(work) for work in corpus.of(Work) if work.is_paper)


def _year(work: Work) -> str:
    """The years of a work after a blank or comma; empty where it has none."""
    if not work.dated:
        return ""
    if work.dated.is_certain:
        return f" {work.dated.years}"
    return f", {work.dated.years}"


def _date(work: Work) -> str:
    """The date after the authors of a work: its year, or the day of what was spoken."""
    if work.spoken:
        return f", {work.spoken.words}"
    return _year(work)


def _families(work: Work) -> str:
    """The family names of its authors; see `join_authors`."""
    return join_authors([person.family or person.literal or "" for person in work.author])


def join_authors(names: Sequence[str]) -> str:
    """One name or two; of three or more the first, and et al., as styles of citation have it."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{names[0]} et al."


def short_name(work: Work, corpus: Corpus) -> Label:
    """The short name of a work, or a longer one if another work has the same."""
    name = compact_label(work)
    if _shared_names(corpus)[name.as_text] > 1:
        return in_english(work)
    return name


@once_a_corpus
def _shared_names(corpus: Corpus) -> Counter[str]:
    """The number of works with each short name."""
    return Counter(compact_label(work).as_text for work in corpus.of(Work))


@lru_cache(10_000)
def compact_label(work: Work) -> Label:
    """A work where space is scarce: authors and year, or the English title, cut short, and date.

    What was spoken before it was issued has the day of that. An article in a newspaper goes by the
    newspaper, unless it is one of the papers and has an author.
    """
    if work.type == "article-newspaper" and not (work.is_paper and work.author):
        return _label(work, _issue(work))
    if work.author:
        named = f"{_names(work)}{_date(work)}"
        return _label(work, escape(named))
    words = _cut_title(work)
    if work.dated:
        words = Markup("{}, {}").format(words, work.dated.words)
    return _label(work, words)


@singledispatch
def speaker(voice: Record, corpus: Corpus) -> Prose:
    """The name of a voice: an actor, a paper by its authors, another work by `compact_label`."""
    return voice.label


@speaker.register
def _work_speaks(work: Work, corpus: Corpus) -> Prose:
    if work.is_paper and work.author:
        return Prose(f"{_names(work)}{_distinction(work, corpus)}")
    return Prose(compact_label(work).as_text)


def assertion(claim: Claim, corpus: Corpus) -> Prose:
    """The assertion of a claim: a figure with what it counts, a date with what it dates, or words.

    It has a capital and no full stop, for lists.
    """
    words, what = claim.label, corpus[claim.property_].label
    if isinstance(claim.value, Figure) and not claim.unit:
        words = Prose("{} {}").format(words, what.lower())
    if isinstance(claim.value, Date):
        form = Prose("{} {}" if what.endswith("?") else "{}: {}")
        words = form.format(what, words)
    return capital(words)


@lru_cache(10_000)
def long_label(work: Work) -> Label:
    """Author, title in its own language, translation, date: what a reader needs to know it by."""
    return _label(work, _reference(work, title(work).as_html))


def in_english(work: Work) -> Label:
    """Author, title in English and date: for readers who search for a work by its translation.

    A work without an English title, and an issue of a newspaper, is named as `long_label` names it.
    """
    title = _english_title(work)
    if not title:
        return long_label(work)
    return Label(_reference(work, _title_as_set(work, title)))


def _title_as_set(work: Work, words: str) -> Markup:
    """A title in quotation marks or in italics, by what kind of work has it."""
    form = Markup("“{}”")
    if work.type in TYPES_IN_ITALICS:
        form = Markup("<cite>{}</cite>")
    return form.format(words)


def _reference(work: Work, title: Markup) -> Markup:
    """Author, title and date; for an issue of a newspaper, its title and date."""
    if is_issue(work):
        title = _issue(work)
    elif work.dated:
        title = Markup("{} ({})").format(title, work.dated.words)
    if not work.author:
        return title
    return Markup("{}, {}").format(_names(work), title)


def title(work: Work) -> Label:
    """Title in its own language and its English translation: where the author stands already."""
    language = languages.native_attributes(texts_not_in_english(work).get(work.title, ""))
    if work.is_description:
        words = escape(work.title)
    elif work.type in TYPES_IN_ITALICS:
        words = Markup("<cite{}>{}</cite>").format(language, work.title)
    else:
        words = Markup("<span{}>“{}”</span>").format(language, work.title)
    if work.title_en:
        words = Markup("{} [{}]").format(words, work.title_en)
    return Label(words)


def texts_not_in_english(work: Work) -> Mapping[str, str]:
    """The texts of a work that are not English, title and other fields, each with its language."""
    language = work.language or "en"
    if language.split("-")[0] == "en":
        return {}
    texts = []
    if not work.is_description:
        short = csl.short_title(work)
        texts += [work.title, csl.beginning(work.title, short), short]
    if work.container_title and work.container_title_en:
        texts.append(work.container_title)
    others = (work.container_title, work.collection_title, work.publisher, work.publisher_place)
    texts += [text for text in others if text and languages.is_foreign(text)]

    tags = {}
    for text in texts:
        tag = languages.language_of(text, language)
        if tag:
            tags[text] = tag
    return tags


def marking(work: Work) -> Marking:
    """The arguments of `languages.mark` for HTML that cites a work: tags of texts, its language."""
    return texts_not_in_english(work), work.language or ""


def heading(work: Work) -> Label:
    """The heading of the page of a work: its English title, or else its own.

    An issue of a newspaper is known by its date.
    """
    if is_issue(work):
        return _label(work, _issue(work))
    english = _english_title(work)
    if english:
        return Label(escape(english))
    return _own_title(work)


def below_heading(work: Work) -> Label | None:
    """The title of a work in its own language, if its page has the English title as its heading."""
    if not _english_title(work):
        return None
    return _own_title(work)


def _own_title(work: Work) -> Label:
    """The title that a work bears, with its language."""
    language = languages.native_attributes(texts_not_in_english(work).get(work.title, ""))
    return Label(Markup("<span{}>{}</span>").format(language, work.title))


def _english_title(work: Work) -> str:
    """The title of a work in English; empty without one, and where it is a newspaper’s name."""
    if is_issue(work):
        return ""
    return work.title_en or ""


def is_issue(work: Work) -> bool:
    """Whether the work is an issue of a newspaper, known by its date only."""
    return work.type == "article-newspaper" and work.container_title is None


def _cut_title(work: Work) -> Markup:
    """The English title, or else its own with its language, in quotation marks, cut short.

    A description has no such marks, and a bracket that it opens is closed.
    """
    title = work.title_en_short or work.title_en or work.title_short or work.title
    beginning = textwrap.shorten(title, SHORT_TITLE_LENGTH, placeholder="\u00a0…")
    beginning += "]" * (beginning.count("[") - beginning.count("]"))
    form = "{}" if work.is_description else "“{}”"
    quoted = Markup(form).format(beginning)
    language = languages.native_attributes(texts_not_in_english(work).get(title, ""))
    if not language:
        return quoted
    return Markup("<span{}>{}</span>").format(language, quoted)


@lru_cache(10_000)
def _names(work: Work) -> str:
    """The full names of its authors; see `join_authors`."""
    return join_authors([csl.full_name(person, work.language) for person in work.author])


def _issue(work: Work) -> Markup:
    """A newspaper of a day: the issue itself, or the issue that has an article."""
    newspaper = work.container_title_en or work.container_title or work.title_en or work.title
    date = "undated"
    if work.issued:
        date = work.issued.words
    return Markup("<cite>{}</cite>, {}").format(newspaper, date)
