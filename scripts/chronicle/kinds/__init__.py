"""The kinds of records, a folder each: what a record may be, its page, how it is found and cited.

JSON Schemas that editors use come from the models (`exports/schemas.py`). A field that holds the id
of another record says so in its annotation (`Refers`); the corpus gets all links that way. Field
names follow the design of the record and, for works, the variables of the Citation Style Language
1.0.2.
"""
