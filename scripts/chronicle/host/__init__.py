"""What MkDocs calls: the plugin, its options, and what we make as MkDocs’ own pages and files."""
