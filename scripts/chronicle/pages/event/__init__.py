"""Dated events."""
