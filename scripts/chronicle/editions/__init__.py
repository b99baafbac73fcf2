"""The book for reading away from the site, as PDF and EPUB."""
