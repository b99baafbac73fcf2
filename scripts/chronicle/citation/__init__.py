"""Citations of works and of pages of this site: in styles, and as BibLaTeX, RIS and CSL-JSON."""
