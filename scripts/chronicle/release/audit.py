"""An audit that anybody can repeat: a sample of the record by lot, verdicts on it, and their rates.

The sample is drawn from all records that have sources. Who holds the papers fills in what each
record is found to be; from this the rates are worked out, and the entry of `audits.yml` is made.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from chronicle.citation import labels
from chronicle.exports.record_json import permalink
from chronicle.history import History
from chronicle.kinds.audit.model import VERDICTS
from chronicle.kinds.base import Record, Source
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.within import sources_within, texts_within
from chronicle.kinds.work.model import Work
from chronicle.queries import links
from chronicle.values.rates import Rate, rate


def sample(history: History, seed: int, size: int) -> list[Record]:
    """Records with sources, drawn by lot; the same seed draws the same from the same version.

    Raises:
        ValueError: There are fewer than `size`.
    """
    records = [record for record in history.corpus.records.values() if any(sources_within(record))]
    if size > len(records):
        raise ValueError(f"the record has {len(records)} records with sources, not {size}")
    return random.Random(seed).sample(records, size)


def write(history: History, seed: int, size: int) -> str:
    """A sample as YAML, each record with what it says, its places, and room for a verdict."""
    head = [
        f"# {size} records of version {history.version or '0'}, drawn with seed {seed}.",
        "# Hold each against its places and write a verdict:",
        *(f"#   {verdict}: {meaning}" for verdict, meaning in VERDICTS.items()),
    ]
    entries = [_entry(history, record) for record in sample(history, seed, size)]
    body = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=100)
    return "\n".join([*head, body])


def _entry(history: History, record: Record) -> dict[str, Any]:
    sources = dict.fromkeys(source for _, source in sources_within(record))
    places = [_place(history, source) for source in sources]
    return {
        "id": record.id,
        "address": permalink(record, history),
        "says": _says(history, record),
        "places": places,
        "verdict": None,
        "note": None,
    }


def _says(history: History, record: Record) -> list[str]:
    """What a record says: its label, and every text in it."""
    claim = history.corpus.find(Claim, record.id)
    if claim:
        label = labels.assertion(claim, history.corpus)
        voice = labels.speaker(history.corpus[claim.voice], history.corpus)
        first = f"{label.as_text} ({voice.as_text})"
    else:
        first = record.label.as_text
    texts = (text.as_text for _, text in texts_within(record))
    return list(dict.fromkeys([first, *texts]))


def _place(history: History, source: Source) -> str:
    place = links.place(history, source).label.as_text
    corpus = history.corpus
    works = (corpus.get(Work, basis.work) for basis in source.rests_on)
    named = ", ".join(labels.short_name(work, corpus).as_text for work in works)
    return f"{place}; there: {named}" if named else place


def rates(entries: Iterable[Mapping[str, Any]]) -> tuple[Rate, ...]:
    """The rates of an audit from its entries, but for those whose source was not seen.

    Raises:
        ValueError: An entry has no verdict, or one that there is not.
    """
    verdicts = Counter(_verdict(entry) for entry in entries)
    seen = verdicts.total() - verdicts["unseen"]
    told = [verdict for verdict in VERDICTS if verdict != "unseen" and seen]
    return tuple(rate(verdict, verdicts[verdict], seen) for verdict in told)


def publish(entries: Iterable[Mapping[str, Any]], history: History) -> str:
    """An entry for `audits.yml` from a sample that was filled in; what nobody else knows is left.

    Raises:
        ValueError: An entry has no verdict, or one that there is not.
    """
    records = []
    for entry in entries:
        judged = {"record": entry["id"], "at": "; ".join(entry["places"])}
        judged["verdict"] = _verdict(entry)
        if entry.get("note"):
            judged["note"] = entry["note"]
        records.append(judged)
    audit = {
        "id": "audit-…",
        "date": history.day,
        "version": history.version or "…",
        "seed": "…",
        "drawn_from": "…",
        "reader": "…",
        "records": records,
        "done": "…",
    }
    return yaml.safe_dump([audit], sort_keys=False, allow_unicode=True, width=100)


def _verdict(entry: Mapping[str, Any]) -> str:
    verdict = entry.get("verdict")
    if verdict not in VERDICTS:
        known = ", ".join(VERDICTS)
        raise ValueError(f"“{entry.get('id')}” has the verdict {verdict}; expected {known}")
    return str(verdict)
