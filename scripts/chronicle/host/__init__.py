"""The plugin of MkDocs, its options, and our pages and files as pages and files of MkDocs."""
