"""The search: its documents, their terms, and the index that MiniSearch reads in the browser."""
