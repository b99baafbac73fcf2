"""A module a page family, with its templates: pure functions from the book to its pages."""
