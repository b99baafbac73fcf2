"""Ships: a kind of records that a package of somebody else adds to any history."""
