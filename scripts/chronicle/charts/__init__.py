"""Charts, drawn at build time.

`marks` and `holdings` say what a chart shows; `rows`, `dated` and `counts` lay it out with what is in `layers`; `spec` makes a
Vega-Lite specification of it, `svg` a drawing; `drawn` has every chart of a book.
"""
