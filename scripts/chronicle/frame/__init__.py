"""The frame of every page: what a page is, what its template is given, and the pieces all share."""
