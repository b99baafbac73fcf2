"""Templates, fonts and the icon."""
