"""Claims: what a voice asserts."""
