"""Charts in SVG, by way of Vega-Lite: `spec` says what `svg` draws; `drawings` has all of them."""
