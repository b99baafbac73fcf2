"""Releases: the changes that a version records, and the checks of a built site."""
