"""Questions on which claims differ."""
