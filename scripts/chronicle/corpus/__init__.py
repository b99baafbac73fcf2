"""YAML with positions, read into one validated, linked and checked record; addresses; messages."""
