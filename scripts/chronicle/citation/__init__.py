"""How works and pages of this site are cited: in styles, and as BibLaTeX, RIS and CSL-JSON."""
