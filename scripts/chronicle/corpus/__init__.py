"""YAML with positions, read into one validated, linked and checked record; addresses; messages."""

from chronicle.corpus.corpus import Corpus, group_by_key
from chronicle.corpus.reader import Entry
