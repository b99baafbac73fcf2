"""What each family of pages shows: frozen dataclasses made by pure functions of a book. No markup."""
