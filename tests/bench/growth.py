"""Multiply a record, to measure how a build grows with it."""

import re
from pathlib import Path

from chronicle.corpus.loading import load_corpus
from chronicle.records import Actor, Chart, Claim, Deployment, Event, Place, Question, Record, Work

COPIED: tuple[type[Record], ...] = (Actor, Chart, Claim, Deployment, Event, Place, Question, Work)
RECORD = re.compile(r"^- .*?id: (?P<id>[\w-]+).*?(?=^- |\Z)", re.MULTILINE | re.DOTALL)
WORD = re.compile(r"[\w-]+")
# A previous id belongs to one record.
FORMERLY = re.compile(r"^  formerly: .*\n|, formerly: \[[^]]*\]", re.MULTILINE)


def multiply(data: Path, times: int) -> int:
    """Write all records of these kinds, except papers, several times; return the number of records.

    The copies have numbered ids, and refer to the copies with the same number.
    """
    ids = set()
    for record in load_corpus(data).records.values():
        is_paper = isinstance(record, Work) and record.is_paper
        if isinstance(record, COPIED) and not is_paper:
            ids.add(record.id)

    def append_copy_number(text: str, number: int) -> str:
        return WORD.sub(lambda word: word[0] + f"-copy-{number}" * (word[0] in ids), text)

    for path in data.rglob("*.yml"):
        records = [
            match for match in RECORD.finditer(path.read_text("utf-8")) if match["id"] in ids
        ]
        originals = FORMERLY.sub("", "".join(match[0] for match in records))
        with path.open("a", encoding="utf-8") as file:
            file.writelines(append_copy_number(originals, number) for number in range(2, times + 1))
    return len(load_corpus(data).records)
