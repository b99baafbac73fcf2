"""Charts in SVG, by way of Vega-Lite: a module a form, one that puts them together, one that draws.

`drawings` has every chart of a book; `spec` makes a specification of panels; `rows`, `date_rows`,
`over_time` and `counts` each draw panels of one form, with `style`, `scales` and `layers`.
"""
