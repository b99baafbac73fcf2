"""Drawings, each with its data and its template: the period, small timelines, maps, charts."""
