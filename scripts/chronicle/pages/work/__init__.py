"""Works: what is cited, the papers among them, and what was read of it."""
