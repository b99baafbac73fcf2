"""Journeys: who went from where to where, step by step."""
