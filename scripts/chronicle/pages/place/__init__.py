"""Places, and what maps draw besides them."""
