"""Markdown pages, in particular the chapters, and their notes."""
