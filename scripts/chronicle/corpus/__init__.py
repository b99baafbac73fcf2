"""YAML with positions, read into one validated, checked and linked record; URLs; messages."""

from chronicle.corpus.corpus import Corpus, group_by_key
from chronicle.corpus.yaml_reader import RawMapping
