import json
from typing import get_args

from chronicle.citation import csl
from chronicle.history import History
from chronicle.records.work import CSLType, Work
from support import cited, work
from support.cases import cases


@cases
def test_a_title_has_at_most_four_words_in_later_notes(title: str, short: str) -> None:
    assert csl.item(work(title=title))["title-short"] == short
    assert csl.item(work(**{"title": title, "title-short": "Mine"}))["title-short"] == "Mine"


def test_an_item_is_plain_json(history: History) -> None:
    for one in history.corpus.of(Work):
        made = csl.work_item(one)
        assert json.loads(json.dumps(made))["custom"] == made["custom"]
    chapter = history.item(history.citables["chapters/the-flood/"])
    assert json.loads(json.dumps(chapter))["custom"] == {"issued_edtf": "2099-01-02"}


def test_there_is_a_work_of_every_type() -> None:
    assert {one.type for one in cited.works()} == {*get_args(CSLType)}
