"""Releases: what a version enters, and what a built site must have."""
