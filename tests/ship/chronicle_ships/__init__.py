"""Ships: a kind of records that a package of somebody else brings to any history."""
