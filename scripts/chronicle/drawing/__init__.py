"""SVG from views: scales, labels, strips, maps, charts."""
