"""Import of works from other software into the record."""
