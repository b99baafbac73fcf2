"""Actors: who acts or is quoted."""
