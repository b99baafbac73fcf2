"""Lessons on chapters."""
