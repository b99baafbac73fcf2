"""What the record is besides pages: one module a format.

What readers see is written as on the pages. What programs read is the record as it is typed: its
models, as `history.corpus` has them.
"""
