"""Corrections of the papers’ text, and queries on it."""
