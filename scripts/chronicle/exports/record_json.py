"""The whole record as one JSON file, as written, with the permanent address of every record."""

import json
from collections.abc import Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import chains, sources
from chronicle.queries.chains import Step
from chronicle.records import MODELS, Claim, Question, Record


def permalink(record: Record, history: History) -> str:
    """The permanent address of a record, with the host; of a word without a page, the data page."""
    address = history.addresses.get(record.id)
    if not address:
        address = f"{addresses.DATA}#{record.kind_}-{record.id}"
    return f"{history.site.url}{address}"


def head(history: History) -> dict[str, str]:
    """The head of every file: name, description, method, address, licence, version, date.

    Keys without a value are left out.
    """
    site, method, version = history.site, history.corpus.settings.method, history.latest_version
    about = {
        "name": site.name,
        "description": site.description,
        "method": method and method.as_text,
        "url": site.url,
        "licence": site.licence and (site.licence.url or site.licence.name),
        "version": version and version.version + version.since,
        "date": version and version.date.text,
    }
    return {name: value for name, value in about.items() if value}


def values(record: Record) -> dict[str, Any]:
    """A record as written: its fields by their names in the YAML, without defaults."""
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def write(history: History) -> str:
    """The record as JSON."""
    kinds = []
    for model in MODELS:
        kinds.append(f'"{model.traits_.many}": [{_records(history, model)}]')
    records = ",\n".join(kinds)
    about = _json(head(history)).removesuffix("}")
    return f'{about}, "records": {{\n{records}\n}}}}\n'


def _records(history: History, kind: type[Record]) -> str:
    """The records of a kind as the inside of a JSON list, one a line, so that changes are seen."""
    lines = []
    for record in history.corpus.of(kind):
        fields = _with_permalink(record, history)
        lines.append(f"\n{_json(fields)}")
    return ",".join(lines)


def _with_permalink(record: Record, history: History) -> dict[str, Any]:
    """A record as written, with its permanent address.

    A claim has its ladder as well: a list of chains, each a list of steps from where it is printed
    to a source. A question has the count of its independent sources.
    """
    fields = values(record)
    fields["permalink"] = permalink(record, history)
    claim = history.corpus.find(Claim, record.id)
    if claim:
        ladder = []
        for steps in chains.chains_of(history, claim).all:
            ladder.append([place for step in steps for place in _places(step)])
        fields["ladder"] = ladder
    question = history.corpus.find(Question, record.id)
    if question and sources.has_dependences(history):
        count = sources.count(history, question.claims)
        fields["independent_sources"] = {
            "least": count.least,
            "probably_at_most": count.probable,
            "most": count.most,
        }
    return fields


def _places(step: Step) -> Iterator[dict[str, str]]:
    """A step of a chain: each record there, the place in it, and how surely it is so."""
    for place in step.places:
        values = {"step": step.part, "record": place.id, "at": place.at}
        if step.dependence:
            values |= {"how": step.dependence.how, "certainty": step.dependence.certainty}
        yield {key: value for key, value in values.items() if value}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
