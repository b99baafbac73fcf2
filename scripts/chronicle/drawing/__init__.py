"""SVG from views: scales, labels, strips, maps, the network, charts."""
