"""Journeys, step by step."""
