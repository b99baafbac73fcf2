"""What is no fault of a record, but may be a mistake: a check asks about it, and does not fail."""

import datetime
import re
from collections.abc import Iterator
from itertools import chain

from chronicle.history import History
from chronicle.problems import Problem
from chronicle.records import Actor, Event, GlossaryTerm, Work
from chronicle.values.dates import Date
from chronicle.values.days import Day
from chronicle.values.text import Prose, capital

# The beginning of the id of an event, where that is a year.
YEAR = re.compile(r"(\d{4})-")
# Fields that hold sentences, and how these end.
SENTENCES = ("summary", "description", "argument", "note")
# What styles of citation call a work that has nothing by which it can be found, by its type.
INVENTED = {
    "manuscript": "unpublished manuscript",
    "personal_communication": "personal communication",
}
FULL_STOP = re.compile(r"[.?!…][”’)*]*$")


def doubts(history: History, today: datetime.date) -> Iterator[Problem]:
    """Problems that may be a mistake in a record that passes all checks."""
    yield from _to_come(history, today)
    yield from _of_another_year(history)
    yield from _of_the_dead(history)
    yield from _words_of_no_text(history)
    yield from _without_full_stop(history)
    yield from _without_genre(history)
    yield from _with_one_doi(history)


def _to_come(history: History, today: datetime.date) -> Iterator[Problem]:
    """Events dated after the day of the check."""
    for event in history.corpus.of(Event):
        if event.date.first > today.timetuple():
            message = f"{event.date.words} is still to come; see that the date is right"
            yield history.corpus.entries[event.id].problem(("date",), message)


def _end(date: Date) -> Day:
    """The last day that a date may mean; one of the far future where it is open."""
    return date.sort_key[1]


def _of_another_year(history: History) -> Iterator[Problem]:
    """Events whose id names another year than their date."""
    for event in history.corpus.of(Event):
        named = YEAR.match(event.id)
        first, last = event.date.first.year, _end(event.date).year
        if named and not first <= int(named[1]) <= last:
            message = f"{event.date.words}, and the id says {named[1]}; see which is right"
            yield history.corpus.entries[event.id].problem(("date",), message)


def _of_the_dead(history: History) -> Iterator[Problem]:
    """Events in which somebody acts who had died, unless a role says as what."""
    for event in history.corpus.of(Event):
        for number, one in enumerate(event.actors):
            died = history.corpus.get(Actor, one.actor).died
            if died and not one.role and event.date.first > _end(died):
                mend = "see that the dates are right, or give a role, such as commemorated"
                message = f"“{one.actor}” died {died.words}; {mend}"
                yield history.corpus.entries[event.id].problem(("actors", number), message)


def _words_of_no_text(history: History) -> Iterator[Problem]:
    """Words of the glossary that occur in no record and on no page written by hand."""
    terms = history.corpus.of(GlossaryTerm)
    others = history.corpus.records.keys() - {term.id for term in terms}
    pages = (page.body for page in history.handwritten.values())
    texts = chain(pages, (history.corpus[identifier].model_dump_json() for identifier in others))
    every = "\n".join(texts) if terms else ""
    for term in terms:
        if term.name not in every and capital(term.name) not in every:
            message = f"“{term.name}” stands in no text; write it as the texts do, or remove it"
            yield history.corpus.entries[term.id].problem(("name",), message)


def _without_full_stop(history: History) -> Iterator[Problem]:
    """Texts of records that are sentences and end as none does."""
    for record in history.corpus.records.values():
        for field in SENTENCES:
            text = getattr(record, field, None)
            if isinstance(text, Prose) and not FULL_STOP.search(text):
                message = f"{field} ends without a full stop: “{text.split()[-1]}”"
                yield history.corpus.entries[record.id].problem((field,), message)


def _without_genre(history: History) -> Iterator[Problem]:
    """Works of which styles would say what they are in a word of their own, for want of another."""
    for work in history.corpus.of(Work):
        kept = work.archive or work.container_title or work.DOI or work.number or work.publisher
        word = INVENTED.get(work.type)
        if word and not (work.genre or kept or work.URL):
            message = f"styles of citation would call it “{word}”; give it a genre, or an archive"
            yield history.corpus.entries[work.id].problem(("type",), message)


def _with_one_doi(history: History) -> Iterator[Problem]:
    """Works whose DOI another has; in a DOI capitals are small letters."""
    first: dict[str, str] = {}
    for work in history.corpus.of(Work):
        other = first.setdefault(work.DOI.casefold(), work.id) if work.DOI else work.id
        if other != work.id:
            message = f"“{other}” has this DOI too; see whether both are one work"
            yield history.corpus.entries[work.id].problem(("DOI",), message)
