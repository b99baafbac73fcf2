"""What a record of each kind is: its fields, where it lives, and what is wrong between records.

A module a kind; `models` names them all. How each is shown, found and described stands elsewhere.
"""
