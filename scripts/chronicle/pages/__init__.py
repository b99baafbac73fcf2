"""The pages generated from the record: pure functions of a history, each next to its template."""
