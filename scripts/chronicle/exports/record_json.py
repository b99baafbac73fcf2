"""The complete record as one JSON file, with the permanent URL of every record."""

import json
from collections.abc import Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import source_chains, source_counts
from chronicle.queries.source_chains import ChainStep
from chronicle.records import MODELS, Claim, Question, Record


def record_permalink(record: Record, history: History) -> str:
    """Return the permanent URL of a record; without a page, this is an anchor on the data page."""
    address = (
        history.addresses.get(record.id) or f"{addresses.DATA}#{record.record_kind}-{record.id}"
    )
    return f"{history.site.url}{address}"


def file_header(history: History) -> dict[str, str]:
    """Return the header of every file: name, description, method, URL, licence, version, date.

    Empty values are omitted.
    """
    site = history.site
    method = history.corpus.settings.method
    version = history.latest_version
    about = {
        "name": site.name,
        "description": site.description,
        "method": method and method.as_text,
        "url": site.url,
        "licence": site.licence and (site.licence.url or site.licence.name),
        "version": version and version.version + version.change_suffix,
        "date": version and version.date.text,
    }
    return {name: value for name, value in about.items() if value}


def render_record_json(history: History) -> str:
    """Return the record as JSON."""
    kinds = []
    for model in MODELS:
        records_of_kind = [_serialize_record(item, history) for item in history.corpus.of(model)]
        # One record per line, for readable diffs.
        lines = ",".join(f"\n{_to_json(values)}" for values in records_of_kind)
        kinds.append(f'"{model.kind_config.plural_name}": [{lines}]')
    records = ",\n".join(kinds)
    about = _to_json(file_header(history)).removesuffix("}")
    return f'{about}, "records": {{\n{records}\n}}}}\n'


def _serialize_record(record: Record, history: History) -> dict[str, Any]:
    """Return a record as written, under YAML names and without defaults, with its permanent URL.

    A claim also has its ladder: a list of chains, each a list of steps from the printed claim to a
    source. A question has the count of its independent sources, if any claim depends on another.
    """
    fields = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    fields["permalink"] = record_permalink(record, history)
    claim = history.corpus.find(Claim, record.id)
    if claim:
        ladder = []
        for steps in source_chains.chains_of_claim(history, claim).chains:
            ladder.append([witness for step in steps for witness in _iter_witnesses(step)])
        fields["ladder"] = ladder
    question = history.corpus.find(Question, record.id)
    if question and source_counts.has_dependences(history):
        count = source_counts.count_sources(history, question.claims)
        fields["independent_sources"] = {
            "least": count.minimum,
            "probably_at_most": count.probable_maximum,
            "most": count.maximum,
        }
    return fields


def _iter_witnesses(step: ChainStep) -> Iterator[dict[str, str]]:
    """Yield each record of a step of a chain, with its locator and the certainty of the step."""
    for witness in step.witnesses:
        values = {"step": step.role, "record": witness.id, "at": witness.locator}
        if step.dependence:
            values |= {"how": step.dependence.how, "certainty": step.dependence.certainty}
        yield {key: value for key, value in values.items() if value}


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
