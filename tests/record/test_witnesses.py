"""The essay on witnesses counts what the record counts."""

import re

import pytest

from chronicle.history import History
from chronicle.kinds.question.model import Question
from chronicle.queries import stemma, voices
from support import ROOT, SITE, the_record

pytestmark = pytest.mark.record

ESSAY = ROOT / "docs" / "chapters" / "how-many-witnesses.md"
ROW = re.compile(r"\| \[[^]]+\]\(id:(\S+)\) \| (\d+) \| (\d+) \| (\S+) \|")


def test_the_table_of_the_great_questions_is_that_of_the_record() -> None:
    history = History(the_record(), SITE)
    rows = {match[1]: match.group(2, 3, 4) for match in ROW.finditer(ESSAY.read_text("utf-8"))}
    great = [one for one in history.corpus.of(Question) if one.rank == "great"]
    counted = {one.id: stemma.of_question(history, one) for one in great}
    assert rows == {
        name: (str(found.statements), str(found.voices), found.range)
        for name, found in counted.items()
    }


def test_the_voices_are_as_many_as_the_essay_says() -> None:
    history = History(the_record(), SITE)
    shares = {share.name: share.statements for share in voices.by_voice(history)}
    total = sum(shares.values())
    told = " ".join(ESSAY.read_text("utf-8").split())
    assert f"Of the {total} statements in this record {shares['The papers themselves']} are" in told
    press = shares["Press"]
    assert f"Other studies make {shares['Scholarship']}, the press {press}," in told
    bodies = shares["States"] + shares["Bodies of state and party"] + shares["Organisations"]
    of_the_time = shares["Contemporary documents"]
    assert f"other bodies {bodies}, documents of the time {of_the_time}," in told
    named = press + bodies + of_the_time
    named += shares["The papers themselves"] + shares["Scholarship"] + shares["People"]
    assert f"a film and a memoir {total - named} between them" in told
    assert shares["People"] == 99
    assert "ninety-nine are the words of persons" in told
