"""A documentary history website from YAML records.

Data flows one way: YAML → corpus → pages and exports → MkDocs. The ground floor (`dates`, `locators`, `records`) says what
a record may be; `corpus` reads, checks and links them; `citation` formats works; `pages` and `exports` are pure functions
from corpus to text. Nothing in here knows the subject of the history, and nothing below `scripts/hook.py` knows MkDocs.
"""
