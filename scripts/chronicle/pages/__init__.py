"""The pages made from the record: pure functions of a history, each beside its template."""
