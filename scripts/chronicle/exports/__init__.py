"""What the record is besides pages: one module a format."""
