"""YAML with positions, read into one validated and linked record; URLs; error messages."""

from chronicle.corpus.corpus import Corpus, group_by_key
from chronicle.corpus.yaml_reader import Entry
