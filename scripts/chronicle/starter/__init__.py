"""The starter: a new project with a small sample record, and this code as a wheel."""
