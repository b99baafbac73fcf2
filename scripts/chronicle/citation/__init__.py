"""A work, or a record of ours, in CSL terms: styles, BibTeX, RIS, COinS."""
