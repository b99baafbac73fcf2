"""Notes on the text of the papers."""
