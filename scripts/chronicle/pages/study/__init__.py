"""Studies of the subject that none of the papers cites."""
