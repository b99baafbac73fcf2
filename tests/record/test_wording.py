"""Phrases that no text of this history contains."""

import re

import pytest

from chronicle.content.citation_syntax import remove_citations
from chronicle.history import History
from chronicle.records import iter_values
from chronicle.values import Prose
from support.cases import load_yaml

pytestmark = pytest.mark.record


def test_texts_have_no_phrases_to_avoid(record: History) -> None:
    texts = []
    for page in record.markdown_pages.values():
        texts.append(remove_citations(page.text))
        texts += [text for _, text in iter_values(Prose, page.front_matter)]
    for entry in record.corpus.records.values():
        texts += [text for _, text in iter_values(Prose, entry)]
    for phrase in load_yaml(__file__)["phrases"]:
        found = [text for text in texts if re.search(phrase["avoid"], text)]
        assert found == [], phrase["better"]
