"""Queries on a history that several kinds of pages, drawings and exports use."""
