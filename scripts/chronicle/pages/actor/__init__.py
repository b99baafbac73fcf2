"""Actors: everyone who acts or is quoted."""
