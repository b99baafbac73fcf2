"""A module a page family, with its templates: pure functions from the history to its pages."""
