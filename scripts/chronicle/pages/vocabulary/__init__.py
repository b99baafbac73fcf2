"""The vocabulary of the record."""
