"""Charts, timelines and maps, each with its data and its template."""
