"""Types of field values: dates, amounts, locators, text and languages."""

from chronicle.values.amounts import (
    QUALIFIERS_IN_WORDS,
    Figure,
    Number,
    counted,
    counted_in_words,
    in_series,
    in_words,
    with_article,
)
from chronicle.values.dates import Date, SingleDate
from chronicle.values.days import LATEST, MONTHS, Day, Interval, TimeAxis, year_words
from chronicle.values.languages import english_name
from chronicle.values.text import (
    Label,
    Paragraphs,
    Prose,
    capital,
    first_sentence,
    in_address,
    in_quotes,
    italics,
    limit_words,
    markup_of,
    preview,
    slug,
    truncate,
    unused_name,
    without_marks,
)
