"""Changes of the record, and withdrawn pages."""
