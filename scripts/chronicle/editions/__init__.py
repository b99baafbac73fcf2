"""The book for reading away from the site: PDF and EPUB."""
