"""Charts in SVG, by way of Vega-Lite: a module a form, one that puts them together, one that draws.

`drawings` has every chart of a book; `spec` makes a specification of panels; `rows`, `over_time`
and `counts` draw panels of one form or two, with `style`, `scales` and `layers`.
"""
