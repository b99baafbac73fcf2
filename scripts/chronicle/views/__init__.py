"""What each family of pages shows: frozen dataclasses, from pure functions of a book."""
