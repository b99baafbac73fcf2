"""One module a page family, each a pure function from the book to its pages, with its templates beside it."""
