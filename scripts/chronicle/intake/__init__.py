"""Works from the files of other programs, brought into the record."""
