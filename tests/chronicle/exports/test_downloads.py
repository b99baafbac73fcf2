import dataclasses
import json
import re

from chronicle import build
from chronicle.exports import downloads, record_json
from chronicle.history import History
from chronicle.records import MODELS


def test_every_download_has_description_and_content(any_history: History) -> None:
    all_downloads = downloads.ALL_DOWNLOADS
    assert len({download.address for download in all_downloads}) == len(all_downloads)
    for download in all_downloads:
        assert download.address == f"data/{download.file_name}"
        assert download.description.endswith(".")
        assert download.render(any_history)


def test_no_licence_is_mentioned_unless_set(history: History) -> None:
    unlicensed = dataclasses.replace(
        history, site=history.site.model_copy(update={"licence": None})
    )
    texts = (
        record_json.render_record_json(unlicensed),
        *(build.render_page(unlicensed, page).body for page in ("data/", "teaching/the-flood/")),
    )
    licence = re.compile("licen[cs]e|CC.BY|creativecommons", re.IGNORECASE)
    assert [licence.findall(text) for text in texts if licence.search(text)] == []


def test_exported_records_validate_unchanged(any_history: History) -> None:
    exported = json.loads(record_json.render_record_json(any_history))
    records = {}
    for kind in MODELS:
        for values in exported["records"][kind.kind_config.plural_name]:
            permalink = values.pop("permalink")
            values.pop("ladder", None)
            values.pop("independent_sources", None)
            record = kind.model_validate_json(json.dumps(values))
            assert permalink == record_json.record_permalink(record, any_history)
            records[record.id] = record
    assert records == dict(any_history.corpus.records)
