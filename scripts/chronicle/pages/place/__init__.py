"""Places, and the other contents of maps."""
