"""The record in formats other than pages: one module per format.

Text for readers is formatted as on the pages. Machine-readable data is the record as written: the
models in `history.corpus`.
"""
