import dataclasses
import json
import re
from pathlib import Path

import feedparser
import yaml

from chronicle import build
from chronicle.exports import answers_txt, downloads, feed, record_json
from chronicle.history import History
from chronicle.records import MODELS, Event, Question
from chronicle.release import citation_file
from chronicle.site import Editor
from support.cases import load_yaml


def test_every_file_is_documented_and_holds_something(any_history: History) -> None:
    every = downloads.ALL
    assert len({download.address for download in every}) == len(every)
    for download in every:
        assert download.address == f"data/{download.file}"
        assert download.description.endswith(".")
        assert downloads.download_content(any_history, download)


def test_the_citation_file_names_the_editors_as_persons(history: History, tmp_path: Path) -> None:
    """A person has family and given names in either order; a single name is an entity."""
    editors = (
        Editor(name="Ada Holm", family="Holm", url="https://ditch.example/ada"),
        Editor(name="Nguyễn Thị Mai Hoa", family="Nguyễn"),
        Editor(name="The Canal Society"),
    )
    edited = dataclasses.replace(history, site=history.site.model_copy(update={"editors": editors}))
    citation = yaml.safe_load(*citation_file.files(edited, tmp_path).values())
    assert citation["authors"] == load_yaml(__file__)["its editors"]
    assert "names no editor" not in citation["message"]


def test_nobodys_record_is_licensed_unless_the_settings_say_so(history: History) -> None:
    free = dataclasses.replace(history, site=history.site.model_copy(update={"licence": None}))
    said = (
        record_json.render_record_json(free),
        *(build.render_page(free, page).body for page in ("data/", "teaching/the-flood/")),
    )
    licence = re.compile("licen[cs]e|CC.BY|creativecommons", re.IGNORECASE)
    assert [licence.findall(text) for text in said if licence.search(text)] == []


def test_the_feed_is_read_by_programs(history: History) -> None:
    read = feedparser.parse(feed.render_feed(history))
    assert not read.bozo
    assert read.feed.title == "The Long Ditch: what changed"
    assert [entry.updated for entry in read.entries] == ["2099-01-02T00:00:00Z"]


def test_the_models_read_the_same_records_back(any_history: History) -> None:
    read = json.loads(record_json.render_record_json(any_history))
    back = {}
    for kind in MODELS:
        for values in read["records"][kind.traits_.many]:
            permalink = values.pop("permalink")
            values.pop("ladder", None)
            values.pop("independent_sources", None)
            made = kind.model_validate_json(json.dumps(values))
            assert permalink == record_json.record_permalink(made, any_history)
            back[made.id] = made
    assert back == dict(any_history.corpus.records)
    assert list(read["records"]["events"]) == [
        record_json.record_as_written(e) for e in any_history.corpus.of(Event)
    ]


def test_each_question_is_answered_for_programs_with_its_address(any_history: History) -> None:
    said = answers_txt.render_answers(any_history)
    for question in any_history.corpus.of(Question):
        parts = (question.title.as_text, any_history.addresses[question.id])
        assert [part for part in parts if part not in said] == []
    assert f"{any_history.site.url}data/{answers_txt.ANSWERS}" in answers_txt.site_overview(
        any_history
    )
