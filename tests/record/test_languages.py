"""The record in Vietnamese and in Korean: every figure is one of the English, every answer leads to it."""

import re

import pytest

from chronicle.history import History
from chronicle.records.question import Question
from chronicle.story import citation_syntax, translations

# Numbers that English writes in words, and those that the translations write in digits instead.
IN_WORDS = {
    "12": ("twelve", "December"),
    "14": ("Fourteen", "fourteen"),
    "87": ("Eighty-seven",),
    "4": ("four", "April"),
    "20": ("20 million",),
    "2000": ("20 million",),
    "1": ("front page", "January", "a fifth"),
    "3": ("March",),
    "5": ("May", "a fifth"),
    "7": ("July",),
    "10": ("October",),
}
ANCHOR = re.compile(r"\{ #([a-z0-9-]+) \}")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def numbers(text: str) -> list[str]:
    return [re.sub(r"[.,]", "", number) for number in NUMBER.findall(text)]


def passages(history: History, language: str) -> dict[str, str]:
    """What stands at each anchor of a page: the block with it, or below a heading what follows."""
    body = history.handwritten[f"{language}/"].body
    found = {}
    blocks = body.split("\n\n")
    for block, after in zip(blocks, [*blocks[1:], ""], strict=True):
        match = ANCHOR.search(block)
        if match:
            text = after if block.startswith("#") else block
            found[match[1]] = ANCHOR.sub("", citation_syntax.without(text))
    return found


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_every_figure_is_one_of_the_english(record: History, language: str) -> None:
    page = record.handwritten[f"{language}/"]
    here = passages(record, language)
    strange = []
    for each in translations.translations(page, record.corpus, record.handwritten):
        english = translations.english(each.source, record.corpus, record.handwritten) or ""
        known = set(numbers(english))
        for number in numbers(re.sub(r"\]\([^)]*\)", "]", here[each.anchor])):
            words = IN_WORDS.get(number, ())
            if number not in known and not any(word in english for word in words):
                strange.append(f"{each.anchor}: {number}")
    assert strange == []


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_every_great_question_is_answered_and_leads_to_the_english(
    record: History, language: str
) -> None:
    here = passages(record, language)
    for question in record.corpus.of(Question):
        if question.rank == "great":
            assert here[question.id].rstrip().endswith(f"](id:{question.id})")


@pytest.mark.parametrize("language", ["vi", "ko"])
def test_nothing_has_fallen_behind_the_english(record: History, language: str) -> None:
    page = record.handwritten[f"{language}/"]
    found = translations.translations(page, record.corpus, record.handwritten)
    assert [each.source for each in found if each.is_older] == []
