"""Charts, timelines and maps, each with its data and its template."""

# The mean width of a letter, in em, to keep labels apart.
LETTER_WIDTH = 0.52
