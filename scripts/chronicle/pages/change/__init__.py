"""What became of the record: its changes, and what was withdrawn."""
