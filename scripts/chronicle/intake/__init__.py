"""Works and rows of tables from the files of other programs, brought into the record."""
