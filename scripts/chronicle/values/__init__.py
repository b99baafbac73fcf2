"""Types of field values: dates, amounts, locators, text and languages."""

from chronicle.values.amounts import (
    QUALIFIER_WORDS,
    Figure,
    Number,
    add_article,
    count_noun,
    count_noun_in_words,
    join_series,
    number_in_words,
)
from chronicle.values.dates import Date, SingleDate
from chronicle.values.days import LATEST_DAY, MONTHS, Day, Interval, TimeAxis, year_words
from chronicle.values.languages import english_language_name
from chronicle.values.text import (
    Label,
    Paragraphs,
    Prose,
    add_quotation_marks,
    capitalize_first,
    first_sentence,
    limit_words,
    percent_encode,
    raw_markup,
    render_italics,
    slugify,
    strip_diacritics,
    text_preview,
    truncate,
    unused_name,
)
