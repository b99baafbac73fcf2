"""A documentary history website from YAML records.

Data flows one way: YAML → corpus → views → pages, drawings, editions, exports → MkDocs.
ARCHITECTURE.md says what each part does. Nothing in here knows the subject of a history, and only
`scripts/hook.py`, `scripts/rendering.py` and `scripts/serve.py` know MkDocs.
"""
