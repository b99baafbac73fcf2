"""Pages written by hand, above all the chapters, and their notes."""
