"""Titles of works are typed as sentences: Chicago and MLA raise their words, APA does not."""

from markupsafe import Markup

from chronicle.citation import labels
from chronicle.history import History as Record
from chronicle.record.models import Work
from chronicle.record.text import Label

# Those whose capitals are all of names.
ONLY_NAMES = {
    "puzanov-journal-1957-08-01",
    "kim-il-sung-letter-1966-02-03",
    "romanian-telegram-1967-07-06",
    "chen-jian-2001",
}


def test_english_titles_are_raised_for_chicago_and_stay_sentences_in_apa(record: Record) -> None:
    works = [
        work
        for work in record.corpus.of(Work)
        if work.language == "en" and not work.is_description and not labels.is_issue(work)
    ]
    forms = {work.id: record.formatted[work.id] for work in works}
    told = {
        work.id: [Label(Markup(forms[work.id][name])).as_text for name in ("full", "mla", "apa")]
        for work in works
    }
    as_typed = {work.id for work in works if work.title in told[work.id][0]}
    assert as_typed == ONLY_NAMES
    assert all((work.title in told[work.id][1]) == (work.id in ONLY_NAMES) for work in works)
    typed = {work.id: work.title.translate(str.maketrans("‘’", "“”")) for work in works}
    for work in works:
        apa = told[work.id][2].translate(str.maketrans("‘’", "“”"))
        assert typed[work.id] in apa, work.id
