"""The words that the record is ordered by."""
