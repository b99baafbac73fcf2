"""Cited works, including the papers, and the parts of them that were read."""
