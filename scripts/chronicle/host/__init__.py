"""The MkDocs plugin, its options, and generated pages and files as MkDocs objects."""
