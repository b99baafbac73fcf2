"""Works from the files of other programs, added to the record."""
