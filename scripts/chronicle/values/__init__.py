"""The values of fields: dates, amounts, locators, text, languages."""

from chronicle.values.amounts import Figure, counted
from chronicle.values.dates import Date
from chronicle.values.days import Day, TimeAxis
from chronicle.values.text import Label, Paragraphs, Prose, capital, first_sentence, slug
