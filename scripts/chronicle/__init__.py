"""A documentary history website from YAML records.

Data flows one way: YAML → corpus → history → pages, drawings, editions, exports → MkDocs.
ARCHITECTURE.md says what each part does. Nothing in here knows the subject of a history.
"""
