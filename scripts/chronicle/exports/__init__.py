"""The record in other formats than pages: one module a format.

What readers see is written as on the pages. What programs read is the record as written: its
models, as `history.corpus` has them.
"""
