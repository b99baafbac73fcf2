"""The search: its documents, their terms, and the index that `scripts/find.js` reads."""
